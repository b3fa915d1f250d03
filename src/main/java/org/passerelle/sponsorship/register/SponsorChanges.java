package org.passerelle.sponsorship.register;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.partner.ChangeLog;
import org.passerelle.partner.ChangedMeanwhile;
import org.passerelle.partner.OrganizationEntry;
import org.passerelle.partner.OrganizationFacts;
import org.passerelle.partner.OrganizationRegister;
import org.passerelle.partner.PartiesAnnounced;
import org.passerelle.partner.Refusals;
import org.passerelle.reference.Place;
import org.passerelle.reference.Places;
import org.passerelle.reference.Today;
import org.passerelle.sponsorship.SponsorKind;
import org.passerelle.sponsorship.register.Member.Declaration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What staff enter about sponsors. Each change starts from a version of the organization and is refused when that is not the last any more
 * ({@link ChangedMeanwhile}), is noted with what stood before, and is audited. Members appear in the change log by number only.
 */
@Service
public class SponsorChanges {

  private static final String SPONSOR = "sponsor";

  private final OrganizationRegister register;
  private final SponsorFacts facts;
  private final SponsorRegister sponsors;
  private final Members members;
  private final Vettings vettings;
  private final ShownFunds funds;
  private final Allocations allocations;
  private final Places places;
  private final PartiesAnnounced parties;
  private final ChangeLog log;
  private final Audit audit;
  private final Today today;

  SponsorChanges(OrganizationRegister register, SponsorFacts facts, SponsorRegister sponsors, Members members, Vettings vettings, ShownFunds funds,
      Allocations allocations, Places places, PartiesAnnounced parties, ChangeLog log, Audit audit, Today today) {
    this.register = register;
    this.facts = facts;
    this.sponsors = sponsors;
    this.members = members;
    this.vettings = vettings;
    this.funds = funds;
    this.allocations = allocations;
    this.places = places;
    this.parties = parties;
    this.log = log;
    this.audit = audit;
    this.today = today;
  }

  /**
   * What a sponsor is in law, as it is entered.
   *
   * @param holder code of the agreement holder of a constituent group
   * @param planC  whether a holder's agreement is in Plan C
   */
  public record Entry(SponsorKind kind, String place, @Nullable String category, @Nullable String holder, @Nullable LocalDate activeSince,
      @Nullable String charityNumber, @Nullable String reqNumber, boolean planC) {
  }

  /**
   * Enters a sponsor, which can carry nobody until its profile says whom.
   *
   * @throws Refusals when the code is used, or the facts contradict each other
   */
  @Transactional
  public void enter(String code, OrganizationFacts organization, Entry entry) {
    UUID id = UUID.randomUUID();
    Optional<UUID> holder = check(id, entry);
    new Refusals.Gathered().when(!register.add(id, code, SPONSOR, organization), "code", "organization.fault.codeUsed").refuse();
    sponsors.add(id, entry.kind(), entry.place(), List.of(organization.language()));
    facts.write(read(id, entry, holder, true));
    log.note(id, "entered", null, Map.of(), organization.byField(), today.get());
    log.note(id, "sponsorFacts", null, Map.of(), logged(facts.of(id)), today.get());
    audit.record("enterSponsor", code, null);
    parties.changed(id);
  }

  @Transactional
  public void changeFacts(OrganizationEntry sponsor, int version, Entry entry) {
    register.claim(sponsor.id(), version);
    Optional<UUID> holder = check(sponsor.id(), entry);
    SponsorFacts.Facts before = facts.of(sponsor.id());
    Map<String, @Nullable String> was = logged(before);
    facts.write(read(sponsor.id(), entry, holder, before.membersKept()));
    sponsors.place(sponsor.id(), entry.place());
    log.note(sponsor.id(), "sponsorFacts", null, was, logged(facts.of(sponsor.id())), today.get());
    audit.record("changeSponsor", sponsor.code(), null);
  }

