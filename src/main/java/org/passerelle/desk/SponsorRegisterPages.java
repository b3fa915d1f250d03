package org.passerelle.desk;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Role;
import org.passerelle.access.SignedIn;
import org.passerelle.partner.ChangeLog;
import org.passerelle.partner.OrganizationEntry;
import org.passerelle.reference.Places;
import org.passerelle.reference.Provinces;
import org.passerelle.reference.Today;
import org.passerelle.referral.Written;
import org.passerelle.sponsorship.SponsorKind;
import org.passerelle.sponsorship.register.OwnSponsor;
import org.passerelle.sponsorship.register.SponsorRegister;
import org.passerelle.sponsorship.register.SponsorRegister.Filter;
import org.passerelle.sponsorship.register.SponsorRow;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The register of sponsors: who sponsors, what each can carry, and all that is on file of one. */
@Controller
@RequestMapping("/desk/sponsors")
class SponsorRegisterPages {

  private static final List<String> KINDS = Arrays.stream(SponsorKind.values()).map(SponsorKind::name).toList();
  private static final List<String> VETTINGS = List.of("cleared", "open");

  private final SponsorRegister sponsors;
  private final OwnSponsor whole;
  private final RegisterPage page;
  private final ChangeLog log;
  private final Provinces provinces;
  private final Places places;
  private final Today today;

  SponsorRegisterPages(SponsorRegister sponsors, OwnSponsor whole, RegisterPage page, ChangeLog log, Provinces provinces, Places places, Today today) {
    this.sponsors = sponsors;
    this.whole = whole;
    this.page = page;
    this.log = log;
    this.provinces = provinces;
    this.places = places;
    this.today = today;
  }

  @GetMapping
  String list(Model model, @RequestParam(required = false) @Nullable String kind, @RequestParam(required = false) @Nullable String province,
      @RequestParam(required = false) @Nullable String vetting, @RequestParam(required = false) @Nullable String search,
      @RequestParam(required = false) @Nullable String after) {
    Filter filter = new Filter(known(kind, KINDS), known(province, provinces.all().stream().map(Provinces.Province::code).toList()),
        known(vetting, VETTINGS), line(search));
    List<SponsorRow> found = sponsors.page(filter, line(after), today.get());
    model.addAttribute("rows", found.subList(0, Math.min(found.size(), SponsorRegister.PAGE)));
    model.addAttribute("next", found.size() > SponsorRegister.PAGE ? found.get(SponsorRegister.PAGE - 1).code() : null);
    model.addAttribute("filter", filter);
    model.addAttribute("kinds", KINDS);
    model.addAttribute("vettings", VETTINGS);
    model.addAttribute("provinces", provinces.all());
    model.addAttribute("language", LocaleContextHolder.getLocale().getLanguage());
    model.addAttribute("today", today.get());
    model.addAttribute("mayChange", SignedIn.isAny(Role.KEEPERS_OF_SPONSORS));
    return "desk/sponsors";
  }

  @GetMapping("/{code}")
  String one(Model model, @PathVariable String code, @RequestParam(required = false) @Nullable Long before) {
    OrganizationEntry organization = sponsor(page, code);
    List<ChangeLog.Change> changes = log.of(organization.id(), before);
    model.addAttribute("organization", organization);
    model.addAttribute("name", RegisterPage.name(organization));
    model.addAttribute("own", whole.read(organization.id()));
    model.addAttribute("cities", places.all());
    model.addAttribute("changes", changes.subList(0, Math.min(changes.size(), ChangeLog.PAGE)));
    model.addAttribute("next", changes.size() > ChangeLog.PAGE ? changes.get(ChangeLog.PAGE - 1).id() : null);
    model.addAttribute("language", LocaleContextHolder.getLocale().getLanguage());
    model.addAttribute("today", today.get());
    model.addAttribute("mayChange", SignedIn.isAny(Role.KEEPERS_OF_SPONSORS));
    return "desk/sponsor";
  }

  /** The sponsor of that code; organizations of other kinds are not found here. */
  static OrganizationEntry sponsor(RegisterPage page, String code) {
    OrganizationEntry organization = page.find(code);
    if (!"sponsor".equals(organization.kind())) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return organization;
  }

  private static @Nullable String known(@Nullable String code, List<String> codes) {
    return code != null && codes.contains(code) ? code : null;
  }

  private static @Nullable String line(@Nullable String text) {
    return text == null || text.isBlank() || !text.matches(Written.LINE) ? null : text.strip();
  }
}
