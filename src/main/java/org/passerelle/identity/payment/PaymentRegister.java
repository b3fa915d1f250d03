package org.passerelle.identity.payment;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.identity.payment.Payment.Event;
import org.passerelle.identity.payment.Payment.State;
import org.passerelle.partner.Agreement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of payments and their steps. A step is made from one state only; whoever comes second changes nothing. */
@Component
class PaymentRegister {

  private static final String SELECT = """
      select p.*, array(select distinct d.decided_by from identity_decision d where d.case_id = p.case_id and d.kind in ('first', 'secondOpinion')
        order by 1) as deciders, c.number as case_number, o.name_en, o.name_fr, a.number as agreement_number, y.name as payee
      from verification_payment p join case_file c on c.id = p.case_id join organization o on o.id = p.organization_id
        join agreement a on a.id = p.agreement_id left join organization_party y on y.id = p.payee_id
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  PaymentRegister(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Whether that officer approved or released a payment for the case. */
  boolean handledBy(UUID caseId, String officer) {
    return jdbc.sql("select exists (select 1 from verification_payment where case_id = ? and ? in (approved_by, released_by))")
        .params(caseId, officer).query(Boolean.class).single();
  }

  /** The answered request, or empty when it is not answered. */
  Optional<Answered> answered(UUID requestId) {
    return jdbc.sql("""
        select r.case_id, c.number, r.verifier_id, r.requested_at, a.attested_by from verification_request r
          join case_file c on c.id = r.case_id join attestation a on a.request_id = r.id
        where r.id = ? and r.state = 'answered'""")
        .param(requestId)
        .query((row, number) -> new Answered(row.getObject("case_id", UUID.class), row.getString("number"), row.getObject("verifier_id", UUID.class),
            row.getTimestamp("requested_at").toInstant(), row.getString("attested_by")))
        .optional();
  }

  /**
   * Notes that a payment is due.
   *
   * @return its id; empty when one is on file for the request
   */
  Optional<UUID> add(UUID requestId, Answered answered, UUID agreementId, Agreement.Payment terms) {
    UUID id = UUID.randomUUID();
    Timestamp now = Timestamp.from(clock.instant());
    boolean fresh = jdbc.sql("insert into verification_payment (id, request_id, case_id, organization_id, agreement_id, amount, currency, channel, "
            + "attested_by, due_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (request_id) do nothing")
        .params(id, requestId, answered.caseId, answered.organizationId, agreementId, terms.amount(), terms.currency(), terms.channel(),
            answered.attestedBy, now)
        .update() == 1;
    if (fresh) {
      note(id, "due", null);
    }
    return fresh ? Optional.of(id) : Optional.empty();
  }

  Payment get(UUID id) {
    return jdbc.sql(SELECT + "where p.id = ?").param(id).query(PaymentRegister::read).single();
  }

  /** The payment, which nobody else changes until the transaction ends. */
  Payment lock(UUID id) {
    jdbc.sql("select id from verification_payment where id = ? for update").param(id).query(UUID.class).single();
    return get(id);
  }

  /** The payment if it belongs to that case. */
  Optional<Payment> ofCase(UUID caseId, UUID id) {
    return jdbc.sql(SELECT + "where p.case_id = ? and p.id = ?").params(caseId, id).query(PaymentRegister::read).optional();
  }

  List<Payment> ofCase(UUID caseId) {
    return jdbc.sql(SELECT + "where p.case_id = ? order by p.due_at, p.id").param(caseId).query(PaymentRegister::read).list();
  }

  /** A page of those in a state, the longest due first, and one more when others follow. */
  List<Payment> page(State state, @Nullable UUID after, int size) {
    return jdbc.sql(SELECT + "where p.state = :state " + (after == null ? ""
            : "and (p.due_at, p.id) > (select due_at, id from verification_payment where id = :after) ") + "order by p.due_at, p.id limit :size")
        .param("state", state.name()).param("after", after).param("size", size + 1).query(PaymentRegister::read).list();
  }

  List<Event> events(Collection<UUID> payments) {
    return jdbc.sql("select payment_id, at, what, actor, detail from verification_payment_event where payment_id = any(?::uuid[]) order by id")
        .param(payments.stream().map(UUID::toString).toArray(String[]::new))
        .query((row, number) -> new Event(row.getObject("payment_id", UUID.class), row.getTimestamp("at").toInstant(), row.getString("what"),
            row.getString("actor"), row.getString("detail")))
        .list();
  }

  boolean choosePayee(UUID id, UUID payeeId) {
    return step(id, State.due, "payeeChosen", null, "payee_id = ?", payeeId);
  }

  boolean approve(UUID id, String officer) {
    return step(id, State.due, "approved", null, "state = 'approved', approved_by = ?, approved_at = ?, faults = '{}', reason = null", officer, now());
  }

  boolean refuse(UUID id, String officer, String reason) {
    return step(id, State.due, "refused", reason, "state = 'refused', refused_by = ?, refused_at = ?, reason = ?", officer, now(), reason);
  }

  boolean release(UUID id, String officer, String transferReference) {
    return step(id, State.approved, "released", transferReference, "state = 'released', released_by = ?, released_at = ?, transfer_reference = ?", officer,
        now(), transferReference);
  }

  boolean handBack(UUID id, String reason) {
    return step(id, State.approved, "handedBack", reason, "state = 'due', approved_by = null, approved_at = null, reason = ?", reason);
  }

  /** It was not lawful: the approval is void. */
  boolean stop(UUID id, List<UnlawfulPayment> faults) {
    String[] codes = faults.stream().map(Enum::name).toArray(String[]::new);
    return step(id, State.approved, "unlawful", String.join(",", codes), "state = 'due', approved_by = null, approved_at = null, faults = ?", (Object) codes);
  }

  private boolean step(UUID id, State from, String what, @Nullable String detail, String set, Object... values) {
    Object[] all = Arrays.copyOf(values, values.length + 2);
    all[values.length] = id;
    all[values.length + 1] = from.name();
    boolean made = jdbc.sql("update verification_payment set " + set + " where id = ? and state = ?").params(all).update() == 1;
    if (made) {
      note(id, what, detail);
    }
    return made;
  }

  private void note(UUID id, String what, @Nullable String detail) {
    jdbc.sql("insert into verification_payment_event (payment_id, at, what, actor, detail) values (?, ?, ?, ?, ?)")
        .params(Arrays.asList(id, now(), what, SignedIn.actor(), detail)).update();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static Payment read(ResultSet row, int number) throws SQLException {
    return new Payment(row.getObject("id", UUID.class), row.getObject("request_id", UUID.class), row.getObject("case_id", UUID.class),
        row.getString("case_number"), row.getObject("organization_id", UUID.class), row.getString("name_en"), row.getString("name_fr"),
        row.getObject("agreement_id", UUID.class), row.getString("agreement_number"), row.getBigDecimal("amount"), row.getString("currency"),
        row.getString("channel"), row.getString("attested_by"), strings(row.getArray("deciders")), State.valueOf(row.getString("state")),
        strings(row.getArray("faults")).stream().map(UnlawfulPayment::valueOf).toList(), row.getObject("payee_id", UUID.class), row.getString("payee"),
        row.getTimestamp("due_at").toInstant(), row.getString("approved_by"), instant(row, "approved_at"), row.getString("released_by"),
        instant(row, "released_at"), row.getString("transfer_reference"), row.getString("refused_by"), instant(row, "refused_at"),
        row.getString("reason"));
  }

  private static List<String> strings(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp value = row.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }

  /** A request that was answered. */
  record Answered(UUID caseId, String caseNumber, UUID organizationId, Instant requestedAt, String attestedBy) {
  }
}