  /** Adds a member; the first one makes the members on file count. */
  @Transactional
  public void addMember(OrganizationEntry sponsor, int version, Member.Facts member, Map<Bar, Declaration> declared, LocalDate fromDay) {
    register.claim(sponsor.id(), version);
    new Refusals.Gathered().when(members.of(sponsor.id()).size() >= Members.MOST, "name", "sponsor.fault.mostMembers", String.valueOf(Members.MOST)).refuse();
    silenceOthers(sponsor.id(), member);
    Member added = members.add(sponsor.id(), member, fromDay);
    declared.forEach((bar, declaration) -> members.declare(added.id(), bar, declaration));
    facts.keepMembers(sponsor.id());
    log.note(sponsor.id(), "sponsorMemberAdded", number(added), null, fromDay);
    audit.record("addSponsorMember", sponsor.code(), number(added));
  }

  /** Changes what is kept of a member, and adds what the member newly declares. */
  @Transactional
  public void changeMember(OrganizationEntry sponsor, int version, UUID id, Member.Facts changed, Map<Bar, Declaration> declared) {
    register.claim(sponsor.id(), version);
    Member member = members.find(sponsor.id(), id).orElseThrow();
    if (!member.facts().spokesperson()) {
      silenceOthers(sponsor.id(), changed);
    }
    members.write(id, changed);
    declared.forEach((bar, declaration) -> {
      if (!declaration.equals(member.declared().get(bar))) {
        members.declare(id, bar, declaration);
      }
    });
    log.note(sponsor.id(), "sponsorMemberChanged", number(member), logged(member.facts()), logged(changed), today.get());
    audit.record("changeSponsorMember", sponsor.code(), number(member));
  }

  @Transactional
  public void endMember(OrganizationEntry sponsor, int version, UUID id, LocalDate lastDay) {
    register.claim(sponsor.id(), version);
    Member member = members.find(sponsor.id(), id).orElseThrow();
    new Refusals.Gathered().when(lastDay.isBefore(member.fromDay()), "lastDay", "organization.fault.endBeforeStart").refuse();
    members.end(id, lastDay);
    log.note(sponsor.id(), "sponsorMemberEnded", number(member), null, lastDay.plusDays(1));
    audit.record("endSponsorMember", sponsor.code(), number(member));
  }

  /** Adds a vetting, which counts from now on. */
  @Transactional
  public void vet(OrganizationEntry sponsor, int version, Vetting vetting) {
    register.claim(sponsor.id(), version);
    new Refusals.Gathered()
        .when(vetting.vettedOn().isAfter(today.get()), "vettedOn", "sponsor.fault.future")
        .when(vetting.validUntil() != null && vetting.validUntil().isBefore(vetting.vettedOn()), "validUntil", "organization.fault.endBeforeStart").refuse();
    vettings.add(vetting);
    log.note(sponsor.id(), "sponsorVetted." + vetting.outcome(), null, null, vetting.vettedOn());
    audit.record("vetSponsor", sponsor.code(), vetting.outcome());
  }

  @Transactional
  public void showFunds(OrganizationEntry sponsor, int version, Funds shown) {
    register.claim(sponsor.id(), version);
    new Refusals.Gathered()
        .when(shown.shownOn().isAfter(today.get()), "shownOn", "sponsor.fault.future")
        .when(shown.validUntil() != null && shown.validUntil().isBefore(shown.shownOn()), "validUntil", "organization.fault.endBeforeStart")
        .when(Funds.IN_KIND.equals(shown.kind()) && shown.item() == null, "item", "sponsor.fault.item")
        .when(shown.memberId() != null && members.find(sponsor.id(), shown.memberId()).isEmpty(), "member", "organization.fault.choose").refuse();
    funds.add(shown);
    log.note(sponsor.id(), "sponsorFundsShown", null, null, shown.shownOn());
    audit.record("showSponsorFunds", sponsor.code(), shown.kind());
  }

  /** From that day on, what was shown no longer counts. Does nothing when it was withdrawn before. */
  @Transactional
  public void withdrawFunds(OrganizationEntry sponsor, int version, long id, LocalDate from) {
    register.claim(sponsor.id(), version);
    if (funds.withdraw(sponsor.id(), id, from)) {
      log.note(sponsor.id(), "sponsorFundsWithdrawn", null, null, from);
      audit.record("withdrawSponsorFunds", sponsor.code(), null);
    }
  }

