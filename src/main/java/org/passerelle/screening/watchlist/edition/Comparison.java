package org.passerelle.screening.watchlist.edition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a list differs from an earlier edition of it: removed entries first, then changed, then added, each in the order of its list.
 *
 * @param changes one for each entry that differs
 */
record Comparison(List<Change> changes) {

  private static final Map<String, Function<ListEntry, @Nullable Object>> FIELDS = fields();

  Comparison {
    changes = List.copyOf(changes);
  }

  static Comparison between(Map<String, ListEntry> before, List<ListEntry> now) {
    Map<String, ListEntry> gone = new LinkedHashMap<>(before);
    List<Change> changed = new ArrayList<>();
    List<Change> added = new ArrayList<>();
    for (ListEntry entry : now) {
      ListEntry old = gone.remove(entry.reference());
      if (old == null) {
        added.add(new Change(Kind.added, null, entry, List.of()));
      } else if (!old.equals(entry)) {
        changed.add(new Change(Kind.changed, old, entry, different(old, entry)));
      }
    }
    List<Change> all = new ArrayList<>(gone.values().stream().map(old -> new Change(Kind.removed, old, null, List.of())).toList());
    all.addAll(changed);
    all.addAll(added);
    return new Comparison(all);
  }

  int count(Kind kind) {
    return (int) changes.stream().filter(change -> change.kind() == kind).count();
  }

  private static List<String> different(ListEntry one, ListEntry other) {
    return FIELDS.entrySet().stream().filter(field -> !Objects.equals(field.getValue().apply(one), field.getValue().apply(other)))
        .map(Map.Entry::getKey).toList();
  }

  private static Map<String, Function<ListEntry, @Nullable Object>> fields() {
    Map<String, Function<ListEntry, @Nullable Object>> fields = new LinkedHashMap<>();
    fields.put("kind", ListEntry::kind);
    fields.put("names", ListEntry::names);
    fields.put("births", ListEntry::births);
    fields.put("sex", ListEntry::sex);
    fields.put("nationalities", ListEntry::nationalities);
    fields.put("documents", ListEntry::documents);
    fields.put("titles", ListEntry::titles);
    fields.put("birthPlaces", ListEntry::birthPlaces);
    fields.put("addresses", ListEntry::addresses);
    fields.put("programme", ListEntry::programme);
    fields.put("listedOn", ListEntry::listedOn);
    fields.put("remarks", ListEntry::remarks);
    return fields;
  }

  /** What became of an entry. */
  enum Kind {
    removed, changed, added
  }

  /**
   * An entry that differs.
   *
   * @param before null when it was added
   * @param after  null when it was removed
   * @param fields what differs; empty unless it was changed
   */
  record Change(Kind kind, @Nullable ListEntry before, @Nullable ListEntry after, List<String> fields) {

    ListEntry known() {
      return after != null ? after : Objects.requireNonNull(before);
    }
  }
}
