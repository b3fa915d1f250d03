package org.passerelle.referral.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFile;
import org.passerelle.engine.WrongField;
import org.passerelle.pages.RequestKey;
import org.passerelle.referral.ChangeReport;
import org.passerelle.referral.Conflicts;
import org.passerelle.referral.Conflicts.Conflict;
import org.passerelle.referral.ReferralChanges;
import org.passerelle.referral.ReferralFiles;
import org.passerelle.referral.ReferralIntake;
import org.passerelle.referral.ReferralIntake.ChangedMeanwhile;
import org.passerelle.referral.ReferralIntake.Receipt;
import org.passerelle.referral.ReferralSubmission;
import org.passerelle.referral.SubmissionReader;
import org.springframework.http.HttpHeaders;
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
  private static final String ONE = "/{number}";
  private static final String NUMBER = "[A-Z0-9-]{1,30}";

  private final ReferralIntake intake;
  private final ReferralChanges changes;
  private final ReferralFiles files;
  private final Conflicts conflicts;
  private final ReferralAnswers answers;
  private final SubmissionReader reader;

  ReferralApi(ReferralIntake intake, ReferralChanges changes, ReferralFiles files, Conflicts conflicts, ReferralAnswers answers,
      SubmissionReader reader) {
    this.intake = intake;
    this.changes = changes;
    this.files = files;
    this.conflicts = conflicts;
    this.answers = answers;
    this.reader = reader;
  }

  @PostMapping
  ResponseEntity<ReferralAnswer> submit(@RequestBody JsonNode body, RequestKey key) {
    Receipt receipt = intake.submit(SignedIn.organization(), reader.read(body, ReferralSubmission.class), key.value());
    CaseFile file = receipt.file();
    return ResponseEntity.status(receipt.fresh() ? HttpStatus.CREATED : HttpStatus.OK).location(URI.create(PATH + "/" + file.number()))
        .eTag(VersionTag.of(files.version(file))).body(answers.shortly(files.standing(file)));
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

  @GetMapping(ONE)
  ReferralAnswer one(@PathVariable String number, HttpServletResponse response) {
    ReferralFiles.View view = files.read(own(number));
    tag(response, view.referral().version());
    return answers.fully(view);
  }

  /** The referral as the partner would send it again, with what is kept apart. */
  @GetMapping(ONE + "/submission")
  ReferralSubmission submission(@PathVariable String number, HttpServletResponse response) {
    CaseFile own = own(number);
    // the version first: if another comes between, a referral that starts from this one is refused
    tag(response, files.version(own));
    return files.asSubmitted(own);
  }

  @PutMapping(ONE)
  ResponseEntity<ReferralAnswer> resubmit(@PathVariable String number, @RequestHeader HttpHeaders headers, @RequestBody JsonNode body) {
    CaseFile own = own(number);
    int startedFrom = VersionTag.startedFrom(headers.getOrEmpty(VersionTag.IF_MATCH), files.version(own));
    ReferralSubmission sent = reader.read(body, ReferralSubmission.class);
    try {
      CaseFile file = intake.resubmit(own, sent, startedFrom);
      return ResponseEntity.ok().eTag(VersionTag.of(startedFrom + 1)).body(answers.shortly(files.standing(file)));
    } catch (ChangedMeanwhile e) {
      throw new Overtaken(conflicts.of(own, sent));
    }
  }

  @PostMapping(ONE + "/withdrawal")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ReferralAnswer withdraw(@PathVariable String number, RequestKey key) {
    CaseFile own = own(number);
    key.once("", () -> changes.withdraw(own));
    return answers.shortly(files.standing(own(number)));
  }

  @PostMapping(ONE + "/changes")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ReferralAnswer report(@PathVariable String number, @RequestBody JsonNode body, RequestKey key) {
    CaseFile own = own(number);
    ChangeReport report = reader.read(body, ChangeReport.class);
    key.once(report, () -> changes.report(own, report));
    return answers.shortly(files.standing(own(number)));
  }

  /** By hand: an answer whose tag Spring knows is left out when the caller has that version, although the case may stand elsewhere by now. */
  private static void tag(HttpServletResponse response, int version) {
    response.setHeader(HttpHeaders.ETAG, VersionTag.of(version));
  }

  private CaseFile own(String number) {
    return files.find(SignedIn.organization(), number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** The partner wrote over a version it had not seen. */
  static final class Overtaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Conflict conflict;

    Overtaken(Conflict conflict) {
      super("version " + conflict.version() + " is on file");
      this.conflict = conflict;
    }

    Conflict conflict() {
      return conflict;
    }
  }
}
