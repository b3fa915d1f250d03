package org.passerelle.sponsorship.undertaking;

/**
 * Something wrong with a settlement plan as it was typed.
 *
 * @param path    of the field, such as {@code costs.shelter.money}
 * @param code    of the sentence: {@code validation.plan.<code>}
 * @param missing whether an answer is merely missing
 */
public record PlanFault(String path, String code, boolean missing) {

  /** The key of its sentence. */
  public String messageKey() {
    return "validation.plan." + code;
  }
}
