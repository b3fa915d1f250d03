package org.passerelle.sponsorship;

/** What else happens when a sponsor accepts a family. Called in the transaction that takes the answer, after the hold was found to be still there. */
public interface AtAcceptance {

  /**
   * The proposal that is being accepted.
   *
   * @throws NotAcceptable when it cannot be: nothing of the answer is stored then, and the hold stays
   */
  void accepting(Proposal proposal);

  /** The family cannot be accepted, though the hold still runs. Carries a message's key: the reader's language is known at the door. */
  final class NotAcceptable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String messageKey;
    private final transient Object[] arguments;

    public NotAcceptable(String messageKey, Object... arguments) {
      super(messageKey);
      this.messageKey = messageKey;
      this.arguments = arguments;
    }

    public String messageKey() {
      return messageKey;
    }

    public Object[] arguments() {
      return arguments == null ? new Object[0] : arguments;
    }
  }
}
