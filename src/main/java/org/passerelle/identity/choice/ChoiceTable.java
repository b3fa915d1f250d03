package org.passerelle.identity.choice;

/** The decision table of the analysts, which ranks NGOs. */
public interface ChoiceTable {

  /** Points of an NGO that stands so towards a family; below zero: it may not be asked. */
  int points(Codes codes);
}
