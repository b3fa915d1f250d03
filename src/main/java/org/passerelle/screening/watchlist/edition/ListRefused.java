package org.passerelle.screening.watchlist.edition;

import org.jspecify.annotations.Nullable;

/** A file that is not loaded: what is wrong with it, and where. Nothing of it is kept. */
public final class ListRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final @Nullable Where where;
  private final @Nullable String after;
  private final transient Object[] arguments;

  private ListRefused(Reason reason, @Nullable Where where, @Nullable String after, Object... arguments) {
    super(reason.name());
    this.reason = reason;
    this.where = where;
    this.after = after;
    this.arguments = arguments;
  }

  static ListRefused whole(Reason reason, Object... arguments) {
    return new ListRefused(reason, null, null, arguments);
  }

  static ListRefused at(Where where, Reason reason, Object... arguments) {
    return new ListRefused(reason, where, null, arguments);
  }

  /** The same, once it is known what was read before it. */
  ListRefused after(@Nullable String reference) {
    return after != null || reference == null ? this : new ListRefused(reason, where, reference, arguments());
  }

  /** Why; the sentence is {@code watchlist.refused.<name>}. */
  public enum Reason {
    noFile, empty, tooLarge, interrupted, archive, notUtf8, wrongRoot, otherList, doctype, broken, missing, badDate, badYears, badCode, tooLong, tooMany,
    control, twice, unknownColumn, columnTwice, missingColumn, noEntries, quoteOpen, unreadable
  }

  public Reason reason() {
    return reason;
  }

  /** Key of the sentence that says what is wrong. */
  public String messageKey() {
    return "watchlist.refused." + reason;
  }

  public Object[] arguments() {
    return arguments == null ? new Object[0] : arguments;
  }

  /** Where in the file; null when it is wrong as a whole. */
  public @Nullable Where where() {
    return where;
  }

  /** Reference of the last entry that was read without fault; null when there was none. */
  public @Nullable String after() {
    return after;
  }

  /**
   * A place in a file.
   *
   * @param line   from 1
   * @param column from 1; null where {@code field} says it better
   * @param field  name of a column or element
   */
  public record Where(int line, @Nullable Integer column, @Nullable String field) {

    static Where column(int line, int column) {
      return new Where(line, column, null);
    }

    static Where field(int line, String field) {
      return new Where(line, null, field);
    }
  }
}
