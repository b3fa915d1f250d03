package org.passerelle.identity.choice;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.passerelle.identity.choice.VerifierChoice.Candidate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of why NGOs were chosen and others were not. Rows are only added. */
@Component
public class ChoicesMade {

  private final JdbcClient jdbc;

  ChoicesMade(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(UUID caseId, VerifierChoice choice, Instant at) {
    UUID id = UUID.randomUUID();
    for (Candidate each : choice.candidates()) {
      Codes codes = each.codes();
      jdbc.sql("insert into verifier_choice (id, case_id, organization_id, at, chosen, place, language, staff, load, timeliness, independence, "
              + "dependence, rank) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
          .params(id, caseId, each.verifier().id(), Timestamp.from(at), choice.chosen().filter(each.verifier().id()::equals).isPresent(),
              codes.place().name(), codes.language().name(), codes.staff().name(), codes.load().name(), codes.timeliness().name(),
              codes.independence().name(), each.verifier().dependence().stream().map(Enum::name).toArray(String[]::new), each.points())
          .update();
    }
  }

  /** All choices for a case, the latest first, in each the best first. */
  public List<Made> of(UUID caseId) {
    Map<UUID, List<Line>> byChoice = jdbc.sql("select c.*, o.code, o.name_en, o.name_fr from verifier_choice c join organization o on o.id = c.organization_id "
        + "where c.case_id = ? order by c.at desc, c.id, c.chosen desc, c.rank desc, o.code").param(caseId)
        .query((row, number) -> new Line(row.getObject("id", UUID.class), row.getTimestamp("at").toInstant(), row.getString("code"),
            row.getString("name_en"), row.getString("name_fr"), row.getBoolean("chosen"),
            new Codes(Codes.Place.valueOf(row.getString("place")), Codes.Language.valueOf(row.getString("language")),
                Codes.Staff.valueOf(row.getString("staff")), Codes.Load.valueOf(row.getString("load")),
                Codes.Timeliness.valueOf(row.getString("timeliness")), Codes.Independence.valueOf(row.getString("independence"))),
            Arrays.stream((String[]) row.getArray("dependence").getArray()).map(Dependence::valueOf).toList(), row.getInt("rank")))
        .list().stream().collect(Collectors.groupingBy(Line::choice, LinkedHashMap::new, Collectors.toList()));
    return byChoice.values().stream().map(lines -> new Made(lines.get(0).at, lines)).toList();
  }

  /** One choice among NGOs. */
  public record Made(Instant at, List<Line> lines) {
  }

  /**
   * An NGO that was looked at.
   *
   * @param dependence why it was not independent; empty when it was
   * @param points     of the decision table; below zero: it may not be asked
   */
  public record Line(UUID choice, Instant at, String code, String nameEn, String nameFr, boolean chosen, Codes codes,
      List<Dependence> dependence, int points) {

    public String name(String language) {
      return language.equals("fr") ? nameFr : nameEn;
    }
  }
}
