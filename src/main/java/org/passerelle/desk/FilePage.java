package org.passerelle.desk;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.passerelle.access.Role;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseArchive;
import org.passerelle.casefile.CaseClock;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseWaits;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.casefile.Timeline;
import org.passerelle.casefile.document.Document;
import org.passerelle.casefile.document.Documents;
import org.passerelle.handoff.HandoffRecords;
import org.passerelle.handoff.Milestones;
import org.passerelle.handoff.NoticeRecipient;
import org.passerelle.handoff.NoticeRecipients;
import org.passerelle.handoff.destining.DestinationRequests;
import org.passerelle.identity.IdentityFile;
import org.passerelle.identity.IncidentsOnFile;
import org.passerelle.identity.biometrics.BiometricsOnFile;
import org.passerelle.partner.Organizations;
import org.passerelle.reference.Provinces;
import org.passerelle.referral.Questions;
import org.passerelle.referral.Referral;
import org.passerelle.referral.Referrals;
import org.passerelle.screening.duplicate.SuspicionsOnFile;
import org.passerelle.screening.merge.LinksOnFile;
import org.passerelle.screening.watchlist.hit.HitsOnFile;
import org.passerelle.sponsorship.Charges;
import org.passerelle.sponsorship.eligibility.NamedSponsor;
import org.passerelle.sponsorship.undertaking.UndertakingsOnFile;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Gathers what one family's file shows from the rooms that keep it. */
@Component
class FilePage {

  private final Persons persons;
  private final Referrals referrals;
  private final Organizations organizations;
  private final Provinces provinces;
  private final SuspicionsOnFile suspicions;
  private final HitsOnFile hits;
  private final LinksOnFile links;
  private final IdentityFile identity;
  private final BiometricsOnFile biometrics;
  private final IncidentsOnFile incidents;
  private final Charges charges;
  private final NamedSponsor namedSponsor;
  private final UndertakingsOnFile undertakings;
  private final HandoffRecords handoff;
  private final DestinationRequests destinations;
  private final NoticeRecipients noticeRecipients;
  private final Milestones milestones;
  private final CaseArchive archive;
  private final Timeline timeline;
  private final CaseWaits waits;
  private final Documents documents;
  private final Questions questions;

  FilePage(Persons persons, Referrals referrals, Organizations organizations, Provinces provinces, SuspicionsOnFile suspicions, LinksOnFile links,
      HitsOnFile hits, IdentityFile identity, IncidentsOnFile incidents, BiometricsOnFile biometrics, Charges charges, NamedSponsor namedSponsor,
      UndertakingsOnFile undertakings, HandoffRecords handoff, DestinationRequests destinations, NoticeRecipients noticeRecipients,
      Milestones milestones, CaseArchive archive, Timeline timeline, CaseWaits waits, Documents documents, Questions questions) {
    this.persons = persons;
    this.referrals = referrals;
    this.organizations = organizations;
    this.provinces = provinces;
    this.suspicions = suspicions;
    this.hits = hits;
    this.links = links;
    this.identity = identity;
    this.biometrics = biometrics;
    this.incidents = incidents;
    this.charges = charges;
    this.namedSponsor = namedSponsor;
    this.undertakings = undertakings;
    this.handoff = handoff;
    this.destinations = destinations;
    this.noticeRecipients = noticeRecipients;
    this.milestones = milestones;
    this.archive = archive;
    this.timeline = timeline;
    this.waits = waits;
    this.documents = documents;
    this.questions = questions;
  }

  void fill(Model model, CaseFile file) {
    String language = LocaleContextHolder.getLocale().getLanguage();
    Referral referral = referrals.get(file.id());
    List<CaseClock.Booking> bookings = waits.clock(file);
    model.addAttribute("file", file);
    model.addAttribute("partner", organizations.get(file.partnerId()).name(language));
    List<Person> people = persons.of(file.id());
    model.addAttribute("people", people);
    model.addAttribute("names", people.stream().collect(Collectors.toMap(Person::id, Person::fullName)));
    model.addAttribute("referral", referral);
    model.addAttribute("sent", referrals.lastSent(file.id()));
    model.addAttribute("confidential", referrals.hasConfidential(file.id()));
    model.addAttribute("faults", referrals.faults(file.id()));
    model.addAttribute("province", Optional.ofNullable(referral.intendedProvince()).map(code -> provinces.get(code).name(language)).orElse(""));
    model.addAttribute("namedSponsor", Optional.ofNullable(referral.sponsorCode()).flatMap(organizations::byCode)
        .map(sponsor -> sponsor.name(language)).orElse(""));
    model.addAttribute("questions", questions.ofCase(file.id()));
    List<Document> given = documents.ofCase(file.id());
    model.addAttribute("documents", given);
    model.addAttribute("papers", given.stream().collect(Collectors.toMap(document -> document.id().toString(), Function.identity())));
    model.addAttribute("suspicions", suspicions.of(file.id()));
    model.addAttribute("hits", hits.ofCase(file.id()));
    model.addAttribute("mayReadHits", WatchlistHitPages.mayRead());
    model.addAttribute("links", links.of(file.id()));
    model.addAttribute("linkNames", links.names(file.id()));
    model.addAttribute("mayUndo", PairPage.has(Role.mergeUnit));
    model.addAttribute("mayCompare", SignedIn.isAny(Role.READERS_OF_DUPLICATES));
    model.addAttribute("identity", identity.of(file.id()));
    model.addAttribute("mayReadEvidence", SignedIn.isAny(Role.READERS_OF_IDENTITY));
    model.addAttribute("mayReadRounds", SignedIn.isAny(Role.READERS_OF_ROUNDS));
    model.addAttribute("mayReadPayments", SignedIn.isAny(Role.READERS_OF_PAYMENTS));
    model.addAttribute("biometrics", BiometricsPages.mayRead() ? biometrics.members(file.id()) : List.of());
    model.addAttribute("detours", incidents.detours(file.id()));
    model.addAttribute("incidents", incidents.of(file.id()));
    model.addAttribute("sponsorship", charges.of(file.id()));
    model.addAttribute("named", file.open() ? namedSponsor.of(file.id()).orElse(null) : null);
    model.addAttribute("undertakings", undertakings.ofCase(file.id()));
    model.addAttribute("mayReadUndertakings", SignedIn.isAny(Role.READERS_OF_UNDERTAKINGS));
    model.addAttribute("mayReadStream", StreamPages.mayRead());
    model.addAttribute("handoff", handoff.of(file.id()));
    model.addAttribute("destinationRequest", destinations.of(file.id()).orElse(null));
    model.addAttribute("mayReadDestination", SignedIn.isAny(Role.READERS_OF_DESTINATIONS));
    model.addAttribute("noticeRecipients", noticeRecipients.of(file.id()).stream().collect(Collectors.groupingBy(NoticeRecipient::noticeId)));
    model.addAttribute("milestones", milestones.of(file.id()));
    model.addAttribute("archiveAfter", archive.archivedAfter(file.id()).orElse(null));
    model.addAttribute("mayReadDisclosures", SignedIn.isAny(Role.READERS_OF_DISCLOSURES));
    model.addAttribute("timeline", timeline.of(file.id()));
    model.addAttribute("sums", CaseClock.byHolder(bookings));
    model.addAttribute("now", bookings.isEmpty() || !file.open() ? null : bookings.get(bookings.size() - 1));
    model.addAttribute("language", language);
    model.addAttribute("mayRecord", SignedIn.isAny(Role.OFFICERS));
  }
}
