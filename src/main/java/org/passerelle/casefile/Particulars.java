package org.passerelle.casefile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What else is known of a person.
 *
 * @param otherNames          names the person also goes by, each with the reason (IRCC keeps variants as AKA and purges no name)
 * @param phones              as written and in the form every country dials
 * @param maritalStatus       {@code single}, {@code married}, {@code engaged}, {@code separated}, {@code divorced}, {@code widowed}
 * @param education           {@code none}, {@code primary}, {@code secondary}, {@code vocational}, {@code university}
 * @param occupation          trade or work
 * @param interpreterLanguage ISO 639 code of the language in which the person wants to be heard
 * @param interpreterGender   {@code female}, {@code male} or {@code any}
 * @param officialLanguage    {@code en} or {@code fr}: the official language the person prefers
 * @param statusRecognizedBy  {@code unhcr} or {@code state}: who recognized the person as a refugee; null when nobody has
 * @param statusReference     number of that recognition
 */
public record Particulars(List<OtherName> otherNames, List<Phone> phones, @Nullable String maritalStatus, @Nullable String education,
    @Nullable String occupation, @Nullable String interpreterLanguage, @Nullable String interpreterGender, @Nullable String officialLanguage,
    @Nullable String statusRecognizedBy, @Nullable String statusReference) {

  /** Nothing else is known. */
  public static final Particulars NONE = new Particulars(List.of(), List.of(), null, null, null, null, null, null, null, null);

  public Particulars {
    otherNames = otherNames == null ? List.of() : List.copyOf(otherNames);
    phones = phones == null ? List.of() : List.copyOf(phones);
  }

  /** Whether nothing else is known. */
  public boolean nothing() {
    return equals(NONE);
  }

  /**
   * A name the person also goes by, kept exactly as written.
   *
   * @param reason why there is another, one of {@link #REASONS}
   */
  public record OtherName(String name, @Nullable String nameInScript, String reason) {

    public static final List<String> REASONS =
        List.of("spelling", "beforeMarriage", "family", "nickname", "penName", "religious", "document", "other");
  }

  /**
   * A phone number.
   *
   * @param international {@code +} and digits only (ITU-T E.164); null when that cannot be told
   */
  public record Phone(String asWritten, @Nullable String international) {
  }
}
