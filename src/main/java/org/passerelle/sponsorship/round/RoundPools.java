package org.passerelle.sponsorship.round;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.passerelle.reference.Priority;
import org.passerelle.sponsorship.Limit.Refusal;
import org.passerelle.sponsorship.Room;
import org.passerelle.sponsorship.Sponsor;
import org.passerelle.sponsorship.optimizer.Pool;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of the families and sponsors of each round: what its plan rests on, and the plan. */
@Component
public class RoundPools {

  /** Without what is ruled out sponsor by sponsor, which is long. */
  private static final String FAMILY = "select f.round_id, f.position, f.case_id, f.priority, f.persons, f.children, f.special_needs, f.languages, f.groups, "
      + "f.waiting_since, f.allowed, f.levels, f.worth, f.shut_out, f.planned, f.runner_up, f.runner_up_cost, f.unplaced, f.chosen, f.outcome, f.outcome_limit, "
      + "f.proposal_id, f.told, c.number as case_number from round_family f join case_file c on c.id = f.case_id ";
  private static final String SPONSOR = "select s.*, o.code, o.name_en, o.name_fr, t.place, p.name as place_name, p.province from round_sponsor s "
      + "join organization o on o.id = s.sponsor_id join sponsor t on t.organization_id = s.sponsor_id join place p on p.code = t.place ";

  private static final TypeReference<List<ShutOut>> SHUT_OUT = new TypeReference<>() { };
  private static final TypeReference<List<RuledOut>> RULED_OUT = new TypeReference<>() { };
  private static final TypeReference<List<String>> DETAILS = new TypeReference<>() { };
  /** Rows in one turn to the store. */
  private static final int AT_ONCE = 500;

  private final JdbcClient jdbc;
  private final JdbcTemplate many;
  private final ObjectMapper json;

  RoundPools(JdbcClient jdbc, JdbcTemplate many, ObjectMapper json) {
    this.jdbc = jdbc;
    this.many = many;
    this.json = json;
  }

  void clear(UUID round) {
    jdbc.sql("delete from round_family where round_id = ?").param(round).update();
    jdbc.sql("delete from round_sponsor where round_id = ?").param(round).update();
  }

  /** Adds sponsors in their order, each with what a unit of it in each dimension is worth to families still to come. */
  void addSponsors(UUID round, List<Sponsor> sponsors, double[][] prices) {
    List<Integer> positions = IntStream.range(0, sponsors.size()).boxed().toList();
    many.batchUpdate("insert into round_sponsor (round_id, position, sponsor_id, families, families_left, persons_left, children_left, special_left, price) "
        + "values (?, ?, ?, ?, ?, ?, ?, ?, ?)", positions, AT_ONCE, (statement, position) -> {
          Sponsor sponsor = sponsors.get(position);
          Room left = sponsor.roomLeft();
          statement.setObject(1, round);
          statement.setInt(2, position);
          statement.setObject(3, sponsor.id());
          statement.setInt(4, sponsor.room().families());
          statement.setInt(5, left.families());
          statement.setInt(6, left.persons());
          statement.setInt(7, left.children());
          statement.setInt(8, left.specialNeeds());
          statement.setObject(9, prices[position]);
        });
  }

  /** Adds families in their order. */
  void addFamilies(List<Collected> families) {
    many.batchUpdate("insert into round_family (round_id, position, case_id, priority, persons, children, special_needs, languages, groups, waiting_since, allowed, "
        + "levels, worth, shut_out, ruled_out) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)", families, AT_ONCE, (statement, collected) -> {
          PlacedFamily family = collected.family();
          statement.setObject(1, family.roundId());
          statement.setInt(2, family.position());
          statement.setObject(3, family.caseId());
          statement.setString(4, family.priority().name());
          statement.setInt(5, family.room().persons());
          statement.setInt(6, family.room().children());
          statement.setInt(7, family.room().specialNeeds());
          statement.setObject(8, family.languages().toArray(String[]::new));
          statement.setObject(9, family.groups().toArray(String[]::new));
          statement.setTimestamp(10, Timestamp.from(family.waitingSince()));
          statement.setObject(11, family.allowed().stream().mapToInt(Integer::intValue).toArray());
          statement.setObject(12, family.levels().toArray(String[]::new));
          statement.setObject(13, family.worth().stream().mapToDouble(Double::doubleValue).toArray());
          statement.setString(14, write(family.shutOut()));
          statement.setString(15, write(collected.ruledOut()));
        });
  }

