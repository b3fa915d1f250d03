package org.passerelle.handoff.disclosure;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.passerelle.handoff.Allowed;
import org.passerelle.handoff.Disclosed;
import org.passerelle.handoff.DisclosedField;
import org.passerelle.handoff.DisclosureChannel;
import org.passerelle.handoff.DisclosurePurpose;
import org.passerelle.handoff.disclosure.DisclosureAgreements.Listed;
import org.passerelle.reference.Today;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets through what the agreement in force lists. Without one nothing but the case number goes out, and compliance officers find the recipient on
 * their list.
 */
@Component
class DisclosureFilter implements Disclosed {

  private final DisclosureAgreements agreements;
  private final Register register;
  private final Gaps gaps;
  private final Today today;

  DisclosureFilter(DisclosureAgreements agreements, Register register, Gaps gaps, Today today) {
    this.agreements = agreements;
    this.register = register;
    this.gaps = gaps;
    this.today = today;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Allowed tell(UUID recipient, DisclosurePurpose purpose, Set<DisclosedField> asked, DisclosureChannel channel, List<Subject> subjects) {
    Optional<Listed> listed = agreements.inForce(recipient, purpose, today.get());
    Set<DisclosedField> fields = EnumSet.of(DisclosedField.caseNumber);
    listed.ifPresent(agreement -> asked.stream().filter(agreement.fields()::contains).forEach(fields::add));
    Allowed allowed = new Allowed(recipient, purpose, listed.map(Listed::basis).orElse(null), Set.copyOf(asked), Set.copyOf(fields));
    register.add(allowed, channel, subjects);
    if (listed.isEmpty() && !subjects.isEmpty()) {
      gaps.note(recipient, purpose, subjects.get(0).caseId());
    }
    return allowed;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void underUndertaking(UUID sponsor, String caseNumber) {
    agreements.addUsual(sponsor, today.get(), caseNumber);
  }
}
