package org.passerelle.screening.watchlist.edition;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.passerelle.screening.watchlist.edition.ListRefused.Reason;
import org.passerelle.screening.watchlist.edition.ListRefused.Where;

/** Collects the entries of a file; holds each reference to be one entry. */
final class Entries {

  /** More than ten times the longest list we know. */
  static final int MOST = 200_000;

  private final Map<String, ListEntry> entries = new LinkedHashMap<>();
  private @Nullable String last;

  void add(ListEntry entry, Where where) {
    if (entries.putIfAbsent(entry.reference(), entry) != null) {
      throw ListRefused.at(where, Reason.twice, entry.reference());
    }
    if (entries.size() > MOST) {
      throw ListRefused.at(where, Reason.tooMany, MOST);
    }
    last = entry.reference();
  }

  boolean has(String reference) {
    return entries.containsKey(reference);
  }

  /** Reference of the last entry that was read. */
  @Nullable String last() {
    return last;
  }

  /**
   * All of them.
   *
   * @param published day of publication, if the file states one
   */
  ReadList read(@Nullable LocalDate published) {
    if (entries.isEmpty()) {
      throw ListRefused.whole(Reason.noEntries);
    }
    return new ReadList(List.copyOf(entries.values()), published != null ? published
        : entries.values().stream().map(ListEntry::listedOn).filter(Objects::nonNull).max(LocalDate::compareTo).orElse(null));
  }
}
