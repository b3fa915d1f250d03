package org.passerelle.roster;

import org.passerelle.handoff.disclosure.EnteringAgreements;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * In a demonstration, every organization that receives families may be told what is usual, marked as to be confirmed: without an agreement it is
 * told nothing but the case number.
 */
@Component
@Order(2)
@ConditionalOnProperty("passerelle.demonstration")
class DemonstrationDisclosures implements ApplicationRunner {

  private final EnteringAgreements agreements;

  DemonstrationDisclosures(EnteringAgreements agreements) {
    this.agreements = agreements;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    agreements.enterUsual();
  }
}
