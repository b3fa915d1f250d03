package org.passerelle.portal;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.document.DocumentKind;
import org.passerelle.casefile.document.Documents;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.engine.WrongField;
import org.passerelle.pages.Downloads;
import org.passerelle.portal.SentFiles.Upload;
import org.passerelle.referral.Acknowledgements;
import org.passerelle.referral.Acknowledgements.Paper;
import org.passerelle.referral.InformationRequest;
import org.passerelle.referral.Questions;
import org.passerelle.referral.ReferralFiles;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A partner's answer to an officer's question, with papers if need be, and the acknowledgement of a referral. */
@Controller
@RequestMapping("/partner/referrals/{number}")
class PartnerAnswerPages {

  private static final String QUESTION = "/questions/{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}";

  private final ReferralFiles files;
  private final Questions questions;
  private final Documents documents;
  private final SentFiles sent;
  private final Acknowledgements acknowledgements;
  private final PageFaults faults;

  PartnerAnswerPages(ReferralFiles files, Questions questions, Documents documents, SentFiles sent, Acknowledgements acknowledgements,
      PageFaults faults) {
    this.files = files;
    this.questions = questions;
    this.documents = documents;
    this.sent = sent;
    this.acknowledgements = acknowledgements;
    this.faults = faults;
  }

  @GetMapping("/acknowledgement")
  void acknowledgement(@PathVariable String number, HttpServletResponse response) throws IOException {
    Paper paper = acknowledgements.paper(own(number), LocaleContextHolder.getLocale());
    Downloads.send(response, paper.fileName(), MediaType.APPLICATION_PDF_VALUE, paper.content().length,
        new ByteArrayInputStream(paper.content()));
  }

  @GetMapping(QUESTION)
  String question(Model model, @PathVariable String number, @PathVariable UUID id) {
    return page(model, number, id, AnswerForm.blank(), Upload.blank());
  }

  /** Sends the answer; or, with another of the form's buttons, adds or removes a document without losing what was typed. */
  @PostMapping(QUESTION)
  String answer(Model model, @PathVariable String number, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields,
      @RequestParam(required = false) @Nullable MultipartFile file, RedirectAttributes next) {
    CaseFile own = own(number);
    AnswerForm form = AnswerForm.sent(fields);
    String removed = fields.getFirst("removeDocument");
    if (removed != null) {
      form.drop(removed).ifPresent(document -> documents.remove(SignedIn.organization(), document));
      return page(model, number, id, form, Upload.blank());
    }
    boolean adds = fields.containsKey("addDocument");
    Upload upload = adds || file != null && !file.isEmpty() ? sent.take(fields.getFirst("documentKind"), file) : Upload.blank();
    form.take(upload.document());
    if (adds || upload.wrong()) {
      return page(model, number, id, form, upload);
    }
    try {
      questions.answer(own, id, form.answer()).orElseThrow(PartnerAnswerPages::notFound);
      next.addFlashAttribute("done", "question.done");
      return PartnerPages.FILE + number;
    } catch (ConstraintViolationException | WrongField refused) {
      faults.of(refused).forEach(form::add);
      return page(model, number, id, form, Upload.blank());
    } catch (NotWaiting late) {
      next.addFlashAttribute("problem", "question.late");
      return PartnerPages.FILE + number;
    }
  }

  private String page(Model model, String number, UUID id, AnswerForm form, Upload upload) {
    CaseFile own = own(number);
    InformationRequest question = questions.read(own, id).orElseThrow(PartnerAnswerPages::notFound);
    if (!question.open()) {
      return PartnerPages.FILE + number;
    }
    model.addAttribute("file", own);
    model.addAttribute("question", question);
    model.addAttribute("form", form);
    model.addAttribute("documents", documents.list(SignedIn.organization(), form.documents()));
    model.addAttribute("upload", upload);
    model.addAttribute("kinds", DocumentKind.values());
    model.addAttribute("largest", documents.largestInMegabytes());
    return "portal/partner-answer";
  }

  private CaseFile own(String number) {
    return files.find(SignedIn.organization(), number).orElseThrow(PartnerAnswerPages::notFound);
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
