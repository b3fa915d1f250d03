package org.passerelle.handoff.dossier;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.passerelle.handoff.PortOfEntry;
import org.passerelle.handoff.dossier.CalendarArrival.State;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Writes expected arrivals as a calendar (iCalendar, RFC 5545). Moments are told in UTC, which each calendar shows by its owner's clock; an event keeps
 * its identity by the notice's number and its sequence by the version.
 */
@Component
class ArrivalCalendar {

  /** How often a calendar is asked to come back. */
  private static final String EVERY_HOUR = "PT1H";
  /** So that an arrival is seen in a calendar, where its end is unknown. */
  private static final Duration SHOWN = Duration.ofHours(1);

  private final MessageSource messages;
  private final String baseUrl;

  ArrivalCalendar(MessageSource messages, @Value("${passerelle.base-url}") String baseUrl) {
    this.messages = messages;
    this.baseUrl = baseUrl.replaceFirst("/+$", "");
  }

  String written(List<CalendarArrival> arrivals, Locale language) {
    String name = text(language, "feed.name");
    Calendar calendar = new Calendar(
        new PropertyList(List.of(new ProdId("-//Passerelle//Passerelle//" + language.getLanguage().toUpperCase(Locale.ROOT)), ImmutableVersion.VERSION_2_0,
            ImmutableCalScale.GREGORIAN, new XProperty("X-WR-CALNAME", name), new XProperty("X-PUBLISHED-TTL", EVERY_HOUR))),
        new ComponentList<>(arrivals.isEmpty() ? List.of(emptiness()) : arrivals.stream().map(arrival -> event(arrival, language)).toList()));
    StringWriter out = new StringWriter();
    try {
      new CalendarOutputter(false).output(calendar, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /** A calendar without any part is none (RFC 5545, 3.6), and programs refuse to subscribe to it: a time zone is a part that shows nothing. */
  private static CalendarComponent emptiness() {
    return new VTimeZone(new PropertyList(List.of(new TzId("UTC"))), new ComponentList<>(List.of(new Standard(new PropertyList(List.of(
        new DtStart<>(LocalDateTime.of(1970, 1, 1, 0, 0)), new TzOffsetFrom(ZoneOffset.UTC), new TzOffsetTo(ZoneOffset.UTC)))))));
  }

  private VEvent event(CalendarArrival arrival, Locale language) {
    String page = baseUrl + "/province/notices/" + arrival.id();
    List<Property> properties = new ArrayList<>(List.of(new Uid(arrival.number() + "@passerelle"), new DtStamp(arrival.sentAt()),
        new Sequence(arrival.version()), status(arrival.state()), ImmutableTransp.TRANSPARENT, new Summary(summary(arrival, language)),
        new Description(text(language, "feed.description", arrival.number(), page)), new Url(URI.create(page))));
    if (arrival.state() != State.withdrawn && arrival.port() != null && arrival.port() != PortOfEntry.other) {
      properties.add(new Location(text(language, "port." + arrival.port().name())));
    }
    properties.addAll(times(arrival));
    return new VEvent(new PropertyList(properties));
  }

  private static List<Property> times(CalendarArrival arrival) {
    if (arrival.state() == State.withdrawn || arrival.lands().isEmpty()) {
      return List.of(new DtStart<>(new ParameterList(List.of(net.fortuna.ical4j.model.parameter.Value.DATE)), arrival.arrivesOn()));
    }
    Instant lands = arrival.lands().orElseThrow();
    return List.of(new DtStart<>(lands), new DtEnd<>(arrival.reaches().filter(lands::isBefore).orElse(lands.plus(SHOWN))));
  }

  private String summary(CalendarArrival arrival, Locale language) {
    if (arrival.state() == State.withdrawn) {
      return text(language, "feed.withdrawn", arrival.number());
    }
    List<String> parts = new ArrayList<>(List.of(text(language, "feed.arrival." + arrival.state().name())));
    if (arrival.persons() != null) {
      parts.add(text(language, "dossier.persons", arrival.persons()));
    }
    if (arrival.place() != null) {
      parts.add(arrival.place());
    }
    parts.add(arrival.number());
    return String.join(", ", parts);
  }

  private static Status status(State state) {
    return switch (state) {
      case expected -> ImmutableStatus.VEVENT_CONFIRMED;
      case unsettled -> ImmutableStatus.VEVENT_TENTATIVE;
      case cancelled, withdrawn -> ImmutableStatus.VEVENT_CANCELLED;
    };
  }

  private String text(Locale language, String key, Object... blanks) {
    return messages.getMessage(key, blanks, language);
  }
}
