package org.passerelle.portal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.pages.ApiProblems.Fault;
import org.passerelle.referral.ChangeReport;
import org.passerelle.referral.ReferralSubmission.Member;
import org.springframework.util.MultiValueMap;

/** A report of a change as it stands on the page: three small forms, of which one was sent. */
public final class ChangeForm {

  private final Map<String, String> values;
  private final Map<String, String> faults = new LinkedHashMap<>();

  private ChangeForm(Map<String, String> values) {
    this.values = values;
  }

  static ChangeForm blank() {
    return new ChangeForm(Map.of());
  }

  static ChangeForm sent(MultiValueMap<String, String> fields) {
    return new ChangeForm(fields.toSingleValueMap());
  }

  ChangeReport report() {
    boolean birth = ChangeReport.BIRTH.equals(values.get("kind"));
    Member newborn = new Member(text("relation"), true, text("fullName"), text("nameInScript"), null, text("sex"), text("birthDate"), null, null,
        null, null, text("nationality"), null, null, null, null, null, null, null, null, null, null, null);
    String description = text("description");
    return new ChangeReport(text("kind"), description == null ? null : description.replace("\r\n", "\n"), text("danger"),
        text("medicalNeed"), birth ? newborn : null);
  }

  void add(Fault fault) {
    faults.putIfAbsent(fault.field().replace("newborn.", ""), fault.message());
  }

  /** Whether this of the three forms was sent. */
  public boolean sent(String kind) {
    return kind.equals(values.get("kind"));
  }

  public String value(String kind, String field) {
    return sent(kind) ? values.getOrDefault(field, "") : "";
  }

  public @Nullable String fault(String kind, String field) {
    return sent(kind) ? faults.get(field) : null;
  }

  public List<Map.Entry<String, String>> faults() {
    return List.copyOf(faults.entrySet());
  }

  public String kind() {
    return values.getOrDefault("kind", "");
  }

  private @Nullable String text(String name) {
    String value = values.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
