package org.passerelle.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.Role;
import org.passerelle.access.SignedIn;
import org.passerelle.identity.choice.Ties;
import org.passerelle.identity.choice.Verifiers;
import org.passerelle.notification.webhook.Webhooks;
import org.passerelle.partner.Agreement;
import org.passerelle.partner.AgreementStanding;
import org.passerelle.partner.AgreementStandings;
import org.passerelle.partner.AgreementStandings.QuotaYear;
import org.passerelle.partner.Agreements;
import org.passerelle.partner.ChangeLog;
import org.passerelle.partner.Contacts;
import org.passerelle.partner.OrganizationEntry;
import org.passerelle.partner.OrganizationFacts;
import org.passerelle.partner.OrganizationRegister;
import org.passerelle.partner.Organizations;
import org.passerelle.partner.Parties;
import org.passerelle.partner.Party;
import org.passerelle.partner.authorization.WorkAuthorizations;
import org.passerelle.reference.Programmes;
import org.passerelle.reference.Provinces;
import org.passerelle.reference.Today;
import org.passerelle.referral.Written;
import org.passerelle.screening.watchlist.hit.OrganizationScreenings;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The register of organizations: who works with us, under which agreement, and how much of its quota is used. */
@Controller
@RequestMapping("/desk/partners")
class PartnerRegisterPages {

  private final OrganizationRegister register;
  private final Agreements agreements;
  private final AgreementStandings standings;
  private final WorkAuthorizations authorizations;
  private final Contacts contacts;
  private final Parties parties;
  private final Verifiers verifiers;
  private final Ties ties;
  private final OrganizationScreenings screenings;
  private final Organizations organizations;
  private final Webhooks webhooks;
  private final ChangeLog log;
  private final Programmes programmes;
  private final Provinces provinces;
  private final RegisterPage page;
  private final Audit audit;
  private final Today today;

  PartnerRegisterPages(OrganizationRegister register, Agreements agreements, AgreementStandings standings,
      WorkAuthorizations authorizations, Contacts contacts, Parties parties, Verifiers verifiers, Ties ties,
      OrganizationScreenings screenings, Organizations organizations, Webhooks webhooks, ChangeLog log, Programmes programmes,
      Provinces provinces, RegisterPage page, Audit audit, Today today) {
    this.register = register;
    this.agreements = agreements;
    this.standings = standings;
    this.authorizations = authorizations;
    this.contacts = contacts;
    this.parties = parties;
    this.verifiers = verifiers;
    this.ties = ties;
    this.screenings = screenings;
    this.organizations = organizations;
    this.webhooks = webhooks;
    this.log = log;
    this.programmes = programmes;
    this.provinces = provinces;
    this.page = page;
    this.audit = audit;
    this.today = today;
  }

  @GetMapping
  String list(Model model, @RequestParam(required = false) @Nullable String kind, @RequestParam(required = false) @Nullable String search,
      @RequestParam(required = false) @Nullable String after) {
    String of = kind != null && OrganizationFacts.KINDS.contains(kind) ? kind : null;
    String wanted = search == null || search.isBlank() || !search.matches(Written.LINE) ? null : search.strip();
    List<OrganizationEntry> found = register.page(of, wanted, after == null || !after.matches(Written.LINE) ? null : after);
    List<OrganizationEntry> shown = found.subList(0, Math.min(found.size(), OrganizationRegister.PAGE));
    Map<UUID, List<AgreementStanding>> standing = standings.of(shown.stream().map(OrganizationEntry::id).toList());
    model.addAttribute("rows", shown.stream().map(each -> Row.of(each, standing.getOrDefault(each.id(), List.of()))).toList());
    model.addAttribute("kind", of);
    model.addAttribute("kinds", OrganizationFacts.KINDS);
    model.addAttribute("search", wanted);
    model.addAttribute("next", found.size() > OrganizationRegister.PAGE ? found.get(OrganizationRegister.PAGE - 1).code() : null);
    model.addAttribute("mayChange", mayChange());
    return "desk/partners";
  }

