package org.passerelle.referral;

import jakarta.validation.Validator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.pages.ApiProblems;
import org.passerelle.partner.Organization;
import org.passerelle.partner.Organizations;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Looks at a whole submission at once and says all there is to say about it, field by field, so that a partner mends it in one go. */
@Component
public class ReferralExamination {

  private final Validator validator;
  private final Organizations organizations;
  private final MessageSource messages;
  private final Clock clock;

  ReferralExamination(Validator validator, Organizations organizations, MessageSource messages, Clock clock) {
    this.validator = validator;
    this.organizations = organizations;
    this.messages = messages;
    this.clock = clock;
  }

  /** Everything that is out of form, breaks a rule or deserves a remark. */
  public List<Finding> examine(ReferralSubmission sent) {
    List<Finding> outOfForm = Stream.concat(validator.validate(sent).stream().map(ApiProblems.Fault::of)
        .map(fault -> new Finding(fault.field(), null, fault.message(), true)), unknownSponsor(sent)).toList();
    Set<String> named = outOfForm.stream().map(Finding::field).collect(Collectors.toSet());
    return Stream.concat(outOfForm.stream(), faults(sent).stream().filter(fault -> !named.contains(fault.field())).map(this::finding)).toList();
  }

  /** What the rules find. */
  List<Fault> faults(ReferralSubmission sent) {
    return ReferralCompleteness.faults(SubmittedCase.of(sent, List.of(), sponsor(sent).map(Organization::kind).orElse(null),
        LocalDate.now(clock)));
  }

  /**
   * Lets pass what is in form and breaks no rule.
   *
   * @throws ReferralRefused with everything that was found
   */
  void admit(ReferralSubmission sent) {
    List<Finding> findings = examine(sent);
    if (findings.stream().anyMatch(Finding::refuses)) {
      throw new ReferralRefused(findings);
    }
  }

  private Finding finding(Fault fault) {
    return new Finding(fault.field(), fault.code(), message("fault." + fault.code()), fault.code().returns());
  }

  private Stream<Finding> unknownSponsor(ReferralSubmission sent) {
    return blank(sent.sponsorCode()) || sponsor(sent).isPresent() ? Stream.empty()
        : Stream.of(new Finding("sponsorCode", null, message("validation.sponsorUnknown"), true));
  }

  private Optional<Organization> sponsor(ReferralSubmission sent) {
    return blank(sent.sponsorCode()) ? Optional.empty()
        : organizations.byCode(sent.sponsorCode()).filter(organization -> organization.kind().equals("sponsor"));
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private String message(String key) {
    return messages.getMessage(key, null, LocaleContextHolder.getLocale());
  }
}
