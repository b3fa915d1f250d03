package org.passerelle.handoff;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What those who receive families plan by: how many come in which week to which city, and which notices they have acknowledged. */
@Service
public class ExpectedArrivals {

  /** Arrivals are planned half a year ahead at most in practice; a later one is in the list. */
  static final int WEEKS_AHEAD = 26;
  /** Whoever has not reported an arrival for longer finds it among what is asked. */
  static final int WEEKS_BACK = 2;

  private final ArrivalCounts counts;
  private final GivenReceipts receipts;
  private final NoticesOfArrival notices;

  ExpectedArrivals(ArrivalCounts counts, GivenReceipts receipts, NoticesOfArrival notices) {
    this.counts = counts;
    this.receipts = receipts;
    this.notices = notices;
  }

  /**
   * Families on their way to this recipient and not reported as arrived, counted from {@value #WEEKS_BACK} weeks ago to {@value #WEEKS_AHEAD} weeks
   * ahead.
   */
  @Transactional
  public ArrivalWeeks weeks(UUID recipient, DisclosureChannel channel) {
    Allowed allowed = notices.allowed(recipient, channel);
    if (!allowed.may(DisclosedField.itinerary) || !allowed.may(DisclosedField.destination)) {
      return ArrivalWeeks.UNTOLD;
    }
    LocalDate thisWeek = ArrivalFilter.monday(notices.today(recipient));
    // A count is no row in the register of disclosures: it names no case, and each family in it was announced to this recipient before. Opening the
    // list behind it tells of cases, and is registered.
    List<ArrivalWeeks.Cell> cells = counts.of(recipient, thisWeek.minusWeeks(WEEKS_BACK), thisWeek.plusWeeks(WEEKS_AHEAD + 1));
    return ArrivalWeeks.of(cells.stream().map(cell -> cell.only(allowed)).toList(), thisWeek);
  }

  /** The receipts this recipient gave for those notices, by the id of the notice. */
  @Transactional(readOnly = true)
  public Map<UUID, GivenReceipt> receipts(UUID recipient, Collection<Notice> of) {
    return receipts.of(recipient, of.stream().map(Notice::id).toList()).stream().collect(Collectors.toMap(GivenReceipt::noticeId, Function.identity()));
  }
}
