package org.passerelle.sponsorship.draw;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.referral.Written;
import org.passerelle.sponsorship.draw.ReceptionWindow.Admission;
import org.passerelle.sponsorship.draw.ReceptionWindow.Pool;

/**
 * A window as the ministry enters it, before it is checked: everything is text, so that each wrong field is named at once.
 *
 * @param capAll how many applications in all; then no category has a cap of its own
 * @param capR   how many of category R; a category without a cap is not admitted
 */
public record WindowEntry(@Nullable String opensOn, @Nullable String closesOn, @Nullable String admission, @Nullable String perSponsor,
    @Nullable String capAll, @Nullable String capR, @Nullable String capRS, @Nullable String capE, @Nullable String capES, @Nullable String source) {

  static final int LONGEST_SOURCE = 300;
  private static final int MOST = 100_000;
  private static final int MOST_PER_SPONSOR = 20;
  private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

  /** A form nobody has filled in. */
  public static WindowEntry blank() {
    return new WindowEntry(null, null, "byDraw", "2", null, null, null, null, null, null);
  }

  /**
   * What is wrong, by field: the key of the sentence that says what to do.
   *
   * @param today the first day on which a window may open
   */
  public Map<String, String> faults(LocalDate today) {
    Map<String, String> faults = new LinkedHashMap<>();
    LocalDate opens = day(opensOn);
    LocalDate closes = day(closesOn);
    put(faults, "opensOn", opens == null ? "window.fault.day" : opens.isBefore(today) ? "window.fault.past" : null);
    put(faults, "closesOn", closes == null ? "window.fault.day" : opens != null && closes.isBefore(opens) ? "window.fault.order" : null);
    put(faults, "admission", "inOrder".equals(admission) || "byDraw".equals(admission) ? null : "window.fault.choose");
    put(faults, "perSponsor", number(perSponsor, MOST_PER_SPONSOR) > 0 ? null : "window.fault.perSponsor");
    for (Map.Entry<String, String> cap : written().entrySet()) {
      put(faults, field(cap.getKey()), number(cap.getValue(), MOST) > 0 ? null : "window.fault.cap");
    }
    if (written().isEmpty() || written().containsKey(Pool.ALL) && written().size() > 1) {
      faults.putIfAbsent("capAll", "window.fault.caps");
    }
    String said = source == null ? "" : source.strip();
    put(faults, "source", said.isEmpty() ? "window.fault.source" : said.length() > LONGEST_SOURCE ? "window.fault.tooLong"
        : said.matches(Written.LINE) ? null : "window.fault.control");
    return faults;
  }

  /** What was entered, once nothing is wrong. */
  Read read() {
    Map<String, Integer> caps = new LinkedHashMap<>();
    written().forEach((pool, cap) -> caps.put(pool, number(cap, MOST)));
    return new Read(LocalDate.parse(String.valueOf(opensOn).strip()), LocalDate.parse(String.valueOf(closesOn).strip()), Admission.valueOf(String.valueOf(admission)),
        number(perSponsor, MOST_PER_SPONSOR), caps, String.valueOf(source).strip());
  }

  private Map<String, String> written() {
    Map<String, String> written = new LinkedHashMap<>();
    put(written, Pool.ALL, capAll);
    put(written, "R", capR);
    put(written, "RS", capRS);
    put(written, "E", capE);
    put(written, "ES", capES);
    written.values().removeIf(String::isBlank);
    return written;
  }

  private static String field(String pool) {
    return pool.equals(Pool.ALL) ? "capAll" : "cap" + pool;
  }

  private static void put(Map<String, String> map, String key, @Nullable String value) {
    if (value != null) {
      map.put(key, value);
    }
  }

  private static @Nullable LocalDate day(@Nullable String written) {
    try {
      LocalDate day = LocalDate.parse(written == null ? "" : written.strip());
      return day.isAfter(LATEST) ? null : day;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int number(@Nullable String written, int most) {
    String figures = written == null ? "" : written.strip();
    int number = figures.matches("\\d{1,6}") ? Integer.parseInt(figures) : 0;
    return number <= most ? number : 0;
  }

  /** A window whose entry is right. */
  record Read(LocalDate opensOn, LocalDate closesOn, Admission admission, int perSponsor, Map<String, Integer> caps, String source) {
  }
}
