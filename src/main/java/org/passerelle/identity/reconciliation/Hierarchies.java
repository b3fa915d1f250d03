package org.passerelle.identity.reconciliation;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.passerelle.identity.reconciliation.Hierarchy.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of what evidence is weighed by: the order of sources, and the clues of known frauds, as they hold on a day. */
@Component
class Hierarchies {

  private static final String ON_THAT_DAY = "valid_from <= :day and (valid_to is null or valid_to >= :day)";

  private final JdbcClient jdbc;

  Hierarchies(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Hierarchy on(LocalDate day) {
    return new Hierarchy(steps("source", day), steps("weakness", day));
  }

  FraudClues clues(LocalDate day) {
    return new FraudClues(LocalDate.parse(values("lettersUntil", day).get(0)), values("officialDomain", day), values("paymentWord", day),
        values("statusWord", day));
  }

  private java.util.Map<String, Step> steps(String kind, LocalDate day) {
    return jdbc.sql("select code, steps, name_en, name_fr, why_en, why_fr from evidence_hierarchy where kind = :kind and " + ON_THAT_DAY)
        .param("kind", kind).param("day", day).query(Step.class).list().stream().collect(Collectors.toMap(Step::code, Function.identity()));
  }

  private List<String> values(String kind, LocalDate day) {
    return jdbc.sql("select value from fraud_clue where kind = :kind and " + ON_THAT_DAY + " order by value").param("kind", kind).param("day", day)
        .query(String.class).list();
  }
}
