package org.passerelle.handoff;

import static org.passerelle.handoff.DisclosedField.birth;
import static org.passerelle.handoff.DisclosedField.caseNumber;
import static org.passerelle.handoff.DisclosedField.contact;
import static org.passerelle.handoff.DisclosedField.countryOfAsylum;
import static org.passerelle.handoff.DisclosedField.csq;
import static org.passerelle.handoff.DisclosedField.destination;
import static org.passerelle.handoff.DisclosedField.itinerary;
import static org.passerelle.handoff.DisclosedField.languages;
import static org.passerelle.handoff.DisclosedField.medicalSurveillance;
import static org.passerelle.handoff.DisclosedField.nameInScript;
import static org.passerelle.handoff.DisclosedField.names;
import static org.passerelle.handoff.DisclosedField.needsOnArrival;
import static org.passerelle.handoff.DisclosedField.persons;
import static org.passerelle.handoff.DisclosedField.priority;
import static org.passerelle.handoff.DisclosedField.relation;
import static org.passerelle.handoff.DisclosedField.sex;
import static org.passerelle.handoff.DisclosedField.sponsorName;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a recipient needs the facts for; an agreement lists for each what may be told. */
public enum DisclosurePurpose {
  /** Québec's ministry selects the family. */
  selection(caseNumber, names, nameInScript, birth, sex, relation, languages, persons, priority, countryOfAsylum, sponsorName, destination, csq),
  /** The province's office, in Québec the ministry, receives it. */
  reception(caseNumber, names, nameInScript, birth, sex, relation, languages, persons, itinerary, destination, needsOnArrival, sponsorName, csq,
      contact),
  /** A settlement provider houses and guides it. */
  settlement(caseNumber, names, nameInScript, birth, sex, relation, languages, persons, itinerary, destination, needsOnArrival, sponsorName, contact),
  /** Public health and health teams follow it up. */
  health(caseNumber, names, nameInScript, birth, sex, languages, persons, itinerary, destination, needsOnArrival, contact, medicalSurveillance),
  /** The sponsor receives it. */
  sponsorReception(caseNumber, names, nameInScript, birth, sex, relation, languages, persons, itinerary, destination, needsOnArrival, contact);

  private final Set<DisclosedField> fields;

  DisclosurePurpose(DisclosedField first, DisclosedField... more) {
    this.fields = Collections.unmodifiableSet(EnumSet.of(first, more));
  }

  /** What an agreement may list for it at most. */
  public Set<DisclosedField> fields() {
    return fields;
  }

  /** What somebody to whom a notice goes needs it for. */
  static DisclosurePurpose ofPart(String part) {
    return switch (part) {
      case Notice.OFFICE -> reception;
      case Notice.PROVIDER -> settlement;
      case Notice.SPONSOR -> sponsorReception;
      default -> throw new IllegalArgumentException("nobody receives a notice as " + part);
    };
  }
}
