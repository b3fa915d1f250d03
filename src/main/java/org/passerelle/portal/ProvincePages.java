package org.passerelle.portal;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.engine.WrongField;
import org.passerelle.handoff.ArrivalFilter;
import org.passerelle.handoff.Arrivals;
import org.passerelle.handoff.DisclosureChannel;
import org.passerelle.handoff.ExpectedArrivals;
import org.passerelle.handoff.Incident;
import org.passerelle.handoff.Notice;
import org.passerelle.handoff.NoticeStep;
import org.passerelle.handoff.NoticesOfArrival;
import org.passerelle.handoff.RecallRecords;
import org.passerelle.handoff.Recalls;
import org.passerelle.handoff.Receipts;
import org.passerelle.handoff.Receptions;
import org.passerelle.handoff.Takeovers;
import org.passerelle.handoff.aftercare.OwedMilestone;
import org.passerelle.handoff.aftercare.SettlingMilestones;
import org.passerelle.handoff.web.ArrivalReportForm;
import org.passerelle.handoff.web.ReceptionForm;
import org.passerelle.partner.Organizations;
import org.passerelle.reference.Place;
import org.passerelle.reference.Places;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a province, or Québec's ministry, sees of the families on their way to it, and what it answers. */
@Controller
class ProvincePages {

  private static final String ONE = "/province/notices/{id:[0-9a-f-]{36}}";
  private static final String LIST = "portal/province-notices";
  private static final String NOTICE = "portal/province-notice";
  private static final String RECALLED = "portal/province-recalled";

  private final NoticesOfArrival notices;
  private final Receipts receipts;
  private final Arrivals arrivals;
  private final Receptions receptions;
  private final Takeovers takeovers;
  private final SettlingMilestones milestones;
  private final Recalls recalls;
  private final RecallRecords recalled;
  private final ExpectedArrivals expected;
  private final Places places;
  private final Organizations organizations;

  ProvincePages(NoticesOfArrival notices, Receipts receipts, Arrivals arrivals, Receptions receptions, Takeovers takeovers,
      SettlingMilestones milestones, Recalls recalls, RecallRecords recalled, ExpectedArrivals expected, Places places,
      Organizations organizations) {
    this.notices = notices;
    this.receipts = receipts;
    this.arrivals = arrivals;
    this.receptions = receptions;
    this.takeovers = takeovers;
    this.milestones = milestones;
    this.recalls = recalls;
    this.recalled = recalled;
    this.expected = expected;
    this.places = places;
    this.organizations = organizations;
  }

  /**
   * @param week any day of the week looked for
   * @param city code of the city looked for
   */
  @GetMapping("/province")
  String list(@RequestParam(defaultValue = "false") boolean ended, @RequestParam(required = false) @Nullable String week,
      @RequestParam(required = false) @Nullable String city, @RequestParam(defaultValue = "1") int page, Model model) {
    UUID organization = SignedIn.organization();
    NoticesOfArrival.Listed found =
        notices.list(organization, !ended, new ArrivalFilter(day(week), known(city)), page, DisclosureChannel.page);
    ArrivalFilter filter = found.filter();
    boolean first = !ended && filter.all() && found.page().number() == 1;
    model.addAttribute("ended", ended);
    model.addAttribute("page", found.page());
    model.addAttribute("filter", filter);
    model.addAttribute("cityName", filter.city() == null ? null : places.find(filter.city()).map(Place::name).orElse(null));
    model.addAttribute("allowed", found.allowed());
    model.addAttribute("cities", cities(organization));
    model.addAttribute("weeks", first && !found.page().rows().isEmpty() ? expected.weeks(organization, DisclosureChannel.page) : null);
    model.addAttribute("recalled", first ? recalled.owed(organization) : List.of());
    model.addAttribute("receipts", expected.receipts(organization, found.page().rows()));
    LocalDate today = notices.today(organization);
    Map<Turn, List<Notice>> turns = found.page().rows().stream()
        .collect(Collectors.groupingBy(notice -> ended ? Turn.expected : Turn.of(notice, today)));
    model.addAttribute("asked", turns.getOrDefault(Turn.asked, List.of()));
    model.addAttribute("days", byDay(turns.getOrDefault(Turn.expected, List.of())));
    model.addAttribute("settling", byDay(turns.getOrDefault(Turn.settling, List.of())));
    return LIST;
  }

  /** The cities it receives families in: a provider its own, an office those of its province. */
  private List<Place> cities(UUID organization) {
    List<String> own = organizations.citiesOf(organization);
    return places.in(notices.province(organization)).stream().filter(place -> own.isEmpty() || own.contains(place.name())).toList();
  }

