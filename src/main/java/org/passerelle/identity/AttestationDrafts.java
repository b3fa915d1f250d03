package org.passerelle.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of attestations that are being written. The store itself forgets them when their request ends. */
@Component
class AttestationDrafts {

  private static final TypeReference<Map<String, List<String>>> TYPED = new TypeReference<>() {
  };

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  AttestationDrafts(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  Optional<AttestationDraft> of(UUID requestId) {
    return jdbc.sql("select version, typed, checked, saved_at, saved_by from attestation_draft where request_id = ?").param(requestId)
        .query((row, number) -> new AttestationDraft(row.getInt("version"), typed(row.getString("typed")), row.getBoolean("checked"),
            row.getTimestamp("saved_at").toInstant(), row.getString("saved_by")))
        .optional();
  }

  /** Writes it in place of the one before. Who writes holds the request's row, so that nobody writes meanwhile. */
  void put(UUID requestId, Map<String, List<String>> typed, boolean checked, Instant at, String by) {
    jdbc.sql("insert into attestation_draft (request_id, version, typed, checked, saved_at, saved_by) values (?, 1, ?::jsonb, ?, ?, ?) "
            + "on conflict (request_id) do update set version = attestation_draft.version + 1, typed = excluded.typed, "
            + "checked = excluded.checked, saved_at = excluded.saved_at, saved_by = excluded.saved_by")
        .params(requestId, written(typed), checked, Timestamp.from(at), by).update();
  }

  private String written(Map<String, List<String>> typed) {
    try {
      return json.writeValueAsString(typed);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a draft cannot be written", e);
    }
  }

  private Map<String, List<String>> typed(String stored) {
    try {
      return json.readValue(stored, TYPED);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a draft cannot be read", e);
    }
  }
}
