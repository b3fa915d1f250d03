package org.passerelle.partner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.partner.Agreement.Payment;
import org.passerelle.partner.Agreement.Suspension;
import org.passerelle.partner.Agreement.Terms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of agreements. Terms are only ever added; of a suspension only its end is moved. */
@Component
public class Agreements {

  private static final String OF_ORGANIZATIONS = "from agreement a where a.organization_id = any(?) ";

  private final JdbcClient jdbc;

  Agreements(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An organization's agreements, the one that began last first. */
  public List<Agreement> of(UUID organizationId) {
    return of(List.of(organizationId));
  }

  /** The agreements of several organizations. */
  public List<Agreement> of(Collection<UUID> organizations) {
    UUID[] ids = organizations.toArray(UUID[]::new);
    List<Head> heads = jdbc.sql("select a.id, a.organization_id, a.number, a.starts_on " + OF_ORGANIZATIONS + "order by a.starts_on desc, a.number")
        .param(ids).query(Head.class).list();
    return heads.isEmpty() ? List.of() : join(heads, ids);
  }

  Agreement get(UUID id) {
    UUID organization = jdbc.sql("select organization_id from agreement where id = ?").param(id).query(UUID.class).single();
    return of(organization).stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  /** The organization's agreement of that id. */
  public Optional<Agreement> find(UUID organizationId, UUID id) {
    return of(organizationId).stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /** Enters an agreement; false when the number stands for another already. */
  boolean add(Agreement agreement) {
    Terms first = agreement.latest();
    boolean fresh = jdbc.sql("insert into agreement (id, organization_id, number, starts_on, entered_by, entered_at) "
            + "values (?, ?, ?, ?, ?, ?) on conflict (number) do nothing")
        .params(agreement.id(), agreement.organizationId(), agreement.number(), agreement.startsOn(), first.enteredBy(), timestamp(first.enteredAt()))
        .update() == 1;
    if (fresh) {
      add(agreement.id(), first);
    }
    return fresh;
  }

  void add(UUID agreementId, Terms terms) {
    Payment payment = terms.payment();
    jdbc.sql("insert into agreement_terms (agreement_id, version, valid_from, purposes, programmes, ends_on, quota, inside_country, payment, "
            + "payment_channel, payment_amount, payment_currency, remark, entered_by, entered_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(Arrays.asList(agreementId, terms.version(), terms.validFrom(), terms.purposes().toArray(String[]::new),
            terms.programmes().toArray(String[]::new), terms.endsOn(), terms.quota(), terms.insideCountry(),
            payment == null ? "unpaid" : "perRequest", payment == null ? null : payment.channel(), payment == null ? null : payment.amount(),
            payment == null ? null : payment.currency(), terms.remark(), terms.enteredBy(), timestamp(terms.enteredAt())))
        .update();
  }

  void suspend(UUID agreementId, Suspension suspension) {
    jdbc.sql("insert into agreement_suspension (agreement_id, from_day, back_on, reason, entered_by, entered_at) values (?, ?, ?, ?, ?, ?)")
        .params(Arrays.asList(agreementId, suspension.from(), suspension.backOn(), suspension.reason(), suspension.enteredBy(),
            timestamp(suspension.enteredAt())))
        .update();
  }

  void reinstate(long suspensionId, LocalDate backOn) {
    jdbc.sql("update agreement_suspension set back_on = ? where id = ?").params(backOn, suspensionId).update();
  }

  private List<Agreement> join(List<Head> heads, UUID[] organizations) {
    Map<UUID, List<Terms>> terms = jdbc.sql("select t.agreement_id, t.version, t.valid_from, t.purposes, t.programmes, t.ends_on, t.quota, "
            + "t.inside_country, t.payment_channel, t.payment_amount, t.payment_currency, t.remark, t.entered_by, t.entered_at from agreement_terms t where t.agreement_id in (select a.id " + OF_ORGANIZATIONS
            + ") order by t.version")
        .param(organizations).query((row, number) -> Map.entry(agreement(row), terms(row))).list().stream().collect(grouped());
    Map<UUID, List<Suspension>> suspensions = jdbc.sql("select s.agreement_id, s.id, s.from_day, s.back_on, s.reason, s.entered_by, s.entered_at "
            + "from agreement_suspension s where s.agreement_id in (select a.id " + OF_ORGANIZATIONS + ") order by s.from_day, s.id")
        .param(organizations).query((row, number) -> Map.entry(agreement(row), suspension(row))).list().stream().collect(grouped());
    return heads.stream().map(head -> new Agreement(head.id, head.organizationId, head.number, head.startsOn,
        terms.getOrDefault(head.id, List.of()), suspensions.getOrDefault(head.id, List.of()))).toList();
  }

  private static <T> Collector<Map.Entry<UUID, T>, ?, Map<UUID, List<T>>> grouped() {
    return Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()));
  }

  private static UUID agreement(ResultSet row) throws SQLException {
    return row.getObject("agreement_id", UUID.class);
  }

  private static Terms terms(ResultSet row) throws SQLException {
    return new Terms(row.getInt("version"), row.getObject("valid_from", LocalDate.class),
        List.of((String[]) row.getArray("purposes").getArray()), List.of((String[]) row.getArray("programmes").getArray()),
        row.getObject("ends_on", LocalDate.class), row.getObject("quota", Integer.class), row.getBoolean("inside_country"), payment(row),
        row.getString("remark"), row.getString("entered_by"), row.getTimestamp("entered_at").toInstant());
  }

  private static @Nullable Payment payment(ResultSet row) throws SQLException {
    String channel = row.getString("payment_channel");
    return channel == null ? null : new Payment(channel, row.getBigDecimal("payment_amount"), row.getString("payment_currency"));
  }

  private static Suspension suspension(ResultSet row) throws SQLException {
    return new Suspension(row.getLong("id"), row.getObject("from_day", LocalDate.class), row.getObject("back_on", LocalDate.class),
        row.getString("reason"), row.getString("entered_by"), row.getTimestamp("entered_at").toInstant());
  }

  private static Timestamp timestamp(Instant instant) {
    return Timestamp.from(instant);
  }

  private record Head(UUID id, UUID organizationId, String number, LocalDate startsOn) {
  }
}
