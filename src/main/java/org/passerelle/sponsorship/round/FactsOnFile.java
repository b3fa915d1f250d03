package org.passerelle.sponsorship.round;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.passerelle.reference.Priority;
import org.passerelle.reference.ServiceTargets;
import org.passerelle.reference.Today;
import org.passerelle.sponsorship.FamiliesToPlace;
import org.passerelle.sponsorship.FamilyToPlace;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what counts beside families and sponsors themselves, in a number of queries that does not grow with them. */
@Component
class FactsOnFile {

  /** More of the past than this adds nothing to what it says. */
  private static final int MOST_PAST = 2_000;

  private final JdbcClient jdbc;
  private final FamiliesToPlace families;
  private final SponsorVoices voices;
  private final ServiceTargets targets;
  private final Today today;

  FactsOnFile(JdbcClient jdbc, FamiliesToPlace families, SponsorVoices voices, ServiceTargets targets, Today today) {
    this.jdbc = jdbc;
    this.families = families;
    this.voices = voices;
    this.targets = targets;
    this.today = today;
  }

  Facts read(Collection<UUID> cases, Collection<UUID> sponsors, Map<FamilyToPlace, Boolean> past, Instant now) {
    return new Facts(ties(cases), wishes(cases), services(), provinces(), voices.of(sponsors), Groups.behind(past), searchTimes(now), now);
  }

  /** Families for whom a sponsor was sought in the past year and no longer is, each with whether one was found. */
  Map<FamilyToPlace, Boolean> past(Instant now) {
    Map<UUID, Boolean> found = new LinkedHashMap<>();
    jdbc.sql("select w.case_id, exists (select from proposal p where p.case_id = w.case_id and p.state in ('held', 'accepted')) as found "
            + "from waiting_family w where w.left_at is not null and w.waiting_since > ? order by w.waiting_since desc, w.case_id limit ?")
        .params(Timestamp.from(now.minus(365, ChronoUnit.DAYS)), MOST_PAST)
        .query(row -> {
          found.put(row.getObject("case_id", UUID.class), row.getBoolean("found"));
        });
    Map<FamilyToPlace, Boolean> past = new LinkedHashMap<>();
    families.of(found.keySet()).forEach(family -> past.put(family, found.get(family.caseId())));
    return past;
  }

  private Map<UUID, List<Facts.Tie>> ties(Collection<UUID> cases) {
    return jdbc.sql("select case_id, place, kind, confirmed from family_tie where case_id = any(?) and removed_at is null order by recorded_at, id")
        .param(cases.toArray(UUID[]::new))
        .query((row, number) -> Map.entry(row.getObject("case_id", UUID.class),
            new Facts.Tie(row.getString("place"), row.getString("kind"), row.getBoolean("confirmed")))).list().stream()
        .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  private Map<UUID, Map<String, String>> wishes(Collection<UUID> cases) {
    Map<UUID, Map<String, String>> wishes = new HashMap<>();
    jdbc.sql("select case_id, place, wish from family_wish where case_id = any(?) and removed_at is null").param(cases.toArray(UUID[]::new))
        .query(row -> {
          wishes.computeIfAbsent(row.getObject("case_id", UUID.class), key -> new HashMap<>()).put(row.getString("place"), row.getString("wish"));
        });
    return wishes;
  }

  private Map<String, Set<Services.Service>> services() {
    Map<String, Set<Services.Service>> services = new HashMap<>();
    jdbc.sql("select place, service from place_service where effective_from <= :today and (effective_to is null or effective_to >= :today)")
        .param("today", Date.valueOf(today.get()))
        .query(row -> {
          services.computeIfAbsent(row.getString("place"), key -> new HashSet<>()).add(Services.Service.valueOf(row.getString("service")));
        });
    return services;
  }

  private Map<String, String> provinces() {
    Map<String, String> provinces = new HashMap<>();
    jdbc.sql("select code, province from place").query(row -> {
      provinces.put(row.getString("code"), row.getString("province"));
    });
    return provinces;
  }

  private Map<Priority, Duration> searchTimes(Instant now) {
    Map<Priority, Duration> times = new EnumMap<>(Priority.class);
    for (Priority priority : Priority.values()) {
      times.put(priority, Duration.between(now, targets.dueAt("pool", priority, now)));
    }
    return times;
  }
}
