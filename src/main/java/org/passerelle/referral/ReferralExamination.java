package org.passerelle.referral;

import jakarta.validation.Validator;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.pages.ApiProblems;
import org.passerelle.pages.Times;
import org.passerelle.partner.Organizations;
import org.passerelle.reference.ProgrammeLimits;
import org.passerelle.reference.Programmes;
import org.passerelle.referral.ReferralSubmission.LinkedCase;
import org.passerelle.referral.SubmittedCase.Around;
import org.passerelle.referral.SubmittedCase.Closure;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Looks at a whole submission at once and says all there is to say about it, field by field, so that a partner mends it in one go. */
@Component
public class ReferralExamination {

  private static final String SPONSOR_CODE = "[A-Za-z0-9]{1,40}";
  private static final String PROGRAMME = "[A-Z]+";

  private final Validator validator;
  private final CaseFiles files;
  private final AttachedDocuments documents;
  private final PartnerAdmission admission;
  private final Organizations organizations;
  private final Programmes programmes;
  private final ProgrammeLimits limits;
  private final MessageSource messages;
  private final Times times;
  private final Clock clock;

  ReferralExamination(Validator validator, CaseFiles files, AttachedDocuments documents, PartnerAdmission admission,
      Organizations organizations, Programmes programmes, ProgrammeLimits limits, MessageSource messages, Times times, Clock clock) {
    this.validator = validator;
    this.files = files;
    this.documents = documents;
    this.admission = admission;
    this.organizations = organizations;
    this.programmes = programmes;
    this.limits = limits;
    this.messages = messages;
    this.times = times;
    this.clock = clock;
  }

  /**
   * Everything that is out of form, breaks a rule or deserves a remark.
   *
   * @param partnerId whose submission it is: only its own documents and cases count
   */
  public List<Finding> examine(UUID partnerId, ReferralSubmission sent) {
    String sponsorKind = looksLike(SPONSOR_CODE, sent.sponsorCode()) ? organizations.sponsorKind(sent.sponsorCode()).orElse(null) : null;
    List<Finding> outOfForm = Stream.concat(validator.validate(sent).stream().map(ApiProblems.Fault::of)
        .map(fault -> new Finding(fault.field(), null, fault.message(), true)), unknownSponsor(sent, sponsorKind)).toList();
    Set<String> named = outOfForm.stream().map(Finding::field).collect(Collectors.toSet());
    Optional<CaseFile> onFile = onFile(partnerId, sent);
    List<Fault> faults = Stream.concat(onFile.isPresent() ? Stream.empty() : admission.wrong(partnerId, sent).stream(),
        ReferralCompleteness.faults(SubmittedCase.of(sent, around(partnerId, sent, sponsorKind, onFile))).stream()).toList();
    return Stream.concat(outOfForm.stream(), faults.stream().filter(fault -> !named.contains(fault.field())).map(this::finding)).toList();
  }

  /**
   * Lets pass what is in form and breaks no rule.
   *
   * @return the remarks
   * @throws ReferralRefused with everything that was found
   */
  List<Fault> admit(UUID partnerId, ReferralSubmission sent) {
    List<Finding> findings = examine(partnerId, sent);
    if (findings.stream().anyMatch(Finding::refuses)) {
      throw new ReferralRefused(findings);
    }
    return findings.stream().map(finding -> new Fault(finding.code(), finding.field())).toList();
  }

  /** Says what was found only when the referral was written. */
  ReferralRefused refusal(Fault fault) {
    return new ReferralRefused(List.of(finding(fault)));
  }

  private Optional<CaseFile> onFile(UUID partnerId, ReferralSubmission sent) {
    return looksLike(Written.REFERENCE, sent.partnerReference()) ? files.byPartnerReference(partnerId, sent.partnerReference())
        : Optional.empty();
  }

  private Around around(UUID partnerId, ReferralSubmission sent, @Nullable String sponsorKind, Optional<CaseFile> onFile) {
    LocalDate today = LocalDate.now(clock);
    LocalDate arrivedOn = onFile.map(file -> LocalDate.ofInstant(file.receivedAt(), ZoneOffset.UTC)).orElse(today);
    return new Around(documents.of(partnerId, onFile.map(CaseFile::id).orElse(null), sent), sponsorKind,
        closure(sent, sponsorKind, arrivedOn), limits.get("undertakingSignatureDays"), files.known(partnerId, linked(sent)), today, arrivedOn);
  }

  private Closure closure(ReferralSubmission sent, @Nullable String sponsorKind, LocalDate on) {
    String programme = sent.programmeOrUsual();
    return looksLike(PROGRAMME, programme)
        ? programmes.closed(programme, sponsorKind, SubmittedCase.intoQuebec(sent, sponsorKind), on)
            .map(found -> new Closure(true, found.until())).orElse(Closure.OPEN)
        : Closure.OPEN;
  }

  private Finding finding(Fault fault) {
    Object[] blanks = fault.blanks().stream().map(blank -> blank instanceof LocalDate day ? times.day(day) : blank).toArray();
    return new Finding(fault.field(), fault.code(), message("fault." + fault.code(), blanks), fault.code().returns());
  }

  private Stream<Finding> unknownSponsor(ReferralSubmission sent, @Nullable String kind) {
    return blank(sent.sponsorCode()) || kind != null ? Stream.empty()
        : Stream.of(new Finding("sponsorCode", null, message("validation.sponsorUnknown"), true));
  }

  private static List<String> linked(ReferralSubmission sent) {
    return ReferralSubmission.orEmpty(sent.linkedCases()).stream().filter(Objects::nonNull).map(LinkedCase::reference)
        .filter(reference -> looksLike(Written.REFERENCE, reference)).toList();
  }

  /** Only what is in form is looked up: the store takes no mad characters. */
  private static boolean looksLike(String form, @Nullable String text) {
    return text != null && text.matches(form);
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private String message(String key, Object... blanks) {
    return messages.getMessage(key, blanks, LocaleContextHolder.getLocale());
  }
}
