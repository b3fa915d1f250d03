package org.passerelle.handoff;

/** A fact of a family or of its journey, by the name under which agreements and the register know it. */
public enum DisclosedField {
  /** By which both sides name the family; it says nothing about it and goes out in any case. */
  caseNumber,
  names,
  nameInScript,
  birth,
  sex,
  /** To the principal applicant. */
  relation,
  languages,
  /** How many travel. */
  persons,
  /** How fast the case must go. */
  priority,
  countryOfAsylum,
  /** Day, port of entry and flight. */
  itinerary,
  /** The city that receives them. */
  destination,
  needsOnArrival,
  /** Who has taken charge of the family. */
  sponsorName,
  /** Québec's selection certificate: its number and last day. */
  csq,
  /** Where the family itself can be reached. */
  contact,
  /** Whether somebody is to report to public health after landing: a flag, never a finding. Told for health alone. */
  medicalSurveillance
}