  /**
   * Sets an agreement holder's allocation of a year.
   *
   * @param persons that it and its constituent groups may sponsor
   * @throws Refusals when more than that is used already
   */
  @Transactional
  public void allocate(OrganizationEntry holder, int version, int year, int persons) {
    register.claim(holder.id(), version);
    Optional<Allocation> before = allocations.find(holder.id(), year);
    new Refusals.Gathered()
        .when(facts.of(holder.id()).kind() != SponsorKind.agreementHolder, "allocationYear", "sponsor.fault.notHolder").refuse();
    new Refusals.Gathered()
        .when(!allocations.set(holder.id(), year, persons), "allocationPersons", "sponsor.fault.allocationUsed",
            before.map(Allocation::used).map(String::valueOf).orElse("0")).refuse();
    log.note(holder.id(), "sponsorAllocation", String.valueOf(year), changed("allocationPersons", before.map(Allocation::persons).orElse(null)),
        changed("allocationPersons", persons), LocalDate.of(year, 1, 1));
    audit.record("allocateToSponsor", holder.code(), String.valueOf(year));
  }

  private void silenceOthers(UUID sponsor, Member.Facts member) {
    if (member.spokesperson()) {
      members.silence(sponsor);
    }
  }

  private Optional<UUID> check(UUID sponsor, Entry entry) {
    Optional<Place> place = places.find(entry.place());
    boolean quebec = place.filter(found -> Places.QUEBEC.equals(found.province())).isPresent();
    Optional<UUID> holder = Optional.ofNullable(entry.holder()).flatMap(sponsors::holder).filter(found -> !found.equals(sponsor));
    boolean group = entry.kind() == SponsorKind.constituentGroup;
    new Refusals.Gathered()
        .when(place.isEmpty(), "sponsorPlace", "organization.fault.choose")
        .when(place.isPresent() && entry.kind().quebec() != quebec, "sponsorPlace", entry.kind().quebec() ? "sponsor.fault.inQuebec" : "sponsor.fault.outsideQuebec")
        .when(entry.kind().quebec() && entry.category() == null, "sponsorCategory", "organization.fault.required")
        .when(!entry.kind().quebec() && entry.category() != null, "sponsorCategory", "sponsor.fault.categoryOutside")
        .when(group && entry.holder() == null, "sponsorHolder", "organization.fault.required")
        .when(group && entry.holder() != null && holder.isEmpty(), "sponsorHolder", "sponsor.fault.holder")
        .when(!group && entry.holder() != null, "sponsorHolder", "sponsor.fault.holderOfGroup")
        .when(entry.planC() && entry.kind() != SponsorKind.agreementHolder, "planC", "sponsor.fault.planCOfHolder")
        .when(entry.activeSince() != null && entry.activeSince().isAfter(today.get()), "activeSince", "sponsor.fault.future").refuse();
    return holder;
  }

  private static SponsorFacts.Facts read(UUID id, Entry entry, Optional<UUID> holder, boolean membersKept) {
    return new SponsorFacts.Facts(id, entry.kind(), entry.place(), entry.category(), holder.orElse(null), entry.activeSince(), entry.charityNumber(),
        entry.reqNumber(), entry.planC(), membersKept);
  }

  private Map<String, @Nullable String> logged(SponsorFacts.Facts of) {
    Map<String, @Nullable String> fields = of.byField();
    fields.put("sponsorHolder", of.holderId() == null ? null : sponsors.code(of.holderId()));
    return fields;
  }

  private static Map<String, @Nullable String> logged(Member.Facts member) {
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    fields.put("spokesperson", String.valueOf(member.spokesperson()));
    fields.put("memberStatus", member.status());
    fields.put("adult", String.valueOf(member.adult()));
    fields.put("livesInCommunity", String.valueOf(member.livesInCommunity()));
    fields.put("householdPersons", member.householdPersons() == null ? null : member.householdPersons().toString());
    return fields;
  }

  private static Map<String, @Nullable String> changed(String field, @Nullable Integer value) {
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    fields.put(field, value == null ? null : value.toString());
    return fields;
  }

  private static String number(Member member) {
    return String.valueOf(member.number());
  }
}
