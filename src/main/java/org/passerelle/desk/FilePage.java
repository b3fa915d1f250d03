package org.passerelle.desk;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.passerelle.casefile.CaseClock;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseWaits;
import org.passerelle.casefile.Persons;
import org.passerelle.casefile.Timeline;
import org.passerelle.partner.Organizations;
import org.passerelle.referral.Referrals;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Gathers what one family's file shows from the rooms that keep it. */
@Component
class FilePage {

  private final Persons persons;
  private final Referrals referrals;
  private final Organizations organizations;
  private final Timeline timeline;
  private final CaseWaits waits;

  FilePage(Persons persons, Referrals referrals, Organizations organizations, Timeline timeline, CaseWaits waits) {
    this.persons = persons;
    this.referrals = referrals;
    this.organizations = organizations;
    this.timeline = timeline;
    this.waits = waits;
  }

  void fill(Model model, CaseFile file) {
    List<CaseClock.Booking> bookings = waits.clock(file);
    Map<String, Duration> sums = CaseClock.byHolder(bookings);
    model.addAttribute("file", file);
    model.addAttribute("partner", organizations.get(file.partnerId()));
    model.addAttribute("people", persons.of(file.id()));
    model.addAttribute("referral", referrals.get(file.id()));
    model.addAttribute("timeline", timeline.of(file.id()));
    model.addAttribute("sums", sums);
    model.addAttribute("now", bookings.isEmpty() || !file.open() ? null : bookings.get(bookings.size() - 1));
  }
}
