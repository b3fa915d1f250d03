package org.passerelle.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A partner's own cases, narrowed down. */
@Component
public class PartnerFiles {

  private static final String HELD_BY_PARTNER =
      "exists (select 1 from case_wait w where w.case_id = case_file.id and w.ended_at is null and w.holder = 'partner')";

  /** Sorts after whatever goes on as the word before it does. */
  private static final String BEYOND = "\uDBFF\uDFFF";

  private final JdbcClient jdbc;

  PartnerFiles(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A page of the cases this partner referred, newest first.
   *
   * @param search the beginning of a case number or of the partner's reference; null for any
   * @param before case number after which the page begins; null for the newest
   */
  public List<CaseFile> page(UUID partnerId, Show show, @Nullable String search, @Nullable String before, int size) {
    StringBuilder sql = new StringBuilder(CaseFiles.SELECT).append("where partner_id = ? and ").append(show.condition);
    List<Object> values = new ArrayList<>(List.of(partnerId));
    if (search != null) {
      sql.append(" and (number ~>=~ ? and number ~<~ ? or lower(partner_reference) ~>=~ ? and lower(partner_reference) ~<~ ?)");
      String number = search.toUpperCase(Locale.ROOT);
      String reference = search.toLowerCase(Locale.ROOT);
      values.addAll(List.of(number, number + BEYOND, reference, reference + BEYOND));
    }
    if (before != null) {
      sql.append(" and number < ?");
      values.add(before);
    }
    values.add(size);
    return jdbc.sql(sql.append(" order by number desc limit ?").toString()).params(values).query(CaseFiles::read).list();
  }

  /** Which of a partner's cases. */
  public enum Show {
    open("closed_at is null"), closed("closed_at is not null"),
    /** Those that wait for the partner. */
    asked("closed_at is null and " + HELD_BY_PARTNER),
    /** The open ones that wait for somebody else. */
    elsewhere("closed_at is null and not " + HELD_BY_PARTNER);

    private final String condition;

    Show(String condition) {
      this.condition = condition;
    }
  }
}
