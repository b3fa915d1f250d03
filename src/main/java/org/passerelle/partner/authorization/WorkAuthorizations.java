package org.passerelle.partner.authorization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.partner.ChangedMeanwhile;
import org.passerelle.partner.authorization.WorkAuthorization.Event;
import org.passerelle.partner.authorization.WorkAuthorization.Facts;
import org.passerelle.partner.authorization.WorkAuthorization.Kind;
import org.passerelle.partner.authorization.WorkAuthorization.NamedPartner;
import org.passerelle.partner.authorization.WorkAuthorization.Signature;
import org.passerelle.partner.authorization.WorkAuthorization.State;
import org.passerelle.partner.authorization.WorkAuthorization.What;
import org.passerelle.reference.Today;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Storage of authorizations and documented exceptions. What was granted stays; what becomes of it is added. */
@Component
public class WorkAuthorizations {

  public static final int PAGE = 25;

  private static final String SELECT = "select a.id, a.kind, a.number, a.holder, a.purposes, a.country, a.region, a.channel, a.valid_from, "
      + "a.valid_until, a.assessment, a.entered_by, a.entered_at, a.approved_by, a.approved_at, a.version from work_authorization a ";

  /** Says the same as {@link WorkAuthorization#on}. */
  private static final String STATE = "case when a.halted = 'revoked' then 'revoked' when a.last_day < :today then 'expired' "
      + "when a.kind <> 'authorization' and a.approved_by is null then 'awaitingApproval' when a.halted = 'suspended' then 'suspended' "
      + "when a.valid_from > :today then 'notBegun' else 'inForce' end";

  private static final String NAMES = "exists (select 1 from work_authorization_partner p where p.authorization_id = a.id "
      + "and p.organization_id = :organization and p.from_day <= :day and (p.last_day is null or p.last_day >= :day)) ";

  private final JdbcClient jdbc;
  private final Today today;

  WorkAuthorizations(JdbcClient jdbc, Today today) {
    this.jdbc = jdbc;
    this.today = today;
  }

  /**
   * The authorizations and humanitarian exceptions under which an organization may work in a country on a day: those for all of the country
   * first, then those for a part of it, the one that lasts longest before others.
   *
   * @param country ISO 3166-1 alpha-3
   * @param purpose of {@link WorkAuthorization#PURPOSES}
   */
  public List<WorkAuthorization> inForce(UUID organizationId, String country, String purpose, LocalDate day) {
    return join(jdbc.sql(SELECT + "where a.kind <> 'channelException' and a.country = :country and :purpose = any(a.purposes) and " + NAMES
            + "order by a.region is not null, a.last_day desc, a.number")
        .param("country", country).param("purpose", purpose).param("organization", organizationId).param("day", day).query(this::head).list())
        .stream().filter(each -> each.permits(organizationId, country, purpose, day)).toList();
  }

  /**
   * The exceptions under which an organization may be paid by a channel on a day.
   *
   * @param channel {@code cash} or {@code hawala}
   */
  public List<WorkAuthorization> channelExceptions(UUID organizationId, String channel, LocalDate day) {
    return join(jdbc.sql(SELECT + "where a.kind = 'channelException' and a.channel = :channel and " + NAMES + "order by a.last_day desc, a.number")
        .param("channel", channel).param("organization", organizationId).param("day", day).query(this::head).list())
        .stream().filter(each -> each.permitsChannel(organizationId, channel, day)).toList();
  }

  /** The one of that id. Thrown when there is none. */
  public WorkAuthorization get(UUID id) {
    return find(id).orElseThrow();
  }

  public Optional<WorkAuthorization> find(UUID id) {
    return join(jdbc.sql(SELECT + "where a.id = :id").param("id", id).query(this::head).list()).stream().findFirst();
  }

