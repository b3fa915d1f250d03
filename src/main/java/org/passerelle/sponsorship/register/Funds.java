package org.passerelle.sponsorship.register;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money or goods that a sponsor has shown.
 *
 * @param kind        one of {@link #KINDS}
 * @param memberId    whose income is pledged; null for an account or goods
 * @param item        what is given in kind: one of {@link #ITEMS}
 * @param amount      Canadian dollars; of an income, for a year
 * @param confirmedBy user name of the officer who saw the papers
 * @param validUntil  the last day on which it counts; null when it has no end
 * @param withdrawnOn since when it no longer counts; null while it does
 */
public record Funds(long id, UUID sponsorId, String kind, @Nullable UUID memberId, @Nullable String item, BigDecimal amount, LocalDate shownOn,
    String confirmedBy, @Nullable LocalDate validUntil, @Nullable LocalDate withdrawnOn) {

  public static final String INCOME_PLEDGE = "incomePledge";
  public static final String IN_KIND = "inKind";
  public static final List<String> KINDS = List.of("bankAccount", INCOME_PLEDGE, IN_KIND);

  /** The columns of the settlement cost table's caps on deductions in kind. */
  public static final List<String> ITEMS = List.of("shelter", "clothing", "furniture", "household", "linens", "food");

  /** Whether it counts on that day. */
  public boolean on(LocalDate day) {
    return (validUntil == null || !validUntil.isBefore(day)) && (withdrawnOn == null || withdrawnOn.isAfter(day));
  }
}
