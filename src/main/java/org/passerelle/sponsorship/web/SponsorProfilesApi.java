package org.passerelle.sponsorship.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.passerelle.access.ApiProblem;
import org.passerelle.access.SignedIn;
import org.passerelle.pages.ApiProblems.Fault;
import org.passerelle.pages.BadFields;
import org.passerelle.pages.CodeNames;
import org.passerelle.partner.ChangedMeanwhile;
import org.passerelle.partner.Refusals;
import org.passerelle.reference.Places;
import org.passerelle.referral.web.VersionTag;
import org.passerelle.sponsorship.Room;
import org.passerelle.sponsorship.register.Profile.Ties;
import org.passerelle.sponsorship.register.Profile.Wishes;
import org.passerelle.sponsorship.register.ProfileChanges;
import org.passerelle.sponsorship.register.StoredProfile;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A sponsor's own profile and capacity for its programs. */
@RestController
@RequestMapping(path = "/api/v1/sponsor/profile", produces = MediaType.APPLICATION_JSON_VALUE)
class SponsorProfilesApi {

  private final ProfileChanges changes;
  private final Places places;
  private final CodeNames names;
  private final MessageSource messages;

  SponsorProfilesApi(ProfileChanges changes, Places places, CodeNames names, MessageSource messages) {
    this.changes = changes;
    this.places = places;
    this.names = names;
    this.messages = messages;
  }

  @GetMapping
  OnFile read(HttpServletResponse response) {
    return tagged(changes.of(SignedIn.organization()), response);
  }

  @PutMapping
  OnFile change(@RequestHeader HttpHeaders headers, @Valid @RequestBody ProfileSubmission submission, HttpServletResponse response) {
    UUID sponsor = SignedIn.organization();
    int startedFrom = VersionTag.startedFrom(headers.getOrEmpty(VersionTag.IF_MATCH), changes.of(sponsor).version());
    known(submission);
    return tagged(changes.change(sponsor, startedFrom, submission.profile()), response);
  }

  @ExceptionHandler
  ProblemDetail versionMissing(VersionTag.Missing e) {
    return problem(HttpStatus.PRECONDITION_REQUIRED, "problem.versionMissing");
  }

  @ExceptionHandler
  ProblemDetail overtaken(ChangedMeanwhile e) {
    return problem(HttpStatus.PRECONDITION_FAILED, "problem.profileOvertaken");
  }

  /** Which figures go below what is taken, or contradict others. */
  @ExceptionHandler
  ProblemDetail refused(Refusals e) {
    ProblemDetail problem = problem(HttpStatus.UNPROCESSABLE_ENTITY, "problem.fields");
    problem.setProperty("errors", e.reasons().stream().map(reason -> new Fault(path(reason.field()), sentence(reason.key(), reason.argument()))).toList());
    return problem;
  }

  private void known(ProfileSubmission submission) {
    List<Fault> faults = new ArrayList<>();
    if (submission.ties() != null) {
      Ties ties = submission.ties().ties();
      check(faults, "ties.nationalities", ties.nationalities(), names.countries());
      check(faults, "ties.communities", ties.communities(), Ties.COMMUNITIES);
      check(faults, "ties.kin", ties.kin(), places.all().stream().map(place -> place.code()).toList());
    }
    if (submission.wishes() != null) {
      check(faults, "wishes.countries", submission.wishes().wishes().countries(), names.countries());
      check(faults, "wishes.welcomes", submission.wishes().wishes().welcomes(), Wishes.WELCOMES);
    }
    if (!faults.isEmpty()) {
      throw new BadFields(faults);
    }
  }

  private void check(List<Fault> faults, String field, List<String> said, Collection<String> codes) {
    if (!codes.containsAll(said)) {
      faults.add(new Fault(field, sentence("validation.sponsor.code")));
    }
  }

  private ProblemDetail problem(HttpStatus status, String key) {
    return ApiProblem.of(status, key, messages, LocaleContextHolder.getLocale());
  }

  private String sentence(String key, Object... arguments) {
    return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
  }

  private static String path(String field) {
    return field.equals("wishLargest") ? "wishes.largest" : field;
  }

  private static OnFile tagged(StoredProfile stored, HttpServletResponse response) {
    response.setHeader(HttpHeaders.ETAG, VersionTag.of(stored.version()));
    return new OnFile(ProfileSubmission.of(stored.profile()), stored.taken());
  }

  /**
   * A profile on file.
   *
   * @param profile as it may be sent again
   * @param taken   how much of the room is proposed, held or taken
   */
  record OnFile(ProfileSubmission profile, Room taken) {
  }
}
