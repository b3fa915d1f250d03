package org.passerelle.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.pages.CodeNames;
import org.passerelle.partner.ChangeLog;
import org.passerelle.partner.ChangedMeanwhile;
import org.passerelle.partner.OrganizationEntry;
import org.passerelle.partner.OrganizationFacts;
import org.passerelle.partner.Refusals;
import org.passerelle.portal.ProfileForm;
import org.passerelle.portal.SponsorProfilePages;
import org.passerelle.reference.Places;
import org.passerelle.reference.Today;
import org.passerelle.sponsorship.SponsorKind;
import org.passerelle.sponsorship.register.Bar;
import org.passerelle.sponsorship.register.Funds;
import org.passerelle.sponsorship.register.Member;
import org.passerelle.sponsorship.register.Member.Declaration;
import org.passerelle.sponsorship.register.Members;
import org.passerelle.sponsorship.register.OwnSponsor;
import org.passerelle.sponsorship.register.Profile;
import org.passerelle.sponsorship.register.ProfileChanges;
import org.passerelle.sponsorship.register.SponsorChanges;
import org.passerelle.sponsorship.register.SponsorChanges.Entry;
import org.passerelle.sponsorship.register.SponsorFacts.Facts;
import org.passerelle.sponsorship.register.SponsorRegister.Named;
import org.passerelle.sponsorship.register.Vetting;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Staff enter a sponsor and what is known of it: facts, profile, members with what they declare, vetting, money shown, allocation. */
@Controller
@RequestMapping("/desk/sponsors")
class SponsorChangePages {

  private static final String CODE = "[A-Z][A-Z0-9]{2,29}";
  private static final String MEMBER = "/{code}/change/members/{id:[0-9a-f-]{36}}";
  private static final List<String> LANGUAGES = List.of("en", "fr");
  private static final List<String> KINDS = Arrays.stream(SponsorKind.values()).map(SponsorKind::name).toList();
  private static final List<String> YES_NO = List.of("true", "false");
  private static final List<String> BAR_ANSWERS = List.of("clear", "stands");
  private static final String CLEAR = "clear";

  private final SponsorChanges changes;
  private final ProfileChanges profiles;
  private final Members members;
  private final OwnSponsor whole;
  private final RegisterPage page;
  private final ChangeLog log;
  private final Places places;
  private final CodeNames names;
  private final Today today;

  SponsorChangePages(SponsorChanges changes, ProfileChanges profiles, Members members, OwnSponsor whole, RegisterPage page, ChangeLog log, Places places,
      CodeNames names, Today today) {
    this.changes = changes;
    this.profiles = profiles;
    this.members = members;
    this.whole = whole;
    this.page = page;
    this.log = log;
    this.places = places;
    this.names = names;
    this.today = today;
  }

  /** A change that one form asks for. */
  private interface Change {

    void run(OrganizationEntry sponsor, int version);
  }

  @GetMapping("/new")
  String blank(Model model) {
    return show(model, "new", null, null, RegisterForm.at(0));
  }

