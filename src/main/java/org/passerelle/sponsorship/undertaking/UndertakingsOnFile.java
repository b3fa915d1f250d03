package org.passerelle.sponsorship.undertaking;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.document.Document;
import org.passerelle.casefile.document.Documents;
import org.passerelle.reference.Today;
import org.passerelle.sponsorship.FamiliesToPlace;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.FirstYearCosts.Share;
import org.passerelle.sponsorship.Limit.Refusal;
import org.passerelle.sponsorship.Limits;
import org.passerelle.sponsorship.Room;
import org.passerelle.sponsorship.Sponsor;
import org.passerelle.sponsorship.Sponsors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What staff read of undertakings. */
@Service
public class UndertakingsOnFile {

  /** Rows on one page. */
  public static final int PAGE = 25;

  private final UndertakingRegister register;
  private final Filings filings;
  private final ReportRegister reports;
  private final FamiliesListed families;
  private final Reckoning reckoning;
  private final Documents documents;
  private final FamiliesToPlace placing;
  private final Sponsors sponsors;
  private final Limits limits;
  private final Today today;

  UndertakingsOnFile(UndertakingRegister register, Filings filings, ReportRegister reports, FamiliesListed families, Reckoning reckoning, Documents documents,
      FamiliesToPlace placing, Sponsors sponsors, Limits limits, Today today) {
    this.register = register;
    this.filings = filings;
    this.reports = reports;
    this.families = families;
    this.reckoning = reckoning;
    this.documents = documents;
    this.placing = placing;
    this.sponsors = sponsors;
    this.limits = limits;
    this.today = today;
  }

  /** A page of those that wait for their sponsors, the most urgent first; one more than {@link #PAGE} says that others follow. */
  @Transactional(readOnly = true)
  public List<Undertaking> toFile(@Nullable UUID after) {
    return register.toFile(after, PAGE);
  }

  /** A page of those that wait for a decision, the oldest first; one more than {@link #PAGE} says that others follow. */
  @Transactional(readOnly = true)
  public List<Undertaking> toDecide(@Nullable UUID after) {
    return register.toDecide(after, PAGE);
  }

  /**
   * A page of reports whose day is over, the longest first; one more than {@link #PAGE} says that others follow.
   *
   * @param after {@link OwedReport#key} of the last one before; anything else begins with the first
   */
  @Transactional(readOnly = true)
  public List<OwedReport> overdueReports(@Nullable String after) {
    return reports.overdue(today.get(), after == null ? null : OwedReport.at(after).orElse(null), PAGE + 1);
  }

  /** The undertakings of a case, latest first. */
  @Transactional(readOnly = true)
  public List<Undertaking> ofCase(UUID caseId) {
    return register.ofCase(caseId);
  }

  /** All there is on the undertakings of a case, latest first. */
  @Transactional
  public List<OnFile> all(UUID caseId) {
    return register.ofCase(caseId).stream().map(this::onFile).toList();
  }

  private OnFile onFile(Undertaking undertaking) {
    List<Filing> filed = filings.of(undertaking.id());
    FamilyListed family = families.forDecision(undertaking.caseId());
    List<FamilyListed.Member> missing = filed.isEmpty() ? List.of()
        : family.members().stream().filter(member -> !filed.get(0).members().contains(member.id())).toList();
    return new OnFile(undertaking, filed, filed.isEmpty() ? null : reckoning.totals(undertaking, filed.get(0).plan()), reckoning.shares(undertaking), family,
        missing, undertaking.state().live() ? against(undertaking) : List.of(),
        documents.ofUndertaking(undertaking.id()).stream().filter(Document::attached).toList(), reports.of(undertaking.id()));
  }

  /** What stands against the two now, without what this very sponsorship takes. */
  private List<Refusal> against(Undertaking undertaking) {
    Optional<Sponsor> sponsor = sponsors.find(undertaking.sponsorCode());
    if (sponsor.isEmpty()) {
      return List.of(Refusal.of("suspended"));
    }
    FamilyToPlace family = placing.get(undertaking.caseId());
    Set<UUID> others = new HashSet<>(family.tried());
    others.remove(undertaking.sponsorId());
    return limits.against(without(sponsor.get(), family.room()), new FamilyToPlace(family.caseId(), family.caseNumber(), family.priority(), family.room(), family.needs(),
        family.languages(), family.nationality(), family.intendedProvince(), family.sponsorCode(), family.recognized(), family.mayBeShown(), others,
        family.waitingSince()));
  }

  private static Sponsor without(Sponsor sponsor, Room taken) {
    return new Sponsor(sponsor.id(), sponsor.code(), sponsor.kind(), sponsor.place(), sponsor.province(), sponsor.languages(), sponsor.room(),
        sponsor.taken().minus(taken), sponsor.largestHousehold(), sponsor.takes());
  }

  /**
   * An undertaking with all that belongs to it.
   *
   * @param filings latest first
   * @param totals  of the latest filing
   * @param missing members of the family now on file who are not listed on the latest filing
   * @param against what stands against the sponsor now
   * @param papers  what was filed with it, oldest first
   */
  public record OnFile(Undertaking undertaking, List<Filing> filings, @Nullable PlanTotals totals, List<Share> shares, FamilyListed family,
      List<FamilyListed.Member> missing, List<Refusal> against, List<Document> papers, List<SponsorReport> reports) {
  }
}
