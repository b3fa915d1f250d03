package org.passerelle.partner;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Birth;
import org.passerelle.casefile.Particulars.OtherName;

/**
 * What is known of a principal or payee, and may be corrected. Names stand exactly as written.
 *
 * @param nature         one of {@link #NATURES}
 * @param roles          of {@link #ROLES}, in that order; never empty
 * @param nameInScript   the name in its own script
 * @param otherNames     names they also go by, each with the reason; at most {@link #MOST_OTHER_NAMES}
 * @param sex            {@code female}, {@code male}, {@code another} or {@code unknown}; null when not stated, and for organizations
 * @param birth          unknown for organizations
 * @param nationality    ISO 3166-1 alpha-3; of an organization, where it is registered
 * @param documentNumber of a person's identity document, or of an organization's registration
 */
public record PartyFacts(String nature, List<String> roles, String name, @Nullable String nameInScript, List<OtherName> otherNames,
    @Nullable String sex, Birth birth, @Nullable String nationality, @Nullable String documentNumber) {

  public static final String PERSON = "person";

  public static final List<String> NATURES = List.of(PERSON, "organization");

  /** Receives money on behalf of the organization. */
  public static final String PAYEE = "payee";

  /** What somebody may be to an organization; all but the payee are principals. */
  public static final List<String> ROLES = List.of("director", "officer", "owner", "signatory", "representative", PAYEE);

  /** More would fit on no form. */
  public static final int MOST_OTHER_NAMES = 10;

  public PartyFacts {
    if (otherNames.size() > MOST_OTHER_NAMES) {
      throw new IllegalArgumentException("at most " + MOST_OTHER_NAMES + " other names");
    }
    roles = ROLES.stream().filter(roles::contains).toList();
    otherNames = List.copyOf(otherNames);
  }

  public boolean person() {
    return nature.equals(PERSON);
  }

  /** The facts by the names of their fields, as the register's changes are noted: roles by comma, other names each on a line of its own. */
  public Map<String, @Nullable String> byField() {
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    fields.put("nature", nature);
    fields.put("roles", String.join(", ", roles));
    fields.put("name", name);
    fields.put("nameInScript", nameInScript);
    fields.put("otherNames", otherNames.isEmpty() ? null : otherNames.stream().map(PartyFacts::noted).collect(Collectors.joining("\n")));
    fields.put("sex", sex);
    fields.put("birth", birth.asWritten().equals(Birth.UNKNOWN) ? null : birth.shown());
    fields.put("nationality", nationality);
    fields.put("documentNumber", documentNumber);
    return fields;
  }

  private static String noted(OtherName other) {
    return other.reason() + ": " + other.name() + (other.nameInScript() == null ? "" : " / " + other.nameInScript());
  }
}
