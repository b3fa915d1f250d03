package org.passerelle.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.document.Document;
import org.passerelle.casefile.document.DocumentKind;
import org.passerelle.casefile.document.Documents;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.identity.AttestationDraft;
import org.passerelle.identity.AttestationDrafting;
import org.passerelle.identity.AttestationDrafting.Outcome;
import org.passerelle.identity.AttestationDrafting.Saving;
import org.passerelle.identity.AttestationRefused;
import org.passerelle.identity.Attesting;
import org.passerelle.identity.Attesting.Opened;
import org.passerelle.identity.RequestHeld;
import org.passerelle.portal.SentFiles.Upload;
import org.passerelle.portal.TypedVisit.Reading;
import org.passerelle.portal.VisitForm.Fault;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Writing an attestation, step by step, with a phone on a poor line: everything is kept as it is typed, whatever it is, and every button of a step saves. The
 * whole is looked at on the last step, and sent from there.
 */
@Controller
@RequestMapping(VerifierPages.ONE + "/attestation")
class VisitPages {

  private static final String STEP = "/{step:meeting|people|papers|tree|others|doubts|finding|check}";
  private static final String PROBLEM = "problem";
  private static final List<DocumentKind> KINDS = List.of(DocumentKind.identityDocument, DocumentKind.photo, DocumentKind.refugeeStatus, DocumentKind.other);

  private final Attesting attesting;
  private final AttestationDrafting drafting;
  private final VisitExamination examination;
  private final Documents documents;
  private final SentFiles files;
  private final VisitWords words;

  VisitPages(Attesting attesting, AttestationDrafting drafting, VisitExamination examination, Documents documents, SentFiles files, VisitWords words) {
    this.attesting = attesting;
    this.drafting = drafting;
    this.examination = examination;
    this.documents = documents;
    this.files = files;
    this.words = words;
  }

  @GetMapping
  String begin(@PathVariable UUID id) {
    opened(id);
    return step(id, VisitStep.meeting.name());
  }

  @GetMapping(STEP)
  String show(Model model, @PathVariable UUID id, @PathVariable VisitStep step) {
    Opened opened = opened(id);
    if (step == VisitStep.check) {
      drafting.markChecked(SignedIn.organization(), id);
    }
    AttestationDraft draft = draft(id);
    return page(model, opened, draft, typed(draft, opened), step);
  }

  @PostMapping(STEP)
  String save(Model model, @PathVariable UUID id, @PathVariable VisitStep step, @RequestParam MultiValueMap<String, String> sent,
      @RequestParam(required = false) @Nullable MultipartFile file, HttpServletResponse response, RedirectAttributes next) {
    Opened opened = opened(id);
    String[] move = String.valueOf(sent.getFirst("do")).split(":", 2);
    Upload upload = upload(step, move, sent, file);
    AttestationDraft before = draft(id);
    Map<String, List<String>> answers = new LinkedHashMap<>(sent);
    String added = TypedVisit.newKey();
    TypedVisit written = typed(before, opened).with(step, answers);
    TypedVisit moved = moved(written, step, move, upload.document(), added);
    Saving saving = drafting.save(SignedIn.organization(), id, step::holds, String.valueOf(sent.getFirst("seen")), moved.of(step))
        .orElseThrow(() -> new NotInHand(id));
    if (saving.outcome() == Outcome.changedMeanwhile) {
      response.setStatus(HttpStatus.CONFLICT.value());
      model.addAttribute("conflict", true);
      TypedVisit mine = typed(saving.draft(), opened).withEntriesOf(step, answers).with(step, answers);
      return page(model, opened, saving.draft(), mine, step);
    }
    if (saving.outcome() == Outcome.tooLong || upload.wrong()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAttribute(PROBLEM, saving.outcome() == Outcome.tooLong ? "draft.problem.tooLong" : null);
      model.addAttribute("upload", upload);
      return page(model, opened, saving.draft(), saving.outcome() == Outcome.tooLong ? written : moved, step);
    }
    return whereTo(opened, step, move, added, moved, saving.draft(), next);
  }

  private Upload upload(VisitStep step, String[] move, MultiValueMap<String, String> sent, @Nullable MultipartFile file) {
    boolean given = step == VisitStep.papers && (move[0].equals("upload") || file != null && !file.isEmpty());
    return given ? files.take(sent.getFirst("documentKind"), file) : Upload.blank();
  }

  private static TypedVisit moved(TypedVisit written, VisitStep step, String[] move, @Nullable Document document, String added) {
    TypedVisit moved = switch (move.length == 2 ? move[0] : "") {
      case "add" -> written.adding(step, move[1], added);
      case "remove" -> written.without(step, move[1]);
      default -> written;
    };
    return document == null ? moved : moved.attaching(document.id().toString());
  }

