package org.passerelle.portal;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.passerelle.identity.Attesting;
import org.passerelle.identity.AttestationRules.Flaw;
import org.passerelle.identity.VerificationRequest;
import org.passerelle.identity.web.AttestationSubmission;
import org.passerelle.portal.TypedVisit.Reading;
import org.passerelle.portal.VisitForm.Fault;
import org.springframework.stereotype.Component;

/** Says what is wrong with an attestation as it was typed: the same rules hold for it as for one that a program sends. */
@Component
class VisitExamination {

  private final Attesting attesting;
  private final Validator validator;
  private final VisitWords words;

  VisitExamination(Attesting attesting, Validator validator, VisitWords words) {
    this.attesting = attesting;
    this.validator = validator;
    this.words = words;
  }

  List<Fault> of(VerificationRequest request, TypedVisit typed) {
    Reading reading = typed.read();
    List<Fault> faults = new ArrayList<>();
    reading.unreadable().forEach((path, key) -> faults.add(new Fault(path, words.sentence(key), false)));
    Set<ConstraintViolation<AttestationSubmission>> violations = validator.validate(reading.sent());
    violations.forEach(violation -> {
      String path = reading.path(violation.getPropertyPath().toString().replace(".<list element>", ""));
      if (!reading.unreadable().containsKey(path)) {
        faults.add(new Fault(path, violation.getMessage(), typed.empty(path)));
      }
    });
    if (faults.isEmpty()) {
      faults.addAll(of(attesting.examine(request, reading.sent().toAttestation()), typed, reading));
    }
    return faults;
  }

  /** What a use case found, beside the fields. */
  List<Fault> of(List<Flaw> flaws, TypedVisit typed, Reading reading) {
    return flaws.stream().map(flaw -> {
      String path = reading.path(flaw.field());
      return new Fault(path, words.sentence(flaw.messageKey()), typed.empty(path));
    }).toList();
  }
}