  private static @Nullable LocalDate day(@Nullable String written) {
    try {
      return written == null || written.isBlank() ? null : LocalDate.parse(written.strip());
    } catch (DateTimeParseException e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "not a day", e);
    }
  }

  private @Nullable String known(@Nullable String city) {
    return city == null || city.isBlank() ? null
        : places.find(city).map(Place::code).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "not a city"));
  }

  @GetMapping(ONE)
  String open(@PathVariable UUID id, Model model) {
    model.addAttribute("arrival", ArrivalReportForm.on(notices.today(SignedIn.organization())));
    model.addAttribute("reception", new ReceptionForm(null));
    model.addAttribute("takeover", new ReceptionForm(null));
    return show(id, model);
  }

  @PostMapping(path = ONE, params = "step=receipt")
  String receipt(@PathVariable UUID id, Model model, RedirectAttributes after, HttpServletResponse response) {
    return answer(id, "receipt", () -> receipts.give(SignedIn.organization(), id), model, after, response);
  }

  @PostMapping(path = ONE, params = "step=arrival")
  String arrival(@PathVariable UUID id, @Valid @ModelAttribute("arrival") ArrivalReportForm form, BindingResult faults, Model model,
      RedirectAttributes after, HttpServletResponse response) {
    if (faults.hasErrors()) {
      return wrong(id, model, response);
    }
    try {
      return answer(id, "arrival",
          () -> arrivals.report(SignedIn.organization(), id, form.checkedResult(), form.checkedDay(), form.remarksOrNull(), form.checkedIncidents()), model, after,
          response);
    } catch (WrongField e) {
      faults.rejectValue(e.field(), e.messageKey());
      return wrong(id, model, response);
    }
  }

  @PostMapping(path = ONE, params = "step=reception")
  String reception(@PathVariable UUID id, @Valid @ModelAttribute("reception") ReceptionForm form, BindingResult faults, Model model,
      RedirectAttributes after, HttpServletResponse response) {
    if (faults.hasErrors()) {
      return wrong(id, model, response);
    }
    return answer(id, "reception", () -> receptions.confirm(SignedIn.organization(), id, form.remarksOrNull()), model, after,
        response);
  }

  @PostMapping(path = ONE, params = "step=takeover")
  String takeover(@PathVariable UUID id, @Valid @ModelAttribute("takeover") ReceptionForm form, BindingResult faults, Model model,
      RedirectAttributes after, HttpServletResponse response) {
    if (faults.hasErrors()) {
      return wrong(id, model, response);
    }
    return answer(id, "takeover", () -> takeovers.takeOver(SignedIn.organization(), id, form.remarksOrNull()), model, after, response);
  }

  /** @param sure present when the box is ticked */
  @PostMapping(path = ONE, params = "step=destroyed")
  String destroyed(@PathVariable UUID id, @RequestParam(required = false) @Nullable String sure, RedirectAttributes after) {
    if (sure == null) {
      after.addFlashAttribute("problem", "recall.page.unsure");
    } else {
      recalls.destroyed(SignedIn.organization(), id).orElseThrow(ProvincePages::notFound);
      after.addFlashAttribute("done", "recall.confirmed");
    }
    return "redirect:/province/notices/" + id;
  }

  private String answer(UUID id, String step, Supplier<Optional<Notice>> use, Model model, RedirectAttributes after,
      HttpServletResponse response) {
    try {
      use.get().orElseThrow(ProvincePages::notFound);
      after.addFlashAttribute("done", "notice." + step + ".done");
      return "redirect:/province/notices/" + id;
    } catch (NotWaiting e) {
      response.setStatus(HttpStatus.CONFLICT.value());
      model.addAttribute("refused", "handoff.notWaiting");
      return open(id, model);
    }
  }

  private String wrong(UUID id, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    return show(id, model);
  }

  private String show(UUID id, Model model) {
    NoticesOfArrival.Opened opened =
        notices.open(SignedIn.organization(), id, DisclosureChannel.page).orElseThrow(ProvincePages::notFound);
    Notice notice = opened.notice();
    model.addAttribute("notice", notice);
    if (notice.step() == NoticeStep.recalled) {
      model.addAttribute("destroyedAt", recalled.destroyedAt(notice.number(), SignedIn.organization()).orElse(null));
      return RECALLED;
    }
    model.addAttribute("receipt", expected.receipts(SignedIn.organization(), List.of(notice)).get(id));
    model.addAttribute("family", opened.family());
    model.addAttribute("backing", opened.backing());
    model.addAttribute("allowed", opened.allowed());
    model.addAttribute("currentId", opened.currentId());
    model.addAttribute("incidents", Incident.reportable());
    model.addAttribute("language", LocaleContextHolder.getLocale().getLanguage());
    LocalDate day = notice.arrivesOn();
    model.addAttribute("early", day != null && day.isAfter(notices.today(SignedIn.organization())));
    if (!model.containsAttribute("arrival")) {
      model.addAttribute("arrival", ArrivalReportForm.on(notices.today(SignedIn.organization())));
    }
    if (!model.containsAttribute("reception")) {
      model.addAttribute("reception", new ReceptionForm(null));
    }
    if (!model.containsAttribute("takeover")) {
      model.addAttribute("takeover", new ReceptionForm(null));
    }
    List<OwedMilestone> owed = milestones.ofNotice(SignedIn.organization(), id);
    model.addAttribute("milestones", owed);
    model.addAttribute("openMilestones", owed.stream().filter(OwedMilestone::open).toList());
    return NOTICE;
  }

  /** By day of arrival; those whose day the reader may not be told stand under none. */
  private static Map<@Nullable LocalDate, List<Notice>> byDay(List<Notice> found) {
    Map<@Nullable LocalDate, List<Notice>> days = new LinkedHashMap<>();
    found.forEach(notice -> days.computeIfAbsent(notice.arrivesOn(), day -> new ArrayList<>()).add(notice));
    return days;
  }

  /** Where a family stands in the list. */
  private enum Turn {
    asked, expected, settling;

    private static Turn of(Notice notice, LocalDate today) {
      NoticeStep step = notice.step();
      if (step == NoticeStep.milestones || step == NoticeStep.reception && !notice.asks(today)) {
        return settling;
      }
      return notice.asks(today) ? asked : expected;
    }
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
