package org.passerelle.portal;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.handoff.EarlyNotice;
import org.passerelle.sponsorship.LimitWords;
import org.passerelle.sponsorship.undertaking.Filing;
import org.passerelle.sponsorship.undertaking.FilingRefused;
import org.passerelle.sponsorship.undertaking.FilingUndertakings;
import org.passerelle.sponsorship.undertaking.FilingUndertakings.Opened;
import org.passerelle.sponsorship.undertaking.FilingUndertakings.Outcome;
import org.passerelle.sponsorship.undertaking.FilingUndertakings.Saving;
import org.passerelle.sponsorship.undertaking.PlanReading;
import org.passerelle.sponsorship.undertaking.PlanRefused;
import org.passerelle.sponsorship.undertaking.SponsorReport;
import org.passerelle.sponsorship.undertaking.SponsorReports;
import org.passerelle.sponsorship.undertaking.Undertaking;
import org.passerelle.sponsorship.undertaking.UndertakingDraft;
import org.passerelle.sponsorship.web.ReportSubmission;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where people of a sponsor read what they are asked to undertake, write it step by step, file it, and report on the family's settlement. Everything is kept as
 * it is typed, and every button of a step saves.
 */
@Controller
@RequestMapping("/sponsor/undertakings")
class UndertakingPages {

  private static final String ONE = "/{id:[0-9a-f-]{36}}";
  private static final String STEP = ONE + "/plan/{step:startUp|monthly|duties|declarations|check}";
  private static final String REPORT = ONE + "/reports/{code:[a-zA-Z]{1,40}}";
  private static final String PROBLEM = "problem";

  private final FilingUndertakings filing;
  private final SponsorReports reports;
  private final EarlyNotice early;
  private final PageFaults words;
  private final LimitWords limits;

  UndertakingPages(FilingUndertakings filing, SponsorReports reports, EarlyNotice early, PageFaults words, LimitWords limits) {
    this.filing = filing;
    this.reports = reports;
    this.early = early;
    this.words = words;
    this.limits = limits;
  }

  @GetMapping
  String list(Model model, @RequestParam(required = false) @Nullable UUID after) {
    List<Undertaking> found = filing.list(SignedIn.organization(), after);
    model.addAttribute("rows", found.stream().limit(FilingUndertakings.PAGE).toList());
    model.addAttribute("fromFirst", after == null);
    model.addAttribute("next", found.size() > FilingUndertakings.PAGE ? found.get(FilingUndertakings.PAGE - 1).id() : null);
    return "portal/undertakings";
  }

  @GetMapping(ONE)
  String one(Model model, @PathVariable UUID id) {
    Opened opened = opened(id);
    Filing latest = opened.filings().stream().findFirst().orElse(null);
    model.addAttribute("opened", opened);
    model.addAttribute("readySince", early.toldAt(SignedIn.organization(), opened.undertaking().caseId()).orElse(null));
    model.addAttribute("latest", latest);
    model.addAttribute("totals", latest == null ? null : filing.totals(opened.undertaking(), latest.plan()));
    model.addAttribute("language", LocaleContextHolder.getLocale().getLanguage());
    return "portal/undertaking";
  }

  @GetMapping(ONE + "/plan")
  String begin(@PathVariable UUID id) {
    return step(id, PlanStep.under(opened(id).shares()).get(0));
  }

  @GetMapping(STEP)
  String show(Model model, @PathVariable UUID id, @PathVariable PlanStep step) {
    if (step == PlanStep.check) {
      filing.markChecked(SignedIn.organization(), id);
    }
    Opened opened = opened(id);
    return opened.fileable() ? page(model, opened, opened.draft(), opened.draft().typed(), step) : page(id);
  }

