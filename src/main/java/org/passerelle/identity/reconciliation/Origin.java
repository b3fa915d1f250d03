package org.passerelle.identity.reconciliation;

/**
 * Who brought a version to the department. Two versions from one origin are one source, whatever papers it relies on.
 *
 * @param key tells origins apart: the id of the organization, or a word for the department
 */
public record Origin(String key, String nameEn, String nameFr) {

  public String name(String language) {
    return language.equals("fr") ? nameFr : nameEn;
  }
}
