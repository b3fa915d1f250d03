package org.passerelle.handoff.process;

import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.handoff.NoticeRecipient;
import org.passerelle.handoff.NoticeRecipients;
import org.passerelle.handoff.NoticesOfArrival;

/** Sends the notice of arrival again, because nobody gave a receipt. */
@ModelBean("resendNoticeDelegate")
class ResendNoticeDelegate implements JavaDelegate {

  private final NoticesOfArrival notices;
  private final NoticeRecipients recipients;

  ResendNoticeDelegate(NoticesOfArrival notices, NoticeRecipients recipients) {
    this.notices = notices;
    this.recipients = recipients;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(HandoffModel.SENT_AGAIN, true);
    execution.setVariable(HandoffModel.RECEIPT_DUE_AT, Date.from(notices.sendAgain(Variables.caseId(execution))));
    List<NoticeRecipient> silent = recipients.silent(Variables.caseId(execution));
    execution.setVariable(HandoffModel.SILENT_EN, listed(silent, "en"));
    execution.setVariable(HandoffModel.SILENT_FR, listed(silent, "fr"));
  }

  /** Names of organizations and the numbers of their desks, as the form shows them: nothing about a person. */
  private static String listed(List<NoticeRecipient> silent, String language) {
    return silent.stream().map(each -> "- " + each.name(language) + (each.telephone() == null ? "" : " · " + each.telephone()))
        .collect(Collectors.joining("\n"));
  }
}