  @PostMapping(STEP)
  String save(Model model, @PathVariable UUID id, @PathVariable PlanStep step, @RequestParam Map<String, String> sent, HttpServletResponse response,
      RedirectAttributes next) {
    Opened opened = opened(id);
    Map<String, String> mine = sent.entrySet().stream().filter(answer -> step.holds(answer.getKey()) && PlanReading.knows(answer.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    try {
      Saving saving = filing.save(SignedIn.organization(), id, step::holds, sent.getOrDefault("seen", ""), mine).orElseThrow(UndertakingPages::notFound);
      Map<String, String> shown = new HashMap<>(saving.draft().typed());
      shown.keySet().removeIf(step::holds);
      shown.putAll(mine);
      if (saving.outcome() == Outcome.saved) {
        return whereTo(opened, step, sent.getOrDefault("do", "next"), saving.draft(), next);
      }
      boolean conflict = saving.outcome() == Outcome.changedMeanwhile;
      response.setStatus(conflict ? HttpStatus.CONFLICT.value() : HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAttribute(PROBLEM, conflict ? "undertaking.problem.conflict" : "undertaking.problem.tooLong");
      model.addAttribute("theirs", conflict ? saving.draft().typed() : null);
      return page(model, opened, saving.draft(), shown, step);
    } catch (NotWaiting late) {
      next.addFlashAttribute(PROBLEM, "undertaking.late");
      return page(id);
    }
  }

  private String whereTo(Opened opened, PlanStep step, String move, UndertakingDraft draft, RedirectAttributes next) {
    UUID id = opened.undertaking().id();
    if (move.startsWith("step:")) {
      return step(id, PlanStep.named(move.substring("step:".length())).orElse(step));
    }
    if (!move.equals("next")) {
      next.addFlashAttribute("done", "undertaking.done.saved");
      return move.equals("later") ? page(id) : step(id, step);
    }
    PlanForm form = form(opened, draft, draft.typed(), step);
    List<PlanStep> steps = PlanStep.under(opened.shares());
    return form.faults().isEmpty() ? step(id, steps.get(Math.min(steps.indexOf(step) + 1, steps.size() - 1))) : step(id, step) + "#faults";
  }

  @PostMapping(ONE + "/filing")
  String file(Model model, @PathVariable UUID id, @RequestParam(defaultValue = "") String since, HttpServletResponse response, RedirectAttributes next) {
    Opened opened = opened(id);
    try {
      if (opened.fileable() && !since.equals(String.valueOf(opened.draft().version()))) {
        next.addFlashAttribute(PROBLEM, "undertaking.problem.moved");
        return step(id, PlanStep.check);
      }
      filing.file(SignedIn.organization(), id).orElseThrow(UndertakingPages::notFound);
      next.addFlashAttribute("done", "undertaking.done.filed");
    } catch (PlanRefused refused) {
      return step(id, PlanStep.check) + "#faults";
    } catch (FilingRefused refused) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAttribute("refusals", refused.refusals().stream().map(limits::text).toList());
      return page(model, opened, opened.draft(), opened.draft().typed(), PlanStep.check);
    } catch (NotWaiting late) {
      next.addFlashAttribute(PROBLEM, "undertaking.late");
    }
    return page(id);
  }

  @GetMapping(REPORT)
  String report(Model model, @PathVariable UUID id, @PathVariable String code) {
    model.addAttribute("form", ReportSubmission.blank());
    return report(model, opened(id), code);
  }

  @PostMapping(REPORT)
  String fileReport(Model model, @PathVariable UUID id, @PathVariable String code, @Valid @ModelAttribute("form") ReportSubmission form, BindingResult faults,
      HttpServletResponse response, RedirectAttributes next) {
    if (faults.hasErrors()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      return report(model, opened(id), code);
    }
    try {
      reports.file(SignedIn.organization(), id, code, Objects.requireNonNull(form.account()).strip(), form.needsOrNone()).orElseThrow(UndertakingPages::notFound);
      next.addFlashAttribute("done", "undertaking.done.report");
    } catch (NotWaiting late) {
      next.addFlashAttribute(PROBLEM, "undertaking.report.late");
    }
    return page(id);
  }

  private static String report(Model model, Opened opened, String code) {
    SponsorReport report = opened.reports().stream().filter(each -> each.code().equals(code)).findFirst().orElseThrow(UndertakingPages::notFound);
    model.addAttribute("opened", opened);
    model.addAttribute("report", report);
    return "portal/undertaking-report";
  }

  private String page(Model model, Opened opened, UndertakingDraft draft, Map<String, String> typed, PlanStep step) {
    model.addAttribute("form", form(opened, draft, typed, step));
    return step == PlanStep.check ? "portal/undertaking-check" : "portal/undertaking-step";
  }

  private PlanForm form(Opened opened, UndertakingDraft draft, Map<String, String> typed, PlanStep step) {
    return new PlanForm(opened, draft, typed, step, filing.read(opened, typed), words);
  }

  private Opened opened(UUID id) {
    return filing.open(SignedIn.organization(), id).orElseThrow(UndertakingPages::notFound);
  }

  static String page(UUID id) {
    return "redirect:/sponsor/undertakings/" + id;
  }

  static String step(UUID id, PlanStep step) {
    return page(id) + "/plan/" + step;
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
