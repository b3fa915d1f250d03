package org.passerelle.referral.batch;

/** A file that is not taken in. Nothing of it is kept. */
public final class BatchRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final transient Object[] arguments;

  BatchRefused(Reason reason, Object... arguments) {
    super(reason.name());
    this.reason = reason;
    this.arguments = arguments;
  }

  /** Why; the sentence is {@code batch.refused.<name>}. */
  public enum Reason {
    empty, tooLarge, interrupted, spreadsheet, zip, utf16, binary, notUtf8, jsonArray, quoteOpen, unreadable, unknownColumns, columnTwice, missingColumns,
    noRows, tooManyRows
  }

  public Reason reason() {
    return reason;
  }

  /** Key of the sentence that says what is wrong and what to do. */
  public String messageKey() {
    return "batch.refused." + reason;
  }

  public Object[] arguments() {
    return arguments == null ? new Object[0] : arguments;
  }
}
