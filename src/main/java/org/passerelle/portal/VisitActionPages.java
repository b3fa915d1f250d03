package org.passerelle.portal;

import jakarta.validation.Validator;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.engine.WrongField;
import org.passerelle.identity.Attesting;
import org.passerelle.identity.Attesting.Opened;
import org.passerelle.identity.Incident;
import org.passerelle.identity.VerificationRequest;
import org.passerelle.identity.Visiting;
import org.passerelle.identity.Visiting.HandBackReason;
import org.passerelle.identity.WrittenDate;
import org.passerelle.identity.web.HandBackSubmission;
import org.passerelle.identity.web.HoldSubmission;
import org.passerelle.identity.web.IncidentSubmission;
import org.passerelle.pages.ApiProblems.Fault;
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

/** What an NGO does with a request besides answering it: holding it, going on, giving it back, reporting an incident. */
@Controller
@RequestMapping(VerifierPages.ONE)
class VisitActionPages {

  private static final String UNREADABLE_DAY = "validation.attestation.day";

  private final Attesting attesting;
  private final Visiting visiting;
  private final Validator validator;
  private final PageFaults faults;

  VisitActionPages(Attesting attesting, Visiting visiting, Validator validator, PageFaults faults) {
    this.attesting = attesting;
    this.visiting = visiting;
    this.validator = validator;
    this.faults = faults;
  }

  @GetMapping("/{action:hold|hand-back|incident}")
  String ask(Model model, @PathVariable UUID id, @PathVariable String action) {
    Opened opened = attesting.open(SignedIn.organization(), id).orElseThrow(VisitActionPages::notFound);
    return opened.family() == null ? VerifierPages.page(id) : page(model, opened, action, Map.of(), List.of());
  }

  @PostMapping("/hold")
  String hold(Model model, @PathVariable UUID id, @RequestParam Map<String, String> sent, RedirectAttributes next) {
    LocalDate until = day(sent.get("until"));
    HoldSubmission submission = new HoldSubmission(until, sent.get("reason"));
    return act(model, id, "hold", sent, found(submission, "until", sent, until), next, "visit.done.held",
        () -> visiting.hold(SignedIn.organization(), id, until, submission.reason().strip()));
  }

  @PostMapping("/resume")
  String resume(Model model, @PathVariable UUID id, RedirectAttributes next) {
    return act(model, id, "resume", Map.of(), List.of(), next, "visit.done.resumed", () -> visiting.resume(SignedIn.organization(), id));
  }

  @PostMapping("/hand-back")
  String handBack(Model model, @PathVariable UUID id, @RequestParam Map<String, String> sent, RedirectAttributes next) {
    HandBackSubmission submission = new HandBackSubmission(code(HandBackReason.values(), sent.get("reason")), sent.get("words"));
    return act(model, id, "hand-back", sent, found(submission, "", sent, null), next, "visit.done.handedBack",
        () -> visiting.handBack(SignedIn.organization(), id, submission.reason(), submission.said()));
  }

  @PostMapping("/incident")
  String incident(Model model, @PathVariable UUID id, @RequestParam Map<String, String> sent, RedirectAttributes next) {
    LocalDate happened = day(sent.get("happenedOn"));
    IncidentSubmission submission = new IncidentSubmission(code(Incident.Kind.values(), sent.get("kind")), happened, sent.get("account"));
    return act(model, id, "incident", sent, found(submission, "happenedOn", sent, happened), next, "visit.done.incident",
        () -> visiting.reportIncident(SignedIn.organization(), id, submission.kind(), happened, submission.account().strip()));
  }

  private String act(Model model, UUID id, String action, Map<String, String> sent, List<Fault> found, RedirectAttributes next, String done,
      Supplier<Optional<VerificationRequest>> work) {
    Opened opened = attesting.open(SignedIn.organization(), id).orElseThrow(VisitActionPages::notFound);
    if (opened.family() != null && !found.isEmpty()) {
      return page(model, opened, action, sent, found);
    }
    try {
      if (opened.family() == null) {
        throw new NotWaiting(action, opened.request().caseNumber());
      }
      work.get().orElseThrow(VisitActionPages::notFound);
      next.addFlashAttribute("done", done);
    } catch (WrongField wrong) {
      return page(model, opened, action, sent, faults.of(wrong));
    } catch (NotWaiting late) {
      next.addFlashAttribute("late", "visit.late." + action);
    }
    return VerifierPages.page(id);
  }

  private String page(Model model, Opened opened, String action, Map<String, String> sent, List<Fault> found) {
    Map<String, String> wrong = new LinkedHashMap<>();
    found.forEach(fault -> wrong.putIfAbsent(fault.field(), fault.message()));
    model.addAttribute("opened", opened);
    model.addAttribute("sent", sent);
    model.addAttribute("wrong", wrong);
    model.addAttribute("last", visiting.lastDayOfHold());
    model.addAttribute("reasons", HandBackReason.values());
    model.addAttribute("incidents", Incident.Kind.values());
    return "portal/visit-" + action;
  }

  /** What the form is refused for; a day that was written and cannot be read is not missing. */
  private List<Fault> found(Object submission, String dayField, Map<String, String> sent, @Nullable LocalDate day) {
    boolean unreadable = day == null && !sent.getOrDefault(dayField, "").isBlank();
    return validator.validate(submission).stream().map(Fault::of)
        .map(fault -> unreadable && fault.field().equals(dayField) ? new Fault(dayField, faults.sentence(UNREADABLE_DAY)) : fault)
        .sorted(Comparator.comparing(Fault::field)).toList();
  }

  private static @Nullable LocalDate day(@Nullable String written) {
    return written == null ? null : WrittenDate.day(written).orElse(null);
  }

  private static <E extends Enum<E>> @Nullable E code(E[] codes, @Nullable String written) {
    return Arrays.stream(codes).filter(code -> code.name().equals(written)).findFirst().orElse(null);
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
