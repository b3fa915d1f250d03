package org.passerelle.partner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of the register of organizations, as staff keep it. */
@Component
public class OrganizationRegister {

  public static final int PAGE = 25;

  private static final String SELECT = "select id, code, kind, partner_type, name_en, name_fr, language, email, province, suspended_at, "
      + "suspension_reason, version from organization ";

  private final JdbcClient jdbc;
  private final Clock clock;

  OrganizationRegister(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public Optional<OrganizationEntry> find(String code) {
    return jdbc.sql(SELECT + "where code = ?").param(code).query(OrganizationRegister::read).optional();
  }

  /**
   * A page of the register, by code; one row more than a page holds, so that the reader knows whether another follows.
   *
   * @param kind   only organizations of that kind; null for all
   * @param search part of a name or of the code; null for all
   * @param after  only codes after this one
   */
  public List<OrganizationEntry> page(@Nullable String kind, @Nullable String search, @Nullable String after) {
    return jdbc.sql(SELECT + "where (:kind::text is null or kind = :kind) and (:after::text is null or code > :after) "
            + "and (:search::text is null or position(lower(:search) in lower(code)) > 0 or position(lower(:search) in lower(name_en)) > 0 "
            + "or position(lower(:search) in lower(name_fr)) > 0) order by code limit " + (PAGE + 1))
        .param("kind", kind).param("after", after).param("search", search).query(OrganizationRegister::read).list();
  }

  boolean suspended(UUID id) {
    return jdbc.sql("select suspended_at is not null from organization where id = ?").param(id).query(Boolean.class).single();
  }

  /** Enters an organization; false when the code stands for another already. */
  public boolean add(UUID id, String code, String kind, OrganizationFacts facts) {
    return jdbc.sql("insert into organization (id, code, kind, partner_type, name_en, name_fr, language, email) values (?, ?, ?, ?, ?, ?, ?, ?) "
            + "on conflict (code) do nothing")
        .params(Arrays.asList(id, code, kind, facts.partnerType(), facts.nameEn(), facts.nameFr(), facts.language(), facts.email()))
        .update() == 1;
  }

  /**
   * Begins a change that started from this version: until the transaction ends nobody else changes anything about the organization.
   *
   * @throws ChangedMeanwhile when something has been changed since
   */
  public void claim(UUID id, int version) {
    if (jdbc.sql("update organization set version = version + 1 where id = ? and version = ?").params(id, version).update() == 0) {
      throw new ChangedMeanwhile();
    }
  }

  void write(UUID id, OrganizationFacts facts) {
    jdbc.sql("update organization set partner_type = ?, name_en = ?, name_fr = ?, language = ?, email = ? where id = ?")
        .params(Arrays.asList(facts.partnerType(), facts.nameEn(), facts.nameFr(), facts.language(), facts.email(), id)).update();
  }

  void suspend(UUID id, String reason) {
    jdbc.sql("update organization set suspended_at = ?, suspension_reason = ? where id = ? and suspended_at is null")
        .params(Timestamp.from(clock.instant()), reason, id).update();
  }

  void reinstate(UUID id) {
    jdbc.sql("update organization set suspended_at = null, suspension_reason = null where id = ?").param(id).update();
  }

  private static OrganizationEntry read(ResultSet row, int number) throws SQLException {
    Timestamp suspended = row.getTimestamp("suspended_at");
    return new OrganizationEntry(row.getObject("id", UUID.class), row.getString("code"), row.getString("kind"),
        new OrganizationFacts(row.getString("partner_type"), row.getString("name_en"), row.getString("name_fr"), row.getString("language"),
            row.getString("email")),
        row.getString("province"), suspended == null ? null : suspended.toInstant(), row.getString("suspension_reason"), row.getInt("version"));
  }
}
