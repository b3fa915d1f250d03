package org.passerelle.sponsorship.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.reference.Today;
import org.passerelle.sponsorship.FamiliesToPlace;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.WaitingFamilies;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Storage of the anonymous cards of the families who wait. Triggers note each family that begins or ceases to wait, or changes while it waits, in the
 * transaction that does it; whoever reads the cards first after that, or on another day, makes them anew. Each sponsor knows a family by a reference
 * of its own, in an order of its own, so that two sponsors who compare what they see cannot tell a family by it.
 */
@Component
class FamilyCards {

  private static final String STALE = "select exists (select from family_card_change) or coalesce((select made_on from family_card limit 1) <> ?, false)";

  private static final String SEEN = """
      select k.reference, c.* from sponsor s cross join waiting_family w join family_card c on c.case_id = w.case_id and c.shown
        cross join lateral (select encode(substr(sha256(uuid_send(s.reference_key) || uuid_send(w.shown_as)), 1, 16), 'hex')::uuid as reference offset 0) k
      where s.organization_id = :sponsor and w.left_at is null and""";

  private static final String MORE = """
      select r.case_id, r.country_of_asylum,
        max(case p.particulars ->> 'education' when 'university' then 3 when 'secondary' then 2 when 'vocational' then 2 when 'primary' then 1 when 'none' then 1
          else 0 end) as education,
        coalesce(bool_or(p.particulars ->> 'occupation' is not null), false) as trade
      from referral r left join person p on p.case_id = r.case_id and p.accompanying where r.case_id = any(?) group by r.case_id, r.country_of_asylum""";

  private static final List<String> EDUCATION = List.of("unknown", "basic", "secondary", "university");

  private final JdbcClient jdbc;
  private final WaitingFamilies waiting;
  private final FamiliesToPlace families;
  private final Today today;

  FamilyCards(JdbcClient jdbc, WaitingFamilies waiting, FamiliesToPlace families, Today today) {
    this.jdbc = jdbc;
    this.waiting = waiting;
    this.families = families;
    this.today = today;
  }

  /**
   * A card with its family.
   *
   * @param reference by which this sponsor, and no other, knows the family
   */
  record Shown(UUID reference, UUID caseId, FamilyCard card) {
  }

  /** Makes the cards anew if the families who wait have changed since they were made. Part of the caller's transaction. */
  void refresh() {
    if (!stale()) {
      return;
    }
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('family_card', 0))").query((row, number) -> 1).list();
    if (stale()) {
      // what changes from here on is noted anew
      jdbc.sql("delete from family_card_change").update();
      make();
    }
  }

  /** Cards as that sponsor knows them, after that one; of families who consent to being shown and still wait. */
  List<Shown> after(UUID sponsor, @Nullable UUID after, int limit) {
    return jdbc.sql(SEEN + " (:after::uuid is null or k.reference > :after) order by k.reference limit :limit")
        .param("sponsor", sponsor).param("after", after).param("limit", limit).query(FamilyCards::read).list();
  }

  Optional<Shown> find(UUID sponsor, UUID reference) {
    return jdbc.sql(SEEN + " k.reference = :reference").param("sponsor", sponsor).param("reference", reference).query(FamilyCards::read).optional();
  }

  private boolean stale() {
    return jdbc.sql(STALE).param(today.get()).query(Boolean.class).single();
  }

  private void make() {
    List<UUID> cases = waiting.now();
    List<FamilyToPlace> all = families.of(cases);
    Map<UUID, More> more = jdbc.sql(MORE).param(cases.toArray(UUID[]::new))
        .query((row, number) -> new More(row.getObject("case_id", UUID.class), row.getString("country_of_asylum"),
            EDUCATION.get(row.getInt("education")), row.getBoolean("trade")))
        .list().stream().collect(Collectors.toMap(More::caseId, each -> each));
    Map<UUID, FamilyCard> full = new HashMap<>();
    all.stream().filter(FamilyToPlace::mayBeShown).forEach(family -> full.put(family.caseId(), card(family, more.get(family.caseId()))));
    Map<UUID, FamilyCard> shown = FamilyCard.anonymous(full);
    jdbc.sql("delete from family_card where case_id <> all(?)").param(cases.toArray(UUID[]::new)).update();
    write(cases, shown);
  }

  private void write(List<UUID> cases, Map<UUID, FamilyCard> shown) {
    int attributes = FamilyCard.BLANK.values().length;
    @Nullable String[][] columns = new @Nullable String[attributes][cases.size()];
    Boolean[] may = new Boolean[cases.size()];
    for (int row = 0; row < cases.size(); row++) {
      @Nullable String[] values = shown.getOrDefault(cases.get(row), FamilyCard.BLANK).values();
      may[row] = shown.containsKey(cases.get(row));
      for (int column = 0; column < attributes; column++) {
        columns[column][row] = values[column];
      }
    }
    jdbc.sql("insert into family_card as c (case_id, made_on, shown, household, children, needs, language, country, province, education, trade) "
            + "select id, ?, s, h, ch, n, l, co, p, e, t from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as made (id, s, h, ch, n, l, co, p, e, t) "
            + "on conflict (case_id) do update set made_on = excluded.made_on, shown = excluded.shown, household = excluded.household, children = excluded.children, "
            + "needs = excluded.needs, language = excluded.language, country = excluded.country, province = excluded.province, education = excluded.education, "
            + "trade = excluded.trade where c.* is distinct from excluded.*")
        .params(today.get(), cases.toArray(UUID[]::new), may, columns[0], columns[1], columns[2], columns[3], columns[4], columns[5], columns[6], columns[7]).update();
  }

  private static FamilyCard card(FamilyToPlace family, @Nullable More more) {
    String needs = family.needs().stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    return new FamilyCard(FamilyCard.band(family.room().persons()), family.room().children() > 0 ? "some" : "none",
        !needs.isEmpty() ? needs : family.room().specialNeeds() > 0 ? "counselling" : "none", family.languages().stream().sorted().findFirst().orElse(null),
        more == null ? null : more.country(), family.intendedProvince() == null ? "any" : family.intendedProvince(),
        more == null ? null : more.education(), more != null && more.trade() ? "stated" : "unknown");
  }

  private static Shown read(ResultSet row, int number) throws SQLException {
    return new Shown(row.getObject("reference", UUID.class), row.getObject("case_id", UUID.class),
        new FamilyCard(row.getString("household"), row.getString("children"), row.getString("needs"), row.getString("language"), row.getString("country"),
            row.getString("province"), row.getString("education"), row.getString("trade")));
  }

  private record More(UUID caseId, String country, String education, boolean trade) {
  }
}