  @GetMapping("/{code}")
  String one(Model model, @PathVariable String code, @RequestParam(required = false) @Nullable Long before) {
    OrganizationEntry organization = page.find(code);
    audit.record("readOrganization", code, null);
    List<ChangeLog.Change> changes = log.of(organization.id(), before);
    List<Agreement> all = agreements.of(organization.id());
    Map<UUID, List<QuotaYear>> years = standings.years(all);
    List<AgreementView> views =
        all.stream().map(each -> new AgreementView(each, today.get(), years.getOrDefault(each.id(), List.of()))).toList();
    model.addAttribute("organization", organization);
    model.addAttribute("name", RegisterPage.name(organization));
    model.addAttribute("province", organization.province() == null ? null : provinces.get(organization.province()).name(language()));
    model.addAttribute("agreements", views);
    model.addAttribute("refused", organization.referralPartner() && all.stream().noneMatch(each -> each.covers(Agreement.REFERRAL, today.get())));
    model.addAttribute("unasked",
        organization.verifier() && all.stream().noneMatch(each -> each.covers(Agreement.IDENTITY_CONFIRMATION, today.get())));
    model.addAttribute("authorizations",
        authorizations.naming(organization.id()).stream().map(each -> AuthorizationPages.Row.of(each, today.get())).toList());
    model.addAttribute("mayReadAuthorizations", isOneOf(Role.READERS_OF_AUTHORIZATIONS));
    model.addAttribute("contacts", contacts.of(organization.id()));
    Map<Boolean, List<Party>> byPast = parties.of(organization.id()).stream().collect(Collectors.partitioningBy(each -> each.past(today.get())));
    model.addAttribute("parties", byPast.get(false));
    model.addAttribute("pastParties", byPast.get(true));
    model.addAttribute("receiver", Role.RECEIVERS.stream().anyMatch(role -> role.name().equals(organization.kind())));
    model.addAttribute("webhook", webhooks.of(organization.id()).orElse(null));
    model.addAttribute("cities", organizations.citiesOf(organization.id()));
    model.addAttribute("telephone", organizations.telephone(organization.id()).orElse(null));
    model.addAttribute("verifier", verifiers.facts(organization.id()).orElse(null));
    model.addAttribute("ties", ties.of(organization.id()));
    model.addAttribute("standing", screenings.of(organization.id()));
    model.addAttribute("mayReadHits", WatchlistHitPages.mayRead());
    model.addAttribute("mayChangeParties", isOneOf(Role.KEEPERS_OF_PARTIES));
    model.addAttribute("changes", changes.subList(0, Math.min(changes.size(), ChangeLog.PAGE)));
    model.addAttribute("next", changes.size() > ChangeLog.PAGE ? changes.get(ChangeLog.PAGE - 1).id() : null);
    model.addAttribute("programmes", programmes.all());
    model.addAttribute("language", language());
    model.addAttribute("today", today.get());
    model.addAttribute("mayChange", mayChange());
    return "desk/partner";
  }

  private static boolean mayChange() {
    return isOneOf(Set.of(Role.admin));
  }

  private static boolean isOneOf(Set<Role> roles) {
    return SignedIn.current().filter(reader -> roles.stream().anyMatch(reader::has)).isPresent();
  }

  private static String language() {
    return LocaleContextHolder.getLocale().getLanguage();
  }

  /**
   * An organization in the list.
   *
   * @param running its agreements that hold today, suspended ones too
   * @param other   when none holds, the one that comes next or ended last; null when there never was one
   */
  public record Row(OrganizationEntry organization, String name, List<AgreementStanding> running, @Nullable AgreementStanding other) {

    static Row of(OrganizationEntry organization, List<AgreementStanding> all) {
      List<AgreementStanding> running = all.stream().filter(AgreementStanding::running).toList();
      return new Row(organization, RegisterPage.name(organization), running, running.isEmpty() && !all.isEmpty() ? all.get(0) : null);
    }
  }

  /** An agreement with its history, as one page shows it. */
  public record AgreementView(Agreement agreement, LocalDate today, List<QuotaYear> years) {

    public Agreement.State state() {
      return agreement.on(today);
    }

    /** What holds today; before the first day, what will. */
    public Agreement.Terms terms() {
      return agreement.termsOn(today).orElse(agreement.terms().get(0));
    }

    /** Terms that were entered for a later day. */
    public List<Agreement.Terms> ahead() {
      return agreement.terms().stream().filter(each -> each.validFrom().isAfter(today) && each.version() > 1).toList();
    }

    public Agreement.@Nullable Suspension suspension() {
      return agreement.suspensionAhead(today).orElse(null);
    }

    public int used() {
      return years.stream().filter(each -> each.year() == today.getYear()).mapToInt(QuotaYear::used).findFirst().orElse(0);
    }
  }
}
