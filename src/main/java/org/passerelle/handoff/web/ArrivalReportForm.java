package org.passerelle.handoff.web;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.handoff.ArrivalResult;
import org.passerelle.handoff.Incident;

/**
 * What an office reports of an arrival, from the page or by a program.
 *
 * @param result     {@code arrived}, {@code changed} or {@code noShow}
 * @param happenedOn year-month-day; of a change, the day it became known
 * @param remarks    needed with {@code changed}: what has changed
 * @param incidents  what went otherwise than announced, among {@link Incident#reportable()}
 */
@Consistent
public record ArrivalReportForm(@Nullable String result, @Nullable String happenedOn,
    @Size(max = Texts.LONGEST, message = Texts.TOO_LONG) @Pattern(regexp = Texts.PROSE, message = Texts.NOT_TEXT) @Nullable String remarks,
    @Nullable List<@Nullable String> incidents) {

  /** A form on which only the day stands. */
  public static ArrivalReportForm on(LocalDate today) {
    return new ArrivalReportForm(null, today.toString(), null, null);
  }

  /** What happened, once checked. */
  public ArrivalResult checkedResult() {
    return ArrivalResult.valueOf(String.valueOf(result));
  }

  /** What went otherwise than announced, once checked. */
  public Set<Incident> checkedIncidents() {
    Set<Incident> checked = EnumSet.noneOf(Incident.class);
    given().forEach(code -> checked.add(Incident.valueOf(String.valueOf(code))));
    return checked;
  }

  /** Whether this incident was ticked. */
  public boolean tells(Incident incident) {
    return given().contains(incident.name());
  }

  List<@Nullable String> given() {
    return incidents == null ? List.of() : incidents;
  }

  /** When, once checked. */
  public LocalDate checkedDay() {
    return Day.of(happenedOn).orElseThrow();
  }

  public @Nullable String remarksOrNull() {
    return Texts.orNull(remarks);
  }
}