  /**
   * Holds one as it stands until the transaction ends, so that what is begun under it and its end at the same moment cannot both win: whoever
   * ends it waits for us, or we for them. Ask what it permits only of what this returns, and for a day that is read after this was called.
   *
   * @return how it stands now
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public WorkAuthorization lock(UUID id) {
    jdbc.sql("select id from work_authorization where id = ? for share").param(id).query(UUID.class).single();
    return get(id);
  }

  /** Those that name an organization or did, the one that lasts longest first; at most a page of them. */
  public List<WorkAuthorization> naming(UUID organizationId) {
    return join(jdbc.sql(SELECT + "where a.id in (select p.authorization_id from work_authorization_partner p where p.organization_id = ?) "
        + "order by a.last_day desc, a.number limit " + PAGE).param(organizationId).query(this::head).list());
  }

  /**
   * A page of the register, by number; one row more than a page holds.
   *
   * @param state  only those that stand so today; null for all
   * @param search part of the number; null for all
   * @param after  only numbers after this one
   */
  public List<WorkAuthorization> page(@Nullable State state, @Nullable String search, @Nullable String after) {
    return join(jdbc.sql(SELECT + "where (:state::text is null or " + STATE + " = :state) and (:after::text is null or a.number > :after) "
            + "and (:search::text is null or position(lower(:search) in lower(a.number)) > 0) order by a.number limit " + (PAGE + 1))
        .param("state", state == null ? null : state.name()).param("today", today.get()).param("after", after).param("search", search)
        .query(this::head).list());
  }

  public boolean known(String number) {
    return jdbc.sql("select exists (select 1 from work_authorization where number = ?)").param(number).query(Boolean.class).single();
  }

  /** Enters one; false when the number stands for another already. */
  boolean add(UUID id, Facts facts, Signature entered) {
    return jdbc.sql("insert into work_authorization (id, kind, number, holder, purposes, country, region, channel, valid_from, valid_until, "
            + "assessment, entered_by, entered_at, last_day) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (number) do nothing")
        .params(Arrays.asList(id, facts.kind().name(), facts.number(), facts.holder(), facts.purposes().toArray(String[]::new), facts.country(),
            facts.region(), facts.channel(), facts.validFrom(), facts.validUntil(), facts.assessment(), entered.by(), timestamp(entered),
            facts.validUntil()))
        .update() == 1;
  }

  /**
   * Begins a change that started from this version: until the transaction ends nobody else changes it, and nothing new is begun under it.
   *
   * @throws ChangedMeanwhile when something has been changed since
   */
  void claim(UUID id, int version) {
    if (jdbc.sql("update work_authorization set version = version + 1 where id = ? and version = ?").params(id, version).update() == 0) {
      throw new ChangedMeanwhile();
    }
  }

  void approve(UUID id, Signature approved) {
    jdbc.sql("update work_authorization set approved_by = ?, approved_at = ? where id = ? and approved_by is null")
        .params(approved.by(), timestamp(approved), id).update();
  }

  /** Adds what became of it, and keeps in step what lists and rounds look at. */
  void add(UUID id, Event event) {
    jdbc.sql("insert into work_authorization_event (authorization_id, what, from_day, until_day, reason, entered_by, entered_at) "
            + "values (?, ?, ?, ?, ?, ?, ?)")
        .params(Arrays.asList(id, event.what().name(), event.fromDay(), event.until(), event.reason(), event.entered().by(),
            timestamp(event.entered())))
        .update();
    switch (event.what()) {
      case renewed -> jdbc.sql("update work_authorization set last_day = ?, expiry_announced_at = null where id = ?").params(event.until(), id).update();
      case reinstated -> jdbc.sql("update work_authorization set halted = null where id = ?").param(id).update();
      default -> jdbc.sql("update work_authorization set halted = ? where id = ?").params(event.what().name(), id).update();
    }
  }

  /** Names an organization; false when it is named already. */
  boolean name(UUID id, UUID organizationId, LocalDate fromDay, Signature named) {
    return jdbc.sql("insert into work_authorization_partner (authorization_id, organization_id, from_day, entered_by, entered_at) "
        + "values (?, ?, ?, ?, ?) on conflict do nothing").params(id, organizationId, fromDay, named.by(), timestamp(named)).update() == 1;
  }

  void remove(long partnerId, LocalDate lastDay, String reason, Signature removed) {
    jdbc.sql("update work_authorization_partner set last_day = ?, end_reason = ?, ended_by = ?, ended_at = ? where id = ? and last_day is null")
        .params(lastDay, reason, removed.by(), timestamp(removed), partnerId).update();
  }

