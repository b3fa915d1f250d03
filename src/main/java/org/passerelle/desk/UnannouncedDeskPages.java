package org.passerelle.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Role;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.engine.WrongField;
import org.passerelle.handoff.aftercare.UnannouncedArrivals;
import org.passerelle.handoff.aftercare.UnannouncedReport;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Families that are there and that nobody had announced: destining officers tie each report to a case, or say that it is none of ours. */
@Controller
@RequestMapping("/desk/unannounced")
class UnannouncedDeskPages {

  private static final int LONGEST_REASON = 1000;

  private final UnannouncedArrivals arrivals;

  UnannouncedDeskPages(UnannouncedArrivals arrivals) {
    this.arrivals = arrivals;
  }

  @GetMapping
  String list(@RequestParam(defaultValue = "false") boolean ended, @RequestParam(required = false) @Nullable UUID after, Model model) {
    List<UnannouncedReport> found = arrivals.list(!ended, after);
    boolean more = found.size() > UnannouncedArrivals.PAGE;
    model.addAttribute("ended", ended);
    model.addAttribute("rows", more ? found.subList(0, UnannouncedArrivals.PAGE) : found);
    model.addAttribute("next", more ? found.get(UnannouncedArrivals.PAGE - 1).id() : null);
    model.addAttribute("fromFirst", after == null);
    model.addAttribute("maySettle", PairPage.has(Role.destiningOfficer));
    model.addAttribute("language", LocaleContextHolder.getLocale().getLanguage());
    return "desk/unannounced";
  }

  @PostMapping(path = "/{id:[0-9a-f-]{36}}", params = "do=tie")
  String tie(@PathVariable UUID id, @RequestParam(defaultValue = "") String caseNumber, Model model, RedirectAttributes next,
      HttpServletResponse response) {
    model.addAttribute("typed", caseNumber);
    return settle(id, "caseNumber", () -> arrivals.tie(id, caseNumber.strip()).isPresent(), "unannounced.desk.tied", model, next, response);
  }

  @PostMapping(path = "/{id:[0-9a-f-]{36}}", params = "do=notOurs")
  String notOurs(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Model model, RedirectAttributes next,
      HttpServletResponse response) {
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      return wrong(id, "reason", "unannounced.desk.reasonNeeded", HttpStatus.BAD_REQUEST, model, response);
    }
    return settle(id, "reason", () -> arrivals.notOurs(id, reason.strip()).isPresent(), "unannounced.desk.closed", model, next, response);
  }

  private String settle(UUID id, String field, Supplier<Boolean> use, String done, Model model, RedirectAttributes next,
      HttpServletResponse response) {
    try {
      if (!use.get()) {
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
      }
      next.addFlashAttribute("done", done);
      return "redirect:/desk/unannounced";
    } catch (WrongField e) {
      return wrong(id, field, e.messageKey(), HttpStatus.BAD_REQUEST, model, response);
    } catch (NotWaiting e) {
      return wrong(id, field, "unannounced.desk.notWaiting", HttpStatus.CONFLICT, model, response);
    }
  }

  /** Shows the list again with the sentence beside the field of that report. */
  private String wrong(UUID id, String field, String sentence, HttpStatus status, Model model, HttpServletResponse response) {
    response.setStatus(status.value());
    model.addAttribute("wrongReport", id);
    model.addAttribute("wrongField", field);
    model.addAttribute("wrongSentence", sentence);
    return list(false, null, model);
  }
}
