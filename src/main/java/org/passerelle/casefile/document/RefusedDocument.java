package org.passerelle.casefile.document;

/** A document is not taken in; nothing of it is kept. Carries the key of a sentence that says why, with what stands in its blanks. */
public final class RefusedDocument extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final transient Object[] arguments;

  RefusedDocument(Reason reason, Object... arguments) {
    super("document refused: " + reason);
    this.reason = reason;
    this.arguments = arguments;
  }

  public Reason reason() {
    return reason;
  }

  /** Key of the sentence that says why. */
  public String messageKey() {
    return "document.refused." + reason;
  }

  public Object[] arguments() {
    return arguments == null ? new Object[0] : arguments;
  }

  /** Why. */
  public enum Reason {
    empty, tooLarge,
    /** Neither PDF nor JPEG nor PNG by its content. */
    otherType,
    /** It begins as one of them and is not one that can be shown. */
    damaged,
    /** A picture of more points than anyone scans: what a bomb looks like that fills a reader's memory. */
    tooManyPixels, infected,
    /** The organization has given too many that no submission has named yet. */
    tooMany,
    /** The connection broke before all of it had arrived. */
    interrupted
  }
}
