package org.passerelle.handoff.calendar;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.handoff.Exemption.Rule;
import org.passerelle.reference.Priority;

/** The decision table about days of arrival, {@code arrival-calendar.dmn}, which analysts own. */
public interface CalendarTable {

  /** Everything that stands against an arrival, in the order of the table; nothing when it may be planned as it is. */
  List<Finding> findings(Codes codes);

  /**
   * What the table reads of an arrival.
   *
   * @param quebec    whether Québec receives the family
   * @param sponsored whether a sponsor has taken charge of it; else the State has
   * @param montreal  whether it lands at Montréal-Trudeau
   */
  record Codes(boolean quebec, boolean sponsored, Priority priority, Period period, boolean montreal) {
  }

  /** What the table says. */
  record Finding(Verdict verdict, Sentence sentence) {
  }

  /** What follows. */
  enum Verdict {
    /** The arrival is not planned for that day. */
    refused,
    /** It is, when the officer gives a reason. */
    warned
  }

  /** Periods that mean something; which days they are stands in {@code arrival_period}. */
  enum Period { none, yearEnd, movingSeason }

  /** What the officer reads, as {@code form.calendar.<code>}, beside which field, and which rule a reason sets aside. */
  enum Sentence {
    yearEnd("arrivalDate", null), movingSeason(Rule.movingSeason.field(), Rule.movingSeason), otherPort(Rule.otherPort.field(), Rule.otherPort);

    private final String field;
    private final @Nullable Rule rule;

    Sentence(String field, @Nullable Rule rule) {
      this.field = field;
      this.rule = rule;
    }

    String field() {
      return field;
    }

    @Nullable Rule rule() {
      return rule;
    }
  }
}
