package org.passerelle.sponsorship.register;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.sponsorship.Room;
import org.passerelle.sponsorship.Sponsor.Takes;
import org.passerelle.sponsorship.register.Profile.Ties;
import org.passerelle.sponsorship.register.Profile.Wishes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of what sponsors say of themselves. */
@Component
public class Profiles {

  private static final String SELECT = """
      select s.*, o.version, t.nationalities, t.communities, t.kin,
        w.languages as wish_languages, w.countries as wish_countries, w.smallest, w.largest, w.welcomes
      from sponsor s join organization o on o.id = s.organization_id
      left join lateral (select array_agg(code order by code) filter (where kind = 'nationality') as nationalities,
        array_agg(code order by code) filter (where kind = 'community') as communities,
        array_agg(code order by code) filter (where kind = 'kin') as kin from sponsor_tie where organization_id = s.organization_id) t on true
      left join sponsor_wish w on w.organization_id = s.organization_id
      where s.organization_id = any(?)""";

  private final JdbcClient jdbc;

  Profiles(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public StoredProfile of(UUID sponsor) {
    return of(List.of(sponsor)).values().stream().findFirst().orElseThrow();
  }

  /** The profile of each of these sponsors, in one query. */
  public Map<UUID, StoredProfile> of(Collection<UUID> sponsors) {
    return jdbc.sql(SELECT).param(sponsors.toArray(UUID[]::new)).query(Profiles::read).list().stream()
        .collect(Collectors.toMap(StoredProfile::sponsorId, Function.identity()));
  }

  /** The same, and nobody takes room there until the transaction ends. */
  StoredProfile locked(UUID sponsor) {
    jdbc.sql("select 1 from sponsor where organization_id = ? for update").param(sponsor).query(Integer.class).single();
    return of(sponsor);
  }

  void write(UUID sponsor, Profile profile) {
    Room room = profile.room();
    jdbc.sql("update sponsor set languages = ?, families = ?, persons = ?, children = ?, special_needs = ?, largest_household = ?, takes = ? "
            + "where organization_id = ?")
        .params(array(profile.languages()), room.families(), room.persons(), room.children(), room.specialNeeds(), profile.largestHousehold(),
            profile.takes().stream().map(Takes::name).toArray(String[]::new), sponsor)
        .update();
    jdbc.sql("delete from sponsor_tie where organization_id = ?").param(sponsor).update();
    Ties ties = profile.ties();
    jdbc.sql("insert into sponsor_tie (organization_id, kind, code) select ?, 'nationality', unnest(?) union select ?, 'community', unnest(?) "
            + "union select ?, 'kin', unnest(?)")
        .params(sponsor, array(ties.nationalities()), sponsor, array(ties.communities()), sponsor, array(ties.kin())).update();
    Wishes wishes = profile.wishes();
    jdbc.sql("insert into sponsor_wish (organization_id, languages, countries, smallest, largest, welcomes) values (?, ?, ?, ?, ?, ?) "
            + "on conflict (organization_id) do update set languages = excluded.languages, countries = excluded.countries, smallest = excluded.smallest, "
            + "largest = excluded.largest, welcomes = excluded.welcomes")
        .params(Arrays.asList(sponsor, array(wishes.languages()), array(wishes.countries()), wishes.smallest(), wishes.largest(), array(wishes.welcomes())))
        .update();
  }

  private static String[] array(List<String> values) {
    return values.toArray(String[]::new);
  }

  private static StoredProfile read(ResultSet row, int number) throws SQLException {
    Set<Takes> takes = strings(row.getArray("takes")).stream().map(Takes::valueOf).collect(Collectors.toCollection(TreeSet::new));
    return new StoredProfile(row.getObject("organization_id", UUID.class),
        new Profile(strings(row.getArray("languages")),
            new Room(row.getInt("families"), row.getInt("persons"), row.getInt("children"), row.getInt("special_needs")), row.getInt("largest_household"),
            takes, new Ties(strings(row.getArray("nationalities")), strings(row.getArray("communities")), strings(row.getArray("kin"))),
            new Wishes(strings(row.getArray("wish_languages")), strings(row.getArray("wish_countries")), row.getObject("smallest", Integer.class),
                row.getObject("largest", Integer.class), strings(row.getArray("welcomes")))),
        new Room(row.getInt("families_taken"), row.getInt("persons_taken"), row.getInt("children_taken"), row.getInt("special_needs_taken")),
        row.getInt("version"));
  }

  private static List<String> strings(@Nullable Array array) throws SQLException {
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }
}
