package org.passerelle.referral.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.passerelle.referral.Fault;
import org.passerelle.referral.Referral;
import org.passerelle.referral.ReferralFiles.Standing;
import org.passerelle.referral.ReferralFiles.View;
import org.passerelle.referral.web.ReferralAnswer.Found;
import org.passerelle.referral.web.ReferralAnswer.Ineligible;
import org.passerelle.referral.web.ReferralAnswer.Returned;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Puts a referral into the words of the answer. */
@Component
class ReferralAnswers {

  private final MessageSource messages;

  ReferralAnswers(MessageSource messages) {
    this.messages = messages;
  }

  ReferralAnswer shortly(Standing standing) {
    return answer(standing, null, null, null, null);
  }

  ReferralAnswer fully(View view) {
    Referral referral = view.referral();
    Returned returned = view.standing().returned() && referral.resubmitBy() != null
        ? new Returned(referral.resubmitBy(), referral.returnReason(), found(view.faults(), true)) : null;
    Ineligible ineligible = "ineligible".equals(referral.decision())
        ? new Ineligible(referral.decisionGround(), message("ground." + referral.decisionGround()), referral.decisionReason()) : null;
    return answer(view.standing(), referral.version(), returned, found(view.faults(), false), ineligible);
  }

  private ReferralAnswer answer(Standing standing, @Nullable Integer version, @Nullable Returned returned, @Nullable List<Found> remarks,
      @Nullable Ineligible ineligible) {
    var file = standing.file();
    return new ReferralAnswer(file.number(), file.partnerReference(), standing.status(), message("status." + standing.status()),
        standing.heldBy(), standing.heldBy() == null ? null : message("holder." + standing.heldBy()), standing.until(),
        file.priority() == null ? null : file.priority().name(), file.receivedAt(), file.closedAt(), version, returned, remarks, ineligible);
  }

  private List<Found> found(List<Fault> faults, boolean returning) {
    return faults.stream().filter(fault -> fault.code().returns() == returning)
        .map(fault -> new Found(fault.code().name(), fault.field(), message("fault." + fault.code()))).toList();
  }

  private String message(String key) {
    Locale locale = LocaleContextHolder.getLocale();
    return messages.getMessage(key, null, key, locale);
  }
}
