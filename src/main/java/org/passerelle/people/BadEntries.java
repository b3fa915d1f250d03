package org.passerelle.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some of what was entered is not right; nothing was stored. Carries messages' keys: the reader's language is known at the door. */
public final class BadEntries extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Entry> entries;

  BadEntries(List<Entry> entries) {
    super(String.valueOf(entries.stream().map(Entry::field).toList()));
    this.entries = List.copyOf(entries);
  }

  BadEntries(String field, String messageKey, Object... arguments) {
    this(List.of(new Entry(field, messageKey, List.of(arguments))));
  }

  public List<Entry> entries() {
    return entries;
  }

  /** One field and what is wrong with it. */
  public record Entry(String field, String messageKey, List<Object> arguments) {

    /** What is filled into the message at this place, or nothing. */
    public @Nullable Object argument(int index) {
      return index < arguments.size() ? arguments.get(index) : null;
    }
  }
}