  /** The round for the optimizer: pairs at what they are worth by the policy, less the price of the places that they take. */
  Pool pool(UUID round, List<PlacedSponsor> sponsors) {
    Pool.Pairs pairs = new Pool.Pairs();
    List<int[]> demand = new ArrayList<>();
    jdbc.sql("select persons, children, special_needs, allowed, worth from round_family where round_id = ? order by position").param(round).query(row -> {
      demand.add(room(row).inDimensions());
      Integer[] allowed = (Integer[]) row.getArray("allowed").getArray();
      Double[] worth = (Double[]) row.getArray("worth").getArray();
      for (int pair = 0; pair < allowed.length; pair++) {
        pairs.add(allowed[pair], worth[pair]);
      }
      pairs.endFamily();
    });
    return pairs.pool(demand.toArray(int[][]::new), sponsors.stream().map(sponsor -> sponsor.left().inDimensions()).toArray(int[][]::new)).lessPrices(
        sponsors.stream().map(sponsor -> sponsor.price().stream().mapToDouble(Double::doubleValue).toArray()).toArray(double[][]::new));
  }

  /** The families for whom the officer left a sponsor, in order. */
  List<Chosen> chosen(UUID round) {
    return jdbc.sql("select position, case_id, chosen as sponsor from round_family where round_id = ? and chosen is not null order by position").param(round)
        .query(Chosen.class).list();
  }

  /** Families of a round from that position on; one more than asked for says that there is a next page. */
  List<PlacedFamily> page(UUID round, ReadingRounds.Shown shown, int from, int size) {
    String which = switch (shown) {
      case all -> "";
      case unplaced -> "and f.chosen is null ";
      case changed -> "and (f.chosen is distinct from f.planned or f.outcome <> 'held' or f.told = 'tooLate') ";
    };
    return jdbc.sql(FAMILY + "where f.round_id = ? and f.position >= ? " + which + "order by f.position limit ?").params(round, from, size + 1)
        .query(this::family).list();
  }

  Optional<PlacedFamily> family(UUID round, String caseNumber) {
    return jdbc.sql(FAMILY + "where f.round_id = ? and c.number = ?").params(round, caseNumber).query(this::family).optional();
  }

  /** Whom limits rule out for that family; nobody in a round that was collected before this was kept. */
  List<RuledOut> ruledOut(UUID round, int position) {
    return jdbc.sql("select ruled_out from round_family where round_id = ? and position = ? and ruled_out is not null").params(round, position)
        .query(String.class).optional().map(written -> read(written, RULED_OUT)).orElse(List.of());
  }

  Optional<PlacedFamily> byProposal(UUID proposal) {
    return jdbc.sql(FAMILY + "where f.proposal_id = ?").param(proposal).query(this::family).optional();
  }

  List<PlacedSponsor> sponsors(UUID round) {
    return jdbc.sql(SPONSOR + "where s.round_id = ? order by s.position").param(round).query(RoundPools::sponsor).list();
  }

  /** Writes the plan down; the officer's choice begins with it. */
  void plan(UUID round, List<Planned> plan) {
    jdbc.sql("update round_family f set planned = p.planned, chosen = p.planned, runner_up = p.runner_up, runner_up_cost = p.cost, unplaced = p.why "
            + "from unnest(?::int[], ?::int[], ?::int[], ?::float8[], ?::text[]) as p (position, planned, runner_up, cost, why) "
            + "where f.round_id = ? and f.position = p.position")
        .params(plan.stream().map(Planned::position).toArray(Integer[]::new), plan.stream().map(Planned::planned).toArray(Integer[]::new),
            plan.stream().map(Planned::runnerUp).toArray(Integer[]::new), plan.stream().map(Planned::runnerUpCost).toArray(Double[]::new),
            plan.stream().map(Planned::unplaced).toArray(String[]::new), round)
        .update();
  }

