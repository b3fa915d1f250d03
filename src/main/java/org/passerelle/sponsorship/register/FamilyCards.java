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
import org.passerelle.sponsorship.FamiliesToPlace;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.WaitingFamilies;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of the anonymous cards of the families who wait. They are made anew by the first who reads them after the families changed. */
@Component
class FamilyCards {

  private static final String STALE = """
      select exists (select 1 from waiting_family w where w.left_at is null and not exists (select 1 from family_card c where c.case_id = w.case_id))
        or exists (select 1 from family_card c where not exists (select 1 from waiting_family w where w.case_id = c.case_id and w.left_at is null))""";

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

  FamilyCards(JdbcClient jdbc, WaitingFamilies waiting, FamiliesToPlace families) {
    this.jdbc = jdbc;
    this.waiting = waiting;
    this.families = families;
  }

  /**
   * A card with its family.
   *
   * @param shownAs by what sponsors know the family
   */
  record Shown(UUID shownAs, UUID caseId, FamilyCard card) {
  }

  /** Makes the cards anew if the families who wait are not those of the cards. Part of the caller's transaction. */
  void refresh() {
    if (!stale()) {
      return;
    }
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('family_card', 0))").query((row, number) -> 1).list();
    if (stale()) {
      make();
    }
  }

  /** Cards after that one; of families who consent to being shown and still wait. */
  List<Shown> after(@Nullable UUID after, int limit) {
    return jdbc.sql("select w.shown_as, c.* from waiting_family w join family_card c on c.case_id = w.case_id and c.shown where w.left_at is null "
            + "and (:after::uuid is null or w.shown_as > :after) order by w.shown_as limit :limit")
        .param("after", after).param("limit", limit).query(FamilyCards::read).list();
  }

  Optional<Shown> find(UUID shownAs) {
    return jdbc.sql("select w.shown_as, c.* from waiting_family w join family_card c on c.case_id = w.case_id and c.shown where w.left_at is null "
        + "and w.shown_as = ?").param(shownAs).query(FamilyCards::read).optional();
  }

  private boolean stale() {
    return jdbc.sql(STALE).query(Boolean.class).single();
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
    jdbc.sql("delete from family_card").update();
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
    jdbc.sql("insert into family_card (case_id, shown, household, children, needs, language, country, province, education, trade) "
            + "select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(cases.toArray(UUID[]::new), may, columns[0], columns[1], columns[2], columns[3], columns[4], columns[5], columns[6], columns[7]).update();
  }

  private static FamilyCard card(FamilyToPlace family, @Nullable More more) {
    String needs = family.needs().stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    return new FamilyCard(FamilyCard.band(family.room().persons()), family.room().children() > 0 ? "some" : "none",
        !needs.isEmpty() ? needs : family.room().specialNeeds() > 0 ? "counselling" : "none", family.languages().stream().sorted().findFirst().orElse(null),
        more == null ? null : more.country(), family.intendedProvince() == null ? "any" : family.intendedProvince(),
        more == null ? null : more.education(), more != null && more.trade() ? "stated" : "unknown");
  }

  private static Shown read(ResultSet row, int number) throws SQLException {
    return new Shown(row.getObject("shown_as", UUID.class), row.getObject("case_id", UUID.class),
        new FamilyCard(row.getString("household"), row.getString("children"), row.getString("needs"), row.getString("language"), row.getString("country"),
            row.getString("province"), row.getString("education"), row.getString("trade")));
  }

  private record More(UUID caseId, String country, String education, boolean trade) {
  }
}