  private String whereTo(Opened opened, VisitStep step, String[] move, String added, TypedVisit typed, AttestationDraft draft, RedirectAttributes next) {
    UUID id = opened.request().id();
    String argument = move.length == 2 && move[1].length() <= 120 ? move[1] : "";
    switch (move[0]) {
      case "later":
        next.addFlashAttribute("done", "visit.done.saved");
        return VerifierPages.page(id);
      case "save":
        next.addFlashAttribute("done", "visit.done.saved");
        return step(id, step.name());
      case "step":
        return step(id, VisitStep.named(argument).orElse(step).name());
      case "add":
        return step(id, step.name()) + "#" + DraftForm.FieldView.id(argument + "[" + added + "]");
      case "more":
        return step(id, step.name()) + "#" + DraftForm.FieldView.id(argument) + "-more";
      case "remove":
        return step(id, step.name()) + "#" + DraftForm.FieldView.id(argument.replaceAll("\\[.*", ""));
      case "upload":
        return step(id, step.name()) + "#" + DraftForm.FieldView.id(TypedVisit.ATTACHMENTS);
      default:
        VisitForm form = form(opened, draft, typed, step, examination.of(opened.request(), typed));
        return form.faults().isEmpty() ? step(id, step.next().name()) : step(id, step.name()) + "#faults";
    }
  }

  @PostMapping("/sending")
  String send(Model model, @PathVariable UUID id, @RequestParam(defaultValue = "") String since, HttpServletResponse response, RedirectAttributes next) {
    Opened opened = opened(id);
    AttestationDraft draft = draft(id);
    TypedVisit typed = typed(draft, opened);
    if (!since.equals(String.valueOf(draft.version()))) {
      next.addFlashAttribute(PROBLEM, "visit.problem.moved");
      return step(id, VisitStep.check.name());
    }
    if (!examination.of(opened.request(), typed).isEmpty()) {
      return step(id, VisitStep.check.name()) + "#faults";
    }
    Reading reading = typed.read();
    try {
      attesting.attest(SignedIn.organization(), id, reading.sent().toAttestation(), true).orElseThrow(VisitPages::notFound);
      next.addFlashAttribute("done", "visit.done.sent");
    } catch (AttestationRefused refused) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return page(model, opened, draft, typed, VisitStep.check, examination.of(refused.flaws(), typed, reading));
    } catch (RequestHeld held) {
      next.addFlashAttribute(PROBLEM, "problem.requestHeld");
      return step(id, VisitStep.check.name());
    } catch (NotWaiting late) {
      next.addFlashAttribute("late", "visit.late.attestation");
    }
    return VerifierPages.page(id);
  }

  private String page(Model model, Opened opened, AttestationDraft draft, TypedVisit typed, VisitStep step) {
    return page(model, opened, draft, typed, step, examination.of(opened.request(), typed));
  }

  private String page(Model model, Opened opened, AttestationDraft draft, TypedVisit typed, VisitStep step, List<Fault> faults) {
    model.addAttribute("form", form(opened, draft, typed, step, faults));
    model.addAttribute("kinds", KINDS);
    model.addAttribute("largest", documents.largestInMegabytes());
    if (!model.containsAttribute("upload")) {
      model.addAttribute("upload", Upload.blank());
    }
    return step == VisitStep.check ? "portal/visit-check" : "portal/visit-step";
  }

  private VisitForm form(Opened opened, AttestationDraft draft, TypedVisit typed, VisitStep step, List<Fault> faults) {
    List<UUID> named = typed.given(TypedVisit.ATTACHMENTS).stream().map(UUID::fromString).toList();
    return new VisitForm(opened, draft, typed, step, faults, VisitForm.byId(documents.list(SignedIn.organization(), named)), words);
  }

  private static TypedVisit typed(AttestationDraft draft, Opened opened) {
    return TypedVisit.of(draft.typed(), opened.family().people());
  }

  private AttestationDraft draft(UUID id) {
    return drafting.of(SignedIn.organization(), id).orElseThrow(() -> new NotInHand(id));
  }

  /** A request of this NGO that it has in hand. */
  private Opened opened(UUID id) {
    Opened opened = attesting.open(SignedIn.organization(), id).orElseThrow(VisitPages::notFound);
    if (opened.family() == null) {
      throw new NotInHand(id);
    }
    return opened;
  }

  /** What has ended is said on the request's own page. */
  @ExceptionHandler
  String ended(NotInHand ended) {
    return VerifierPages.page(ended.request);
  }

  private static String step(UUID id, String step) {
    return VerifierPages.page(id) + "/attestation/" + step;
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  /** The NGO has the request in hand no more. */
  private static final class NotInHand extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID request;

    NotInHand(UUID request) {
      this.request = request;
    }
  }
}