  /** What a unit of each sponsor in each dimension is worth to the families of the round, in the order of the sponsors. */
  void scarcity(UUID round, double[][] prices) {
    many.batchUpdate("update round_sponsor set scarcity = ? where round_id = ? and position = ?", IntStream.range(0, prices.length).boxed().toList(), AT_ONCE,
        (statement, position) -> {
          statement.setObject(1, prices[position]);
          statement.setObject(2, round);
          statement.setInt(3, position);
        });
  }

  void choose(UUID round, int position, @Nullable Integer chosen) {
    jdbc.sql("update round_family set chosen = ? where round_id = ? and position = ?").params(chosen, round, position).update();
  }

  /** What the families that others were left with take of that sponsor. */
  Room taken(UUID round, int sponsor, int otherThan) {
    return jdbc.sql("select count(*) as families, coalesce(sum(persons), 0) as persons, coalesce(sum(children), 0) as children, "
            + "coalesce(sum(special_needs), 0) as special from round_family where round_id = ? and chosen = ? and position <> ?")
        .params(round, sponsor, otherThan)
        .query((row, number) -> new Room(row.getInt("families"), row.getInt("persons"), row.getInt("children"), row.getInt("special"))).single();
  }

  void outcome(UUID round, int position, String outcome, @Nullable String limit, @Nullable UUID proposal) {
    jdbc.sql("update round_family set outcome = ?, outcome_limit = ?, proposal_id = ? where round_id = ? and position = ?")
        .params(outcome, limit, proposal, round, position).update();
  }

  /** The most urgent priority of the round's families. */
  Priority mostUrgent(UUID round) {
    return jdbc.sql("select distinct priority from round_family where round_id = ?").param(round).query(String.class).list().stream().map(Priority::valueOf)
        .max(Comparator.comparing(Priority::taskPriority)).orElse(Priority.normal);
  }

  /** Notes that the case is being told; false when it was before. */
  boolean tell(UUID proposal, Instant at) {
    return jdbc.sql("update round_family set told = 'told', told_at = ? where proposal_id = ? and told is null").params(Timestamp.from(at), proposal).update() == 1;
  }

  void toldTooLate(UUID proposal) {
    jdbc.sql("update round_family set told = 'tooLate' where proposal_id = ?").param(proposal).update();
  }

  /** The figures of a plan, as the officer has left it. */
  Totals totals(UUID round) {
    return jdbc.sql("select count(*) as families, count(planned) as planned, count(chosen) as chosen, count(*) filter (where outcome = 'held') as held, "
            + "count(*) filter (where chosen is distinct from planned) as overridden, count(*) filter (where outcome <> 'held') as missed, "
            + "count(told) as told, coalesce(sum(points), 0) as points from round_family where round_id = ?")
        .param(round)
        .query((row, number) -> new Totals(row.getInt("families"), row.getInt("planned"), row.getInt("chosen"), row.getInt("overridden"), row.getInt("held"),
            row.getInt("missed"), row.getInt("told"), row.getDouble("points")))
        .single();
  }

  /** How many families of each group there are, and how many of them have a sponsor. */
  List<GroupShare> groups(UUID round) {
    return jdbc.sql("select g as name, count(*) as families, count(chosen) as placed from round_family, unnest(groups) g where round_id = ? "
            + "group by g order by count(*) desc, g limit 40")
        .param(round).query(GroupShare.class).list();
  }

  /** What each sponsor with a family would carry, most laden first. */
  List<LoadShare> loads(UUID round) {
    return jdbc.sql("select s.position, count(*) as matched, s.families - s.families_left as carried, s.families from round_sponsor s "
            + "join round_family f on f.round_id = s.round_id and f.chosen = s.position where s.round_id = ? "
            + "group by s.position, s.families, s.families_left order by (s.families - s.families_left + count(*))::float / greatest(s.families, 1) desc, s.position limit 40")
        .param(round).query(LoadShare.class).list();
  }

