package org.passerelle.handoff.disclosure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.handoff.Allowed;
import org.passerelle.handoff.DisclosedField;
import org.passerelle.handoff.DisclosurePurpose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of agreements about what may be told. Rows are only added: of those that have begun the one that began last is in force. */
@Component
public class DisclosureAgreements {

  public static final int PAGE = 25;

  private static final String IN_FORCE = "lateral (select id, number, legal_basis, from_day, last_day, confirmed from disclosure_agreement "
      + "where recipient_id = %s and from_day <= :today order by from_day desc, id desc limit 1) a";

  private final JdbcClient jdbc;
  private final Clock clock;

  DisclosureAgreements(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What the agreement in force on that day lists for the purpose; empty when there is none, or it lists nothing for it. */
  Optional<Listed> inForce(UUID recipient, DisclosurePurpose purpose, LocalDate today) {
    List<Row> rows = jdbc.sql("select a.id, a.number, a.legal_basis, f.field from " + IN_FORCE.formatted(":recipient")
            + " join disclosure_agreement_field f on f.agreement_id = a.id and f.purpose = :purpose where a.last_day is null or a.last_day >= :today")
        .param("recipient", recipient).param("today", today).param("purpose", purpose.name()).query(Row.class).list();
    return rows.stream().findFirst().map(first -> new Listed(new Allowed.Basis(first.id(), first.number(), first.legalBasis()),
        rows.stream().map(row -> DisclosedField.valueOf(row.field())).collect(Collectors.toCollection(() -> EnumSet.noneOf(DisclosedField.class)))));
  }

  /** All agreements of a recipient, the one entered last first. */
  public List<DisclosureAgreement> of(UUID recipient) {
    Map<Long, Map<DisclosurePurpose, Set<DisclosedField>>> fields = fields(recipient);
    return jdbc.sql("select * from disclosure_agreement where recipient_id = ? order by id desc").param(recipient)
        .query((row, number) -> read(row, fields.getOrDefault(row.getLong("id"), Map.of()))).list();
  }

  /** The agreement in force on that day. */
  public Optional<DisclosureAgreement> inForce(UUID recipient, LocalDate today) {
    Optional<Long> found = jdbc.sql("select a.id from " + IN_FORCE.formatted(":recipient") + " where a.last_day is null or a.last_day >= :today")
        .param("recipient", recipient).param("today", today).query(Long.class).optional();
    return found.flatMap(id -> of(recipient).stream().filter(agreement -> agreement.id() == id).findFirst());
  }

  /** A page of those who may be told facts of families, by code; one more than fits on it when another page follows. */
  public List<DisclosureAgreement.Standing> standings(LocalDate today, @Nullable String after) {
    return jdbc.sql("select o.code, o.kind, o.name_en, o.name_fr, a.number, a.legal_basis, a.from_day, a.last_day, a.confirmed from organization o "
            + "left join " + IN_FORCE.formatted("o.id") + " on a.last_day is null or a.last_day >= :today "
            + "where o.code > :after and (o.kind in ('province', 'ministry', 'settlementProvider', 'healthTeam') or exists (select from disclosure_agreement where recipient_id = o.id)) "
            + "order by o.code limit " + (PAGE + 1))
        .param("today", today).param("after", after == null ? "" : after).query(DisclosureAgreement.Standing.class).list();
  }

  /**
   * Adds an agreement.
   *
   * @param follows the one entered before it for this recipient; null for the first
   * @return whether it was added: false when somebody else added one meanwhile
   */
  boolean add(UUID recipient, @Nullable Long follows, DisclosureAgreement.Draft draft) {
    Optional<Long> added = jdbc.sql("insert into disclosure_agreement (recipient_id, follows, number, legal_basis, reference, assessment, from_day, "
            + "last_day, confirmed, entered_by, entered_at) values (:recipient, cast(:follows as bigint), :number, :basis, :reference, :assessment, "
            + ":from, cast(:last as date), :confirmed, :by, :at) on conflict do nothing returning id")
        .param("recipient", recipient).param("follows", follows).param("number", draft.number()).param("basis", draft.legalBasis())
        .param("reference", draft.reference()).param("assessment", draft.assessment()).param("from", draft.fromDay())
        .param("last", draft.lastDay()).param("confirmed", draft.confirmed()).param("by", SignedIn.actor())
        .param("at", Timestamp.from(clock.instant())).query(Long.class).optional();
    added.ifPresent(id -> addFields(id, draft.fields()));
    return added.isPresent();
  }

  /**
   * Enters what is usual for an organization that receives families and has no agreement.
   *
   * @param only the organization; null for every one
   * @return for how many it was entered
   */
  int addUsual(@Nullable UUID only, LocalDate from, String reference) {
    return jdbc.sql("with entered as (insert into disclosure_agreement (recipient_id, number, legal_basis, reference, assessment, from_day, confirmed, "
            + "entered_by, entered_at) select o.id, 'DA-' || o.code, case o.kind when 'settlementProvider' then 'contributionAgreement' "
            + "when 'sponsor' then 'undertaking' else 'privacyActAgreement' end, :reference, case when o.province = 'QC' then :reference end, "
            + "cast(:from as date), false, :by, cast(:at as timestamptz) from organization o where o.kind in (select kind from disclosure_usual) "
            + "and o.id = coalesce(cast(:only as uuid), o.id) and not exists (select from disclosure_agreement where recipient_id = o.id) on conflict do nothing returning id, recipient_id), "
            + "listed as (insert into disclosure_agreement_field (agreement_id, purpose, field) select e.id, u.purpose, f from entered e "
            + "join organization o on o.id = e.recipient_id join disclosure_usual u on u.kind = o.kind cross join unnest(u.fields) f returning 1) "
            + "select count(*) from entered")
        .param("only", only).param("reference", reference).param("from", from).param("by", SignedIn.actor()).param("at", Timestamp.from(clock.instant()))
        .query(Integer.class).single();
  }

  private void addFields(long id, Map<DisclosurePurpose, Set<DisclosedField>> listed) {
    List<String> purposes = new ArrayList<>();
    List<String> fields = new ArrayList<>();
    listed.forEach((purpose, its) -> its.forEach(field -> {
      purposes.add(purpose.name());
      fields.add(field.name());
    }));
    jdbc.sql("insert into disclosure_agreement_field (agreement_id, purpose, field) "
            + "select :id, l.purpose, l.field from unnest(cast(:purposes as text[]), cast(:fields as text[])) as l (purpose, field)")
        .param("id", id).param("purposes", purposes.toArray(String[]::new)).param("fields", fields.toArray(String[]::new)).update();
  }

  private Map<Long, Map<DisclosurePurpose, Set<DisclosedField>>> fields(UUID recipient) {
    Map<Long, Map<DisclosurePurpose, Set<DisclosedField>>> listed = new HashMap<>();
    jdbc.sql("select f.agreement_id, f.purpose, f.field from disclosure_agreement_field f join disclosure_agreement a on a.id = f.agreement_id "
            + "where a.recipient_id = ?")
        .param(recipient).query(Line.class).list()
        .forEach(line -> listed.computeIfAbsent(line.agreementId(), id -> new EnumMap<>(DisclosurePurpose.class))
            .computeIfAbsent(DisclosurePurpose.valueOf(line.purpose()), purpose -> EnumSet.noneOf(DisclosedField.class))
            .add(DisclosedField.valueOf(line.field())));
    return listed;
  }

  private static DisclosureAgreement read(ResultSet row, Map<DisclosurePurpose, Set<DisclosedField>> fields) throws SQLException {
    return new DisclosureAgreement(row.getLong("id"), row.getObject("recipient_id", UUID.class), row.getString("number"),
        row.getString("legal_basis"), row.getString("reference"), row.getString("assessment"), row.getObject("from_day", LocalDate.class),
        row.getObject("last_day", LocalDate.class), row.getBoolean("confirmed"), row.getString("entered_by"),
        row.getTimestamp("entered_at").toInstant(), fields);
  }

  /** What an agreement lists for one purpose. */
  record Listed(Allowed.Basis basis, Set<DisclosedField> fields) {
  }

  private record Row(long id, String number, String legalBasis, String field) {
  }

  private record Line(long agreementId, String purpose, String field) {
  }
}