  @PostMapping("/new")
  String enter(Model model, @RequestParam MultiValueMap<String, String> fields, HttpServletResponse response, RedirectAttributes next) {
    RegisterForm form = RegisterForm.sent(fields);
    String code = form.code("code", CODE, "organization.fault.code");
    OrganizationFacts organization = new OrganizationFacts(null, form.line("nameEn", RegisterForm.LONGEST_LINE), form.line("nameFr", RegisterForm.LONGEST_LINE),
        form.oneOf("language", LANGUAGES), form.email("email"));
    Entry entry = entry(form);
    if (form.faults().isEmpty()) {
      try {
        changes.enter(code, organization, entry);
        next.addFlashAttribute("done", "desk.sponsor.done.new");
        return "redirect:/desk/sponsors/" + code;
      } catch (Refusals refused) {
        refused.reasons().forEach(form::add);
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return show(model, "new", null, null, form);
  }

  @GetMapping("/{code}/change/facts")
  String facts(Model model, @PathVariable String code) {
    OrganizationEntry sponsor = find(code);
    return show(model, "facts", sponsor, null, RegisterForm.at(sponsor.version()).from(fields(sponsor)));
  }

  @PostMapping("/{code}/change/facts")
  String changeFacts(Model model, @PathVariable String code, @RequestParam MultiValueMap<String, String> fields, HttpServletResponse response,
      RedirectAttributes next) {
    RegisterForm form = RegisterForm.sent(fields);
    Entry entry = entry(form);
    return attempt(model, response, next, "facts", find(code), null, form, (sponsor, version) -> changes.changeFacts(sponsor, version, entry));
  }

  @GetMapping("/{code}/change/profile")
  String profile(Model model, @PathVariable String code) {
    OrganizationEntry sponsor = find(code);
    return showProfile(model, sponsor, ProfileForm.of(profiles.of(sponsor.id())));
  }

  @PostMapping("/{code}/change/profile")
  String changeProfile(Model model, @PathVariable String code, @RequestParam MultiValueMap<String, String> fields, HttpServletResponse response,
      RedirectAttributes next) {
    OrganizationEntry sponsor = find(code);
    ProfileForm form = ProfileForm.sent(fields);
    Profile profile = form.profile(names.countries(), places.all().stream().map(place -> place.code()).toList());
    if (form.faults().isEmpty()) {
      try {
        profiles.change(sponsor.id(), form.version(), profile);
        next.addFlashAttribute("done", "desk.sponsor.done.profile");
        return "redirect:/desk/sponsors/" + code;
      } catch (Refusals refused) {
        form.add(refused.reasons());
      } catch (ChangedMeanwhile late) {
        form.meet(profiles.of(sponsor.id()));
        model.addAttribute("overtaken", true);
        response.setStatus(HttpStatus.CONFLICT.value());
        return showProfile(model, sponsor, form);
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return showProfile(model, sponsor, form);
  }

  @GetMapping("/{code}/change/members/new")
  String member(Model model, @PathVariable String code) {
    OrganizationEntry sponsor = find(code);
    return show(model, "member", sponsor, null, RegisterForm.at(sponsor.version()).with("fromDay", today.get()).with("declaredOn", today.get()));
  }

  @PostMapping("/{code}/change/members/new")
  String addMember(Model model, @PathVariable String code, @RequestParam MultiValueMap<String, String> fields, HttpServletResponse response,
      RedirectAttributes next) {
    RegisterForm form = RegisterForm.sent(fields);
    Member.Facts facts = memberFacts(form);
    LocalDate fromDay = form.day("fromDay");
    Map<Bar, Declaration> declared = declared(form, Map.of());
    return attempt(model, response, next, "member", find(code), null, form, (sponsor, version) -> changes.addMember(sponsor, version, facts, declared, fromDay));
  }

  @GetMapping(MEMBER)
  String member(Model model, @PathVariable String code, @PathVariable UUID id) {
    OrganizationEntry sponsor = find(code);
    Member member = member(sponsor, id);
    return show(model, "memberChange", sponsor, member.facts().name(), RegisterForm.at(sponsor.version()).from(fields(member)).with("declaredOn", today.get()));
  }

  @PostMapping(MEMBER)
  String changeMember(Model model, @PathVariable String code, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields,
      HttpServletResponse response, RedirectAttributes next) {
    OrganizationEntry sponsor = find(code);
    Member member = member(sponsor, id);
    RegisterForm form = RegisterForm.sent(fields);
    Member.Facts facts = memberFacts(form);
    Map<Bar, Declaration> declared = declared(form, member.declared());
    return attempt(model, response, next, "memberChange", sponsor, member.facts().name(), form,
        (now, version) -> changes.changeMember(now, version, id, facts, declared), () -> form.meet(fields(member(sponsor, id))));
  }

  @GetMapping(MEMBER + "/end")
  String memberEnd(Model model, @PathVariable String code, @PathVariable UUID id) {
    OrganizationEntry sponsor = find(code);
    return show(model, "memberEnd", sponsor, member(sponsor, id).facts().name(), RegisterForm.at(sponsor.version()).with("lastDay", today.get()));
  }

  @PostMapping(MEMBER + "/end")
  String endMember(Model model, @PathVariable String code, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields,
      HttpServletResponse response, RedirectAttributes next) {
    OrganizationEntry sponsor = find(code);
    RegisterForm form = RegisterForm.sent(fields);
    LocalDate lastDay = form.day("lastDay");
    return attempt(model, response, next, "memberEnd", sponsor, member(sponsor, id).facts().name(), form,
        (now, version) -> changes.endMember(now, version, id, lastDay));
  }

  @GetMapping("/{code}/change/vetting")
  String vetting(Model model, @PathVariable String code) {
    OrganizationEntry sponsor = find(code);
    return show(model, "vetting", sponsor, null, RegisterForm.at(sponsor.version()).with("vettedOn", today.get()));
  }

  @PostMapping("/{code}/change/vetting")
  String vet(Model model, @PathVariable String code, @RequestParam MultiValueMap<String, String> fields, HttpServletResponse response,
      RedirectAttributes next) {
    OrganizationEntry sponsor = find(code);
    RegisterForm form = RegisterForm.sent(fields);
    Vetting vetting = new Vetting(sponsor.id(), form.day("vettedOn"), form.oneOf("outcome", Vetting.OUTCOMES), form.dayOrNone("validUntil"), SignedIn.actor(),
        form.reasonOrNone("vettingRemark"));
    return attempt(model, response, next, "vetting", sponsor, null, form, (now, version) -> changes.vet(now, version, vetting));
  }

  @GetMapping("/{code}/change/funds")
  String funds(Model model, @PathVariable String code) {
    OrganizationEntry sponsor = find(code);
    return show(model, "funds", sponsor, null, RegisterForm.at(sponsor.version()).with("shownOn", today.get()));
  }

  @PostMapping("/{code}/change/funds")
  String showFunds(Model model, @PathVariable String code, @RequestParam MultiValueMap<String, String> fields, HttpServletResponse response,
      RedirectAttributes next) {
    OrganizationEntry sponsor = find(code);
    RegisterForm form = RegisterForm.sent(fields);
    String kind = form.oneOf("fundsKind", Funds.KINDS);
    @Nullable String item = Funds.IN_KIND.equals(kind) ? form.oneOfOrNone("item", Funds.ITEMS) : null;
    List<String> ids = members.of(sponsor.id()).stream().map(each -> each.id().toString()).toList();
    @Nullable String member = Funds.INCOME_PLEDGE.equals(kind) ? form.oneOfOrNone("member", ids) : null;
    @Nullable BigDecimal amount = form.amountOrNone("amount");
    if (amount == null && !form.wrong("amount")) {
      form.add("amount", "organization.fault.required");
    }
    LocalDate shownOn = form.day("shownOn");
    LocalDate validUntil = form.dayOrNone("validUntil");
    return attempt(model, response, next, "funds", sponsor, null, form, (now, version) -> changes.showFunds(now, version,
        new Funds(0, now.id(), kind, member == null ? null : UUID.fromString(member), item, Optional.ofNullable(amount).orElseThrow(), shownOn,
            SignedIn.actor(), validUntil, null)));
  }

  @GetMapping("/{code}/change/funds/{id:\\d{1,18}}")
  String fundsEnd(Model model, @PathVariable String code, @PathVariable long id) {
    OrganizationEntry sponsor = find(code);
    return show(model, "fundsEnd", sponsor, null, RegisterForm.at(sponsor.version()).with("withdrawnOn", today.get()));
  }

  @PostMapping("/{code}/change/funds/{id:\\d{1,18}}")
  String withdrawFunds(Model model, @PathVariable String code, @PathVariable long id, @RequestParam MultiValueMap<String, String> fields,
      HttpServletResponse response, RedirectAttributes next) {
    RegisterForm form = RegisterForm.sent(fields);
    LocalDate from = form.day("withdrawnOn");
    return attempt(model, response, next, "fundsEnd", find(code), null, form, (now, version) -> changes.withdrawFunds(now, version, id, from));
  }

  @GetMapping("/{code}/change/allocation")
  String allocation(Model model, @PathVariable String code) {
    OrganizationEntry sponsor = find(code);
    return show(model, "allocation", sponsor, null, RegisterForm.at(sponsor.version()).with("allocationYear", today.get().getYear()));
  }

  @PostMapping("/{code}/change/allocation")
  String allocate(Model model, @PathVariable String code, @RequestParam MultiValueMap<String, String> fields, HttpServletResponse response,
      RedirectAttributes next) {
    RegisterForm form = RegisterForm.sent(fields);
    int year = number(form, "allocationYear", "20\\d\\d", "sponsor.fault.year");
    int persons = number(form, "allocationPersons", "\\d{1,5}", "sponsor.fault.numberFromZero");
    return attempt(model, response, next, "allocation", find(code), null, form, (now, version) -> changes.allocate(now, version, year, persons));
  }

  private String attempt(Model model, HttpServletResponse response, RedirectAttributes next, String what, OrganizationEntry sponsor, @Nullable String subject,
      RegisterForm form, Change change) {
    return attempt(model, response, next, what, sponsor, subject, form, change,
        () -> form.meet(what.equals("facts") ? fields(sponsor) : Map.of()));
  }

  /** Makes the change unless the form has faults; when somebody else was first, both see what stands. */
  private String attempt(Model model, HttpServletResponse response, RedirectAttributes next, String what, OrganizationEntry sponsor, @Nullable String subject,
      RegisterForm form, Change change, Runnable meet) {
    if (form.faults().isEmpty()) {
      try {
        change.run(sponsor, form.version());
        next.addFlashAttribute("done", "desk.sponsor.done." + what);
        return "redirect:/desk/sponsors/" + sponsor.code();
      } catch (Refusals refused) {
        refused.reasons().forEach(form::add);
      } catch (ChangedMeanwhile late) {
        meet.run();
        form.with("version", find(sponsor.code()).version());
        model.addAttribute("meanwhile", log.of(sponsor.id(), null).stream().findFirst().orElse(null));
        response.setStatus(HttpStatus.CONFLICT.value());
        return show(model, what, sponsor, subject, form);
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return show(model, what, sponsor, subject, form);
  }

  private String show(Model model, String what, @Nullable OrganizationEntry sponsor, @Nullable String subject, RegisterForm form) {
    model.addAttribute("what", what);
    model.addAttribute("organization", sponsor);
    model.addAttribute("name", sponsor == null ? null : RegisterPage.name(sponsor));
    model.addAttribute("subject", subject);
    model.addAttribute("form", form);
    model.addAttribute("kinds", KINDS);
    model.addAttribute("cities", places.all());
    model.addAttribute("categories", Facts.CATEGORIES);
    model.addAttribute("statuses", Member.STATUSES);
    model.addAttribute("bars", Arrays.stream(Bar.values()).map(Bar::name).toList());
    model.addAttribute("fundsKinds", Funds.KINDS);
    model.addAttribute("items", Funds.ITEMS);
    model.addAttribute("members", sponsor == null ? List.of() : members.of(sponsor.id()).stream().filter(each -> each.on(today.get())).toList());
    return "desk/sponsor-form";
  }

  private String showProfile(Model model, OrganizationEntry sponsor, ProfileForm form) {
    model.addAttribute("organization", sponsor);
    model.addAttribute("name", RegisterPage.name(sponsor));
    model.addAttribute("form", form);
    model.addAttribute("taken", profiles.of(sponsor.id()).taken());
    SponsorProfilePages.choices(model, names, places);
    return "desk/sponsor-profile-form";
  }

  private Map<String, @Nullable String> fields(OrganizationEntry sponsor) {
    OwnSponsor.Whole on = whole.read(sponsor.id());
    Facts facts = on.facts();
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    fields.put("sponsorKind", facts.kind().name());
    fields.put("sponsorPlace", facts.place());
    fields.put("sponsorCategory", facts.category());
    fields.put("sponsorHolder", Optional.ofNullable(on.holder()).map(Named::code).orElse(null));
    fields.put("activeSince", facts.activeSince() == null ? null : facts.activeSince().toString());
    fields.put("charityNumber", facts.charityNumber());
    fields.put("reqNumber", facts.reqNumber());
    fields.put("planC", String.valueOf(facts.planC()));
    return fields;
  }

  private static Map<String, @Nullable String> fields(Member member) {
    Member.Facts facts = member.facts();
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    fields.put("name", facts.name());
    fields.put("memberRole", facts.role());
    fields.put("spokesperson", String.valueOf(facts.spokesperson()));
    fields.put("memberStatus", facts.status());
    fields.put("adult", String.valueOf(facts.adult()));
    fields.put("livesInCommunity", String.valueOf(facts.livesInCommunity()));
    fields.put("householdPersons", facts.householdPersons() == null ? null : facts.householdPersons().toString());
    for (Bar bar : Bar.values()) {
      Declaration said = member.declared().get(bar);
      fields.put(bar.name(), said == null ? null : said.clear() ? CLEAR : "stands");
    }
    return fields;
  }

  private static Entry entry(RegisterForm form) {
    String kind = form.oneOf("sponsorKind", KINDS);
    return new Entry(form.wrong("sponsorKind") ? SponsorKind.agreementHolder : SponsorKind.valueOf(kind), form.line("sponsorPlace", RegisterForm.LONGEST_LINE),
        form.oneOfOrNone("sponsorCategory", Facts.CATEGORIES), form.lineOrNone("sponsorHolder", RegisterForm.LONGEST_LINE), form.dayOrNone("activeSince"),
        form.lineOrNone("charityNumber", 30), form.lineOrNone("reqNumber", 30),
        "true".equals(form.oneOfOrNone("planC", YES_NO)));
  }

  private static Member.Facts memberFacts(RegisterForm form) {
    return new Member.Facts(form.line("name", RegisterForm.LONGEST_LINE), form.lineOrNone("memberRole", RegisterForm.LONGEST_LINE), yes(form, "spokesperson"),
        form.oneOf("memberStatus", Member.STATUSES), yes(form, "adult"), yes(form, "livesInCommunity"), household(form));
  }

  private static @Nullable Integer household(RegisterForm form) {
    return form.value("householdPersons").isBlank() ? null
        : Integer.valueOf(number(form, "householdPersons", "[1-9]|[12]\\d|30", "sponsor.fault.numberFromOne"));
  }

  private static boolean yes(RegisterForm form, String field) {
    return "true".equals(form.oneOf(field, YES_NO));
  }

  /** What the member says of each bar; what was said before and is not changed keeps its day and whoever confirmed it. */
  private Map<Bar, Declaration> declared(RegisterForm form, Map<Bar, Declaration> before) {
    Map<Bar, Declaration> declared = new EnumMap<>(Bar.class);
    LocalDate on = form.day("declaredOn");
    if (on.isAfter(today.get()) && !form.wrong("declaredOn")) {
      form.add("declaredOn", "sponsor.fault.future");
    }
    String confirmer = form.has("confirmed", "true") ? SignedIn.actor() : null;
    for (Bar bar : Bar.values()) {
      @Nullable String said = form.oneOfOrNone(bar.name(), BAR_ANSWERS);
      Declaration last = before.get(bar);
      if (said == null) {
        continue;
      }
      boolean same = last != null && last.clear() == CLEAR.equals(said);
      if (!same) {
        declared.put(bar, new Declaration(CLEAR.equals(said), on, confirmer));
      } else if (confirmer != null && last.confirmedBy() == null) {
        declared.put(bar, new Declaration(last.clear(), last.declaredOn(), confirmer));
      }
    }
    return declared;
  }

  private static int number(RegisterForm form, String field, String pattern, String fault) {
    String written = form.line(field, RegisterForm.LONGEST_LINE);
    if (!form.wrong(field) && !written.matches(pattern)) {
      form.add(field, fault, field.equals("householdPersons") ? "30" : "99999");
    }
    return form.wrong(field) ? 0 : Integer.parseInt(written);
  }

  private OrganizationEntry find(String code) {
    return SponsorRegisterPages.sponsor(page, code);
  }

  private Member member(OrganizationEntry sponsor, UUID id) {
    return members.of(sponsor.id()).stream().filter(each -> each.id().equals(id) && each.lastDay() == null).findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