  /** How many families each limit shut out of how many pairs, most first, with what it said of the first. */
  List<LimitShare> limits(UUID round) {
    return jdbc.sql("select e ->> 'limit' as name, count(*) as families, sum((e ->> 'sponsors')::int) as pairs, "
            + "count(*) filter (where cardinality(f.allowed) = 0) as left_without, (array_agg(e -> 'details' order by f.position))[1] as details "
            + "from round_family f, jsonb_array_elements(f.shut_out) e where f.round_id = ? group by 1 order by 3 desc, 1 limit 40")
        .param(round).query((row, number) -> new LimitShare(new Refusal(row.getString("name"), read(row.getString("details"), DETAILS)), row.getInt("families"),
            row.getInt("pairs"), row.getInt("left_without"))).list();
  }

  private PlacedFamily family(ResultSet row, int number) throws SQLException {
    return new PlacedFamily(row.getObject("round_id", UUID.class), row.getInt("position"), row.getObject("case_id", UUID.class), row.getString("case_number"),
        Priority.valueOf(row.getString("priority")), room(row),
        List.of((String[]) row.getArray("languages").getArray()), List.of((String[]) row.getArray("groups").getArray()),
        row.getTimestamp("waiting_since").toInstant(), List.of((Integer[]) row.getArray("allowed").getArray()),
        List.of((String[]) row.getArray("levels").getArray()), List.of((Double[]) row.getArray("worth").getArray()), read(row.getString("shut_out"), SHUT_OUT),
        row.getObject("planned", Integer.class), row.getObject("runner_up", Integer.class), row.getObject("runner_up_cost", Double.class),
        row.getString("unplaced"), row.getObject("chosen", Integer.class), row.getString("outcome"), row.getString("outcome_limit"),
        row.getObject("proposal_id", UUID.class), row.getString("told"));
  }

  private static Room room(ResultSet row) throws SQLException {
    return Room.ofFamily(row.getInt("persons"), row.getInt("children"), row.getInt("special_needs") > 0);
  }

  private static PlacedSponsor sponsor(ResultSet row, int number) throws SQLException {
    return new PlacedSponsor(row.getInt("position"), row.getObject("sponsor_id", UUID.class), row.getString("code"), row.getString("name_en"),
        row.getString("name_fr"), row.getString("place"), row.getString("place_name"), row.getString("province"), row.getInt("families"),
        new Room(row.getInt("families_left"), row.getInt("persons_left"), row.getInt("children_left"), row.getInt("special_left")),
        List.of((Double[]) row.getArray("price").getArray()), List.of((Double[]) row.getArray("scarcity").getArray()));
  }

  private <T> T read(String written, TypeReference<T> type) {
    try {
      return json.readValue(written, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String write(List<?> rows) {
    try {
      return json.writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A family with the position of the sponsor that it is to go to. */
  record Chosen(int position, UUID caseId, int sponsor) {
  }

  /** What a plan says of a family: see {@link PlacedFamily}. */
  record Planned(int position, @Nullable Integer planned, @Nullable Integer runnerUp, @Nullable Double runnerUpCost, @Nullable String unplaced) {
  }

  /**
   * The figures of a plan.
   *
   * @param planned    families for whom the plan has a sponsor
   * @param chosen     families whom the officer left with one
   * @param overridden families for whom the officer chose otherwise
   * @param held       families held at publication
   * @param missed     families for whom the place was gone, or who no longer waited
   * @param told       cases that were told
   * @param points     what the pairs are worth, without prices
   */
  public record Totals(int families, int planned, int chosen, int overridden, int held, int missed, int told, double points) {
  }

  /** A group with how many of it are placed. */
  public record GroupShare(String name, int families, int placed) {
  }

  /** A sponsor with what it carries, and would carry after the round, of how many households. */
  public record LoadShare(int position, int matched, int carried, int families) {
  }

  /**
   * A limit with how many families it concerns, how many pairs it rules out, and how many of these families have no pair left at all.
   *
   * @param example what it says of one of these pairs
   */
  public record LimitShare(Refusal example, int families, int pairs, int leftWithout) {
  }

  /** A family as the round reads it, and whom limits rule out for it. */
  record Collected(PlacedFamily family, List<RuledOut> ruledOut) {
  }
}
