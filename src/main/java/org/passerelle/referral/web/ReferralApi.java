package org.passerelle.referral.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFile;
import org.passerelle.engine.WrongField;
import org.passerelle.referral.ChangeReport;
import org.passerelle.referral.ReferralChanges;
import org.passerelle.referral.ReferralFiles;
import org.passerelle.referral.ReferralIntake;
import org.passerelle.referral.ReferralIntake.Receipt;
import org.passerelle.referral.ReferralSubmission;
import org.passerelle.referral.SubmissionReader;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Referrals for partners' programs. A partner sees its own files only; any other does not exist for it. */
@RestController
@RequestMapping(path = "/api/v1/referrals", produces = MediaType.APPLICATION_JSON_VALUE)
class ReferralApi {

  private static final String PATH = "/api/v1/referrals";
  private static final String KEY = "[\\x21-\\x7E]{1,200}";
  private static final String NUMBER = "[A-Z0-9-]{1,30}";

  private final ReferralIntake intake;
  private final ReferralChanges changes;
  private final ReferralFiles files;
  private final ReferralAnswers answers;
  private final SubmissionReader reader;

  ReferralApi(ReferralIntake intake, ReferralChanges changes, ReferralFiles files, ReferralAnswers answers, SubmissionReader reader) {
    this.intake = intake;
    this.changes = changes;
    this.files = files;
    this.answers = answers;
    this.reader = reader;
  }

  @PostMapping
  ResponseEntity<ReferralAnswer> submit(@RequestBody JsonNode body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    if (key != null && !key.matches(KEY)) {
      throw new WrongField("Idempotency-Key", "validation.idempotencyKey");
    }
    Receipt receipt = intake.submit(SignedIn.organization(), reader.read(body, ReferralSubmission.class), key);
    return ResponseEntity.status(receipt.fresh() ? HttpStatus.CREATED : HttpStatus.OK)
        .location(URI.create(PATH + "/" + receipt.file().number())).body(answers.shortly(files.standing(receipt.file())));
  }

  @GetMapping
  ReferralAnswer.Page list(@RequestParam(required = false) @Nullable String before) {
    if (before != null && !before.matches(NUMBER)) {
      throw new WrongField("before", "validation.caseNumber");
    }
    ReferralFiles.Page page = files.page(SignedIn.organization(), before);
    return new ReferralAnswer.Page(page.files().stream().map(answers::shortly).toList(),
        page.next() == null ? null : PATH + "?before=" + page.next());
  }

  @GetMapping("/{number}")
  ReferralAnswer one(@PathVariable String number) {
    return answers.fully(files.read(own(number)));
  }

  @PutMapping("/{number}")
  ReferralAnswer resubmit(@PathVariable String number, @RequestBody JsonNode body) {
    CaseFile own = own(number);
    return answers.shortly(files.standing(intake.resubmit(own, reader.read(body, ReferralSubmission.class), files.version(own))));
  }

  @PostMapping("/{number}/withdrawal")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ReferralAnswer withdraw(@PathVariable String number) {
    CaseFile own = own(number);
    changes.withdraw(own);
    return answers.shortly(files.standing(own));
  }

  @PostMapping("/{number}/changes")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ReferralAnswer report(@PathVariable String number, @RequestBody JsonNode body) {
    CaseFile own = own(number);
    changes.report(own, reader.read(body, ChangeReport.class));
    return answers.shortly(files.standing(own));
  }

  private CaseFile own(String number) {
    return files.find(SignedIn.organization(), number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
