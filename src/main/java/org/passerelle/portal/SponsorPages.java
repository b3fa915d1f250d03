package org.passerelle.portal;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.passerelle.access.SignedIn;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.engine.WrongField;
import org.passerelle.reference.Today;
import org.passerelle.sponsorship.AtAcceptance.NotAcceptable;
import org.passerelle.sponsorship.DeclineReason;
import org.passerelle.sponsorship.Proposal;
import org.passerelle.sponsorship.SponsorAnswers;
import org.passerelle.sponsorship.breakdown.Breakdowns;
import org.passerelle.sponsorship.draw.Applying;
import org.passerelle.sponsorship.register.OwnSponsor;
import org.passerelle.sponsorship.web.AnswerSubmission;
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

/** Where people of a sponsor see the families proposed to them, and accept or decline. */
@Controller
@RequestMapping("/sponsor")
class SponsorPages {

  private static final String FORM = "answer";
  private static final String ONE = "/proposals/{id:[0-9a-f-]{36}}";

  private final SponsorAnswers answers;
  private final OwnSponsor own;
  private final Today today;
  private final Applying windows;
  private final Breakdowns breakdowns;

  SponsorPages(SponsorAnswers answers, OwnSponsor own, Today today, Applying windows, Breakdowns breakdowns) {
    this.answers = answers;
    this.own = own;
    this.today = today;
    this.windows = windows;
    this.breakdowns = breakdowns;
  }

  @GetMapping
  String list(Model model, @RequestParam(defaultValue = "0") int page) {
    int from = Math.min(Math.max(page, 0), 10_000);
    List<Proposal> past = answers.past(SignedIn.organization(), from);
    model.addAttribute("held", answers.toAnswer(SignedIn.organization()));
    model.addAttribute("windows", windows.category(SignedIn.organization()).isPresent());
    model.addAttribute("past", past.stream().limit(SponsorAnswers.PAGE).toList());
    model.addAttribute("page", from);
    model.addAttribute("own", own.read(SignedIn.organization()));
    model.addAttribute("today", today.get());
    model.addAttribute("more", past.size() > SponsorAnswers.PAGE);
    return "portal/sponsor-proposals";
  }

  @GetMapping(ONE)
  String one(Model model, @PathVariable UUID id) {
    model.addAttribute(FORM, AnswerSubmission.blank());
    return show(model, id);
  }

  @PostMapping(ONE + "/answer")
  String answer(Model model, @PathVariable UUID id, @Valid @ModelAttribute(FORM) AnswerSubmission submission, BindingResult faults,
      RedirectAttributes after, HttpServletResponse response) {
    if (faults.hasErrors()) {
      return showWrong(model, id, response);
    }
    try {
      boolean accept = Boolean.TRUE.equals(submission.accept());
      answers.answer(SignedIn.organization(), id, accept, submission.reasonCode(), submission.reason()).orElseThrow(SponsorPages::notFound);
      after.addFlashAttribute("done", accept ? "sponsor.accepted" : "sponsor.declined");
    } catch (WrongField wrong) {
      faults.rejectValue(wrong.field(), wrong.messageKey());
      return showWrong(model, id, response);
    } catch (NotAcceptable refused) {
      faults.rejectValue("accept", refused.messageKey(), refused.arguments(), null);
      return showWrong(model, id, response);
    } catch (CaseProcesses.NotWaiting late) {
      after.addFlashAttribute("late", true);
    }
    return "redirect:/sponsor/proposals/" + id;
  }

  private String showWrong(Model model, UUID id, HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return show(model, id);
  }

  private String show(Model model, UUID id) {
    model.addAttribute("reasons", DeclineReason.values());
    model.addAttribute("inCharge", breakdowns.ofSponsor(SignedIn.organization(), id).orElse(null));
    model.addAttribute("opened", answers.open(SignedIn.organization(), id).orElseThrow(SponsorPages::notFound));
    return "portal/sponsor-proposal";
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
