package org.passerelle.sponsorship.undertaking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of undertakings that are being written. The store itself forgets them when the undertaking is approved or ends. */
@Component
class UndertakingDrafts {

  private static final TypeReference<Map<String, String>> TYPED = new TypeReference<>() {
  };

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  UndertakingDrafts(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  UndertakingDraft of(UUID undertakingId) {
    return jdbc.sql("select version, typed, checked, saved_at, saved_by from undertaking_draft where undertaking_id = ?").param(undertakingId)
        .query((row, number) -> new UndertakingDraft(row.getInt("version"), typed(row.getString("typed")), row.getBoolean("checked"),
            row.getTimestamp("saved_at").toInstant(), row.getString("saved_by")))
        .optional().orElse(UndertakingDraft.NONE);
  }

  /** Writes it in place of the one before. Who writes holds the undertaking's row, so that nobody writes meanwhile. */
  void put(UUID undertakingId, Map<String, String> typed, boolean checked, Instant at, String by) {
    jdbc.sql("insert into undertaking_draft (undertaking_id, version, typed, checked, saved_at, saved_by) values (?, 1, ?::jsonb, ?, ?, ?) "
            + "on conflict (undertaking_id) do update set version = undertaking_draft.version + 1, typed = excluded.typed, "
            + "checked = excluded.checked, saved_at = excluded.saved_at, saved_by = excluded.saved_by")
        .params(undertakingId, written(typed), checked, Timestamp.from(at), by).update();
  }

  private String written(Map<String, String> typed) {
    try {
      return json.writeValueAsString(typed);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a draft cannot be written", e);
    }
  }

  private Map<String, String> typed(String stored) {
    try {
      return json.readValue(stored, TYPED);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a draft cannot be read", e);
    }
  }
}
