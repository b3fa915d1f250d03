package org.passerelle.reference;

/**
 * A city that receives families.
 *
 * @param code     our code
 * @param province code of its province or territory
 * @param name     as it is written there, in both languages
 */
public record Place(String code, String province, String name) {

  /** The city with its province, as it stands in a list. */
  public String label() {
    return name + " (" + province + ")";
  }
}
