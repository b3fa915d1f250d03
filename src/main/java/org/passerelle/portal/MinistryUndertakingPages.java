package org.passerelle.portal;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.document.Documents;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.engine.WrongField;
import org.passerelle.pages.Downloads;
import org.passerelle.sponsorship.undertaking.DecidingUndertakings;
import org.passerelle.sponsorship.undertaking.DecidingUndertakings.Decision;
import org.passerelle.sponsorship.undertaking.Undertaking;
import org.passerelle.sponsorship.undertaking.UndertakingPapers;
import org.passerelle.sponsorship.web.UndertakingDecisionForm;
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

/** What Québec's ministry sees of the undertakings filed with it, and what it decides. */
@Controller
@RequestMapping("/ministry/undertakings")
class MinistryUndertakingPages {

  private static final String ONE = "/{id:[0-9a-f-]{36}}";

  private final DecidingUndertakings deciding;
  private final UndertakingPapers papers;

  MinistryUndertakingPages(DecidingUndertakings deciding, UndertakingPapers papers) {
    this.deciding = deciding;
    this.papers = papers;
  }

  @GetMapping
  String list(Model model, @RequestParam(defaultValue = "false") boolean ended, @RequestParam(required = false) @Nullable UUID after) {
    List<Undertaking> found = deciding.list(SignedIn.organization(), !ended, after);
    model.addAttribute("ended", ended);
    model.addAttribute("rows", found.stream().limit(DecidingUndertakings.PAGE).toList());
    model.addAttribute("fromFirst", after == null);
    model.addAttribute("next", found.size() > DecidingUndertakings.PAGE ? found.get(DecidingUndertakings.PAGE - 1).id() : null);
    model.addAttribute("language", LocaleContextHolder.getLocale().getLanguage());
    return "portal/ministry-undertakings";
  }

  @GetMapping(ONE)
  String open(Model model, @PathVariable UUID id) {
    model.addAttribute("form", UndertakingDecisionForm.blank());
    return show(model, id);
  }

  @PostMapping(ONE)
  String decide(Model model, @PathVariable UUID id, @Valid @ModelAttribute("form") UndertakingDecisionForm form, BindingResult faults,
      RedirectAttributes after, HttpServletResponse response) {
    if (!faults.hasErrors()) {
      try {
        deciding.decide(SignedIn.organization(), id, form.version(), Objects.requireNonNull(form.decision()), form.reasonOrNone())
            .orElseThrow(MinistryUndertakingPages::notFound);
        after.addFlashAttribute("done", "undertaking.done.decided");
        return "redirect:/ministry/undertakings/" + id;
      } catch (WrongField wrong) {
        faults.rejectValue(wrong.field(), wrong.messageKey());
      } catch (NotWaiting late) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("problem", "undertaking.overtaken");
        return show(model, id);
      }
    }
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    return show(model, id);
  }

  @GetMapping(ONE + "/papers/{paper:[0-9a-f-]{36}}")
  void paper(@PathVariable UUID id, @PathVariable UUID paper, HttpServletResponse response) throws IOException {
    Documents.Opened opened = papers.openForMinistry(SignedIn.organization(), id, paper).orElseThrow(MinistryUndertakingPages::notFound);
    Downloads.send(response, opened.document().fileName(), opened.document().mediaType(), opened.document().size(), opened.content());
  }

  private String show(Model model, UUID id) {
    model.addAttribute("opened", deciding.open(SignedIn.organization(), id).orElseThrow(MinistryUndertakingPages::notFound));
    model.addAttribute("decisions", Decision.values());
    model.addAttribute("language", LocaleContextHolder.getLocale().getLanguage());
    return "portal/ministry-undertaking";
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