  /**
   * Those whose last day is over and of which nobody was told.
   *
   * @param after only those that ended later, or have a later id; null for the first
   */
  List<Lapsed> lapsed(LocalDate today, @Nullable Lapsed after, int most) {
    return jdbc.sql("select id, last_day, number from work_authorization where expiry_announced_at is null and last_day < :today "
            + "and halted is distinct from 'revoked' and (:after::date is null or (last_day, id) > (:after::date, :id::uuid)) "
            + "order by last_day, id limit " + most)
        .param("today", today).param("after", after == null ? null : after.lastDay).param("id", after == null ? null : after.id)
        .query(Lapsed.class).list();
  }

  /** Notes that its end was told; false when somebody else did so or it was renewed. It stays locked until the transaction ends. */
  boolean announced(UUID id, LocalDate today, Signature at) {
    return jdbc.sql("update work_authorization set expiry_announced_at = ? where id = ? and expiry_announced_at is null and last_day < ?")
        .params(timestamp(at), id, today).update() == 1;
  }

  /** One whose last day is over. */
  record Lapsed(UUID id, LocalDate lastDay, String number) {
  }

  private List<WorkAuthorization> join(List<Head> heads) {
    if (heads.isEmpty()) {
      return List.of();
    }
    UUID[] ids = heads.stream().map(Head::id).toArray(UUID[]::new);
    Map<UUID, List<NamedPartner>> partners = jdbc.sql("select p.*, o.code, o.name_en, o.name_fr from work_authorization_partner p "
            + "join organization o on o.id = p.organization_id where p.authorization_id = any(?) order by p.id")
        .param(ids).query((row, number) -> Map.entry(row.getObject("authorization_id", UUID.class), partner(row))).list().stream()
        .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    Map<UUID, List<Event>> events = jdbc.sql("select * from work_authorization_event where authorization_id = any(?) order by id")
        .param(ids).query((row, number) -> Map.entry(row.getObject("authorization_id", UUID.class), event(row))).list().stream()
        .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    return heads.stream().map(each -> new WorkAuthorization(each.id, each.facts, each.entered, each.approved,
        partners.getOrDefault(each.id, List.of()), events.getOrDefault(each.id, List.of()), each.version)).toList();
  }

  private Head head(ResultSet row, int number) throws SQLException {
    Facts facts = new Facts(Kind.valueOf(row.getString("kind")), row.getString("number"), row.getString("holder"),
        List.of((String[]) row.getArray("purposes").getArray()), row.getString("country"), row.getString("region"), row.getString("channel"),
        row.getObject("valid_from", LocalDate.class), row.getObject("valid_until", LocalDate.class), row.getString("assessment"));
    return new Head(row.getObject("id", UUID.class), facts, signed(row, "entered"), signedOrNone(row, "approved"), row.getInt("version"));
  }

  private NamedPartner partner(ResultSet row) throws SQLException {
    return new NamedPartner(row.getLong("id"), row.getObject("organization_id", UUID.class), row.getString("code"), row.getString("name_en"),
        row.getString("name_fr"), row.getObject("from_day", LocalDate.class), row.getObject("last_day", LocalDate.class),
        row.getString("end_reason"), signed(row, "entered"), signedOrNone(row, "ended"));
  }

  private Event event(ResultSet row) throws SQLException {
    return new Event(What.valueOf(row.getString("what")), row.getObject("from_day", LocalDate.class), row.getObject("until_day", LocalDate.class),
        row.getString("reason"), signed(row, "entered"));
  }

  private @Nullable Signature signedOrNone(ResultSet row, String what) throws SQLException {
    return row.getString(what + "_by") == null ? null : signed(row, what);
  }

  private Signature signed(ResultSet row, String what) throws SQLException {
    Timestamp at = row.getTimestamp(what + "_at");
    return new Signature(row.getString(what + "_by"), at.toInstant(), today.on(at.toInstant()));
  }

  private static Timestamp timestamp(Signature signature) {
    return Timestamp.from(signature.at());
  }

  private record Head(UUID id, Facts facts, Signature entered, @Nullable Signature approved, int version) {
  }
}
