package org.passerelle.handoff.process;

/** Names in {@code provincial-handoff.bpmn}. */
public final class HandoffModel {

  public static final String PROCESS = "provincial-handoff";

  public static final String SELECTION_ANSWERED = "passerelle.selectionAnswered";
  public static final String RECEIPT_GIVEN = "passerelle.noticeReceiptGiven";
  public static final String ARRIVAL_REPORTED = "passerelle.arrivalReported";
  public static final String RECEPTION_CONFIRMED = "passerelle.receptionConfirmed";

  public static final String PLAN_REOPENED = "passerelle.planReopened";
  public static final String ARRIVED_UNANNOUNCED = "passerelle.arrivedUnannounced";
  public static final String FAMILY_TAKEN_OVER = "passerelle.familyTakenOver";

  public static final String CHOOSE_DESTINATION = "userTask_chooseDestination";
  public static final String PLAN_ARRIVAL = "userTask_planArrival";
  public static final String CALL_RECIPIENT = "userTask_callRecipient";
  public static final String SEARCH_FAMILY = "userTask_searchFamily";
  public static final String AWAIT_SELECTION = "receiveTask_awaitSelection";
  public static final String AWAIT_RECEIPT = "receiveTask_awaitReceipt";
  public static final String AWAIT_ARRIVAL = "receiveTask_awaitArrival";
  public static final String AWAIT_RECEPTION = "receiveTask_awaitReception";
  public static final String AWAIT_TAKEOVER = "receiveTask_awaitTakeover";

  public static final String DESTINATION_REGION = "destinationRegion";
  public static final String SPONSOR_RECEIVES = "sponsorReceives";
  public static final String DESTINATION_OPTIONS = "destinationOptions";
  public static final String SELECTION_REMINDER_AT = "selectionReminderAt";
  public static final String SELECTION_GRANTED = "selectionGranted";
  public static final String RECEIPT_DUE_AT = "receiptDueAt";
  public static final String SENT_AGAIN = "noticeSentAgain";
  public static final String SILENT_EN = "silentRecipientsEn";
  public static final String SILENT_FR = "silentRecipientsFr";
  public static final String CALL_RESULT = "callResult";
  public static final String ARRIVAL_REMINDER_AT = "arrivalReminderAt";
  public static final String ARRIVAL_RESULT = "arrivalResult";
  public static final String RECEPTION_REMINDER_AT = "receptionReminderAt";
  public static final String TAKEOVER_DUE_AT = "takeoverDueAt";
  public static final String SEARCH_RESULT = "searchResult";
  public static final String OUTCOME = "handoffOutcome";

  public static final String QUEBEC = "quebec";
  public static final String ELSEWHERE = "elsewhere";
  public static final String RECEIPT_BY_TELEPHONE = "receiptGiven";
  public static final String NO_ANSWER = "noAnswer";
  public static final String FOUND = "found";
  public static final String NOT_FOUND = "notFound";
  public static final String RECEIVED = "received";
  public static final String SELECTION_REFUSED = "selectionRefused";
  public static final String NEVER_ARRIVED = "neverArrived";

  private HandoffModel() {
  }
}
