package org.passerelle.people;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.people.BadEntries.Entry;

/** A form as it stands on the page: what was entered and what is wrong with it. What is secret is never shown again. */
public final class EntryForm {

  private static final Set<String> SECRET = Set.of("password", "again", "current", "code");

  private final Map<String, List<String>> values;
  private final List<Entry> faults;

  private EntryForm(Map<String, List<String>> values, List<Entry> faults) {
    this.values = values;
    this.faults = faults;
  }

  public static EntryForm blank() {
    return new EntryForm(Map.of(), List.of());
  }

  public static EntryForm sent(Map<String, List<String>> values) {
    return new EntryForm(values, List.of());
  }

  /** A form that stands filled in with two values. */
  public static EntryForm of(String name, String value, String otherName, String otherValue) {
    return new EntryForm(Map.of(name, List.of(value), otherName, List.of(otherValue)), List.of());
  }

  /** The same form with what is wrong with it. */
  public EntryForm with(BadEntries bad) {
    return new EntryForm(values, bad.entries());
  }

  /** What was entered, as it was entered. */
  public String raw(String name) {
    return values.getOrDefault(name, List.of("")).get(0);
  }

  /** What was entered, without spaces around it. */
  public String text(String name) {
    return raw(name).strip();
  }

  /** What stands in the field when the page is shown again. */
  public String value(String name) {
    return SECRET.contains(name) ? "" : raw(name);
  }

  public Set<String> all(String name) {
    return Set.copyOf(values.getOrDefault(name, List.of()));
  }

  public boolean is(String name, String value) {
    return values.getOrDefault(name, List.of()).contains(value);
  }

  public boolean wrong(String name) {
    return fault(name) != null;
  }

  public @Nullable Entry fault(String name) {
    return faults.stream().filter(entry -> entry.field().equals(name)).findFirst().orElse(null);
  }

  public List<Entry> faults() {
    return faults;
  }
}
