package org.passerelle.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.referral.InformationRequest.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of officers' questions to partners. A question ends once; whoever comes second changes nothing. */
@Component
class InformationRequests {

  private static final String SELECT = "select r.*, array(select d.document_id from information_request_document d where d.request_id = r.id) "
      + "as documents from information_request r ";

  private final JdbcClient jdbc;
  private final Clock clock;

  InformationRequests(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void add(UUID caseId, String question, String officer) {
    jdbc.sql("insert into information_request (id, case_id, state, question, asked_by, asked_at) values (?, ?, 'open', ?, ?, ?)")
        .params(UUID.randomUUID(), caseId, question, officer, now()).update();
  }

  /** Writes until when the answer to the open question is awaited; from now on the partner sees it. */
  InformationRequest setDue(UUID caseId, Instant dueAt) {
    jdbc.sql("update information_request set due_at = ? where case_id = ? and state = 'open'").params(Timestamp.from(dueAt), caseId).update();
    return open(caseId).orElseThrow();
  }

  Optional<InformationRequest> open(UUID caseId) {
    return jdbc.sql(SELECT + "where r.case_id = ? and r.state = 'open'").param(caseId).query(InformationRequests::read).optional();
  }

  /** The questions of a case that have gone out, in the order they were asked. */
  List<InformationRequest> ofCase(UUID caseId) {
    return jdbc.sql(SELECT + "where r.case_id = ? and r.due_at is not null order by r.asked_at, r.id").param(caseId)
        .query(InformationRequests::read).list();
  }

  /** The question of that id, if it has gone out in that case. */
  Optional<InformationRequest> ofCase(UUID caseId, UUID id) {
    return jdbc.sql(SELECT + "where r.case_id = ? and r.id = ? and r.due_at is not null").params(caseId, id)
        .query(InformationRequests::read).optional();
  }

  /** Until when the answer is awaited, for those of these cases that have an open question. */
  Map<UUID, Instant> awaited(Collection<UUID> caseIds) {
    return jdbc.sql("select case_id, due_at from information_request where case_id = any(?::uuid[]) and state = 'open' and due_at is not null")
        .param(caseIds.stream().map(UUID::toString).toArray(String[]::new))
        .query((row, number) -> Map.entry(row.getObject("case_id", UUID.class), row.getTimestamp("due_at").toInstant())).list()
        .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * Ends the open question with its answer.
   *
   * @return false when it was not open any more
   */
  boolean answer(UUID caseId, UUID id, String answer, String by) {
    return jdbc.sql("update information_request set state = 'answered', answer = ?, answered_by = ?, closed_at = ? "
            + "where case_id = ? and id = ? and state = 'open' and due_at is not null")
        .params(answer, by, now(), caseId, id).update() == 1;
  }

  void addDocuments(UUID id, Collection<UUID> documents) {
    documents.forEach(document -> jdbc.sql("insert into information_request_document (request_id, document_id) values (?, ?)")
        .params(id, document).update());
  }

  /** Ends the case's open question, if there is one, without an answer. */
  Optional<InformationRequest> close(UUID caseId, State state) {
    return jdbc.sql("update information_request set state = ?, closed_at = ? where case_id = ? and state = 'open' returning id")
        .params(state.name(), now(), caseId).query(UUID.class).optional()
        .map(id -> jdbc.sql(SELECT + "where r.id = ?").param(id).query(InformationRequests::read).single());
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static InformationRequest read(ResultSet row, int number) throws SQLException {
    return new InformationRequest(row.getObject("id", UUID.class), row.getObject("case_id", UUID.class), State.valueOf(row.getString("state")),
        row.getString("question"), row.getString("asked_by"), row.getTimestamp("asked_at").toInstant(), instant(row, "due_at"),
        instant(row, "closed_at"), row.getString("answer"), row.getString("answered_by"),
        Stream.of((UUID[]) row.getArray("documents").getArray()).toList());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp value = row.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }
}
