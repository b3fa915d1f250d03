package org.passerelle.portal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.partner.Refusals.Reason;
import org.passerelle.sponsorship.Room;
import org.passerelle.sponsorship.Sponsor.Takes;
import org.passerelle.sponsorship.register.Profile;
import org.passerelle.sponsorship.register.Profile.Ties;
import org.passerelle.sponsorship.register.Profile.Wishes;
import org.passerelle.sponsorship.register.StoredProfile;

/** A sponsor's profile as a form on a page: what was entered, what is wrong beside each field, and what somebody else stored meanwhile. */
public final class ProfileForm {

  /** Languages to choose from; those on file stand beside them. */
  private static final List<String> LANGUAGES = List.of("en", "fr", "ar", "prs", "pus", "fas", "haz", "ckb", "kmr", "rhg", "som", "swa", "tir", "tr", "uk",
      "uzb", "es");

  private static final List<String> SEVERAL = List.of("takes", "languages", "tieNationalities", "tieCommunities", "tieKin", "wishLanguages",
      "wishCountries", "wishWelcomes");
  private static final String WAS = "was.";
  private static final String LIST = ", ";
  private static final int PICKS = 3;
  private static final int MOST_PICKS = 20;

  private final Map<String, List<String>> values;
  private final List<Reason> faults = new ArrayList<>();
  private final Map<String, String> stored = new LinkedHashMap<>();

  private ProfileForm(Map<String, List<String>> values) {
    this.values = new LinkedHashMap<>(values);
  }

  /** The form filled in with what is on file. */
  public static ProfileForm of(StoredProfile onFile) {
    ProfileForm form = new ProfileForm(Map.of());
    form.values.put("version", List.of(String.valueOf(onFile.version())));
    onFile.profile().byField().forEach((field, value) -> {
      form.values.put(field, split(field, value));
      form.values.put(WAS + field, List.of(value == null ? "" : value));
    });
    return form;
  }

  /** What a browser sent. */
  public static ProfileForm sent(Map<String, List<String>> fields) {
    return new ProfileForm(fields);
  }

  /** The version from which the change started; 0, which none has, when it is missing. */
  public int version() {
    return value("version").matches("\\d{1,9}") ? Integer.parseInt(value("version")) : 0;
  }

  /**
   * Reads the profile. There is none to be used while the form has faults.
   *
   * @param countries codes of all countries
   * @param places    codes of all places
   */
  public Profile profile(Collection<String> countries, Collection<String> places) {
    Room room = new Room(number("families", 0, Profile.MOST), number("persons", 0, Profile.MOST), number("children", 0, Profile.MOST),
        number("specialNeeds", 0, Profile.MOST));
    int largest = number("largestHousehold", 1, Profile.LARGEST_HOUSEHOLD);
    List<String> languages = several("languages", languages());
    if (languages.isEmpty() && !wrong("languages")) {
      faults.add(new Reason("languages", "organization.fault.chooseSome", ""));
    }
    Set<Takes> takes = several("takes", Arrays.stream(Takes.values()).map(Takes::name).toList()).stream().filter(code -> !wrong("takes"))
        .map(Takes::valueOf).collect(Collectors.toSet());
    Ties ties = new Ties(several("tieNationalities", countries), several("tieCommunities", Ties.COMMUNITIES), several("tieKin", places));
    Wishes wishes = new Wishes(several("wishLanguages", languages()), several("wishCountries", countries), numberOrNone("wishSmallest"),
        numberOrNone("wishLargest"), several("wishWelcomes", Wishes.WELCOMES));
    return new Profile(languages, room, largest, takes, ties, wishes);
  }

  /** Notes reasons for which the profile was refused. */
  public void add(List<Reason> reasons) {
    faults.addAll(reasons);
  }

  /** Somebody changed the profile meanwhile: what was not touched here follows; where both changed a field, both stand on the page. */
  public void meet(StoredProfile now) {
    values.put("version", List.of(String.valueOf(now.version())));
    now.profile().byField().forEach((field, value) -> {
      String theirs = value == null ? "" : value;
      String mine = all(field).stream().sorted().collect(Collectors.joining(LIST));
      if (mine.equals(value(WAS + field))) {
        values.put(field, split(field, value));
      } else if (!mine.equals(theirs) && !theirs.equals(value(WAS + field))) {
        stored.put(field, theirs);
      }
      values.put(WAS + field, List.of(theirs));
    });
  }

  public List<Reason> faults() {
    return faults;
  }

  public boolean wrong(String field) {
    return faults.stream().anyMatch(fault -> fault.field().equals(field));
  }

  public List<Reason> faultsOf(String field) {
    return faults.stream().filter(fault -> fault.field().equals(field)).toList();
  }

  /** What somebody else stored in that field meanwhile, as codes; null when nobody did. */
  public @Nullable List<String> storedNow(String field) {
    String now = stored.get(field);
    return now == null ? null : split(field, now);
  }

  public boolean conflicting() {
    return !stored.isEmpty();
  }

  public String value(String field) {
    List<String> all = values.getOrDefault(field, List.of());
    return all.isEmpty() ? "" : all.get(0).strip();
  }

  public boolean has(String field, String value) {
    return values.getOrDefault(field, List.of()).contains(value);
  }

  /** What is chosen in a field of several, with blanks behind it to choose more. */
  public List<String> picks(String field) {
    List<String> chosen = all(field);
    int shown = Math.max(PICKS, Math.min(chosen.size() + 1, MOST_PICKS));
    return Stream.concat(chosen.stream(), Stream.generate(() -> "").limit(Math.max(0, shown - chosen.size()))).toList();
  }

  /** Languages to choose from. */
  public List<String> languages() {
    Set<String> codes = new LinkedHashSet<>(LANGUAGES);
    Stream.of("languages", "wishLanguages").flatMap(field -> split(field, value(WAS + field)).stream()).filter(code -> code.matches("[a-z]{2,3}"))
        .forEach(codes::add);
    return List.copyOf(codes);
  }

  /** Fields that remember what was stored when the form was opened. */
  public Map<String, String> remembered() {
    Map<String, String> all = new LinkedHashMap<>();
    values.keySet().stream().filter(field -> field.startsWith(WAS)).forEach(field -> all.put(field, value(field)));
    return all;
  }

  private List<String> all(String field) {
    return values.getOrDefault(field, List.of()).stream().map(String::strip).filter(value -> !value.isEmpty()).distinct().toList();
  }

  private List<String> several(String field, Collection<String> codes) {
    List<String> chosen = all(field);
    if (!codes.containsAll(chosen) || chosen.size() > MOST_PICKS) {
      faults.add(new Reason(field, "organization.fault.choose", ""));
    }
    return chosen;
  }

  private int number(String field, int least, int most) {
    String written = value(field);
    if (written.matches("\\d{1,6}") && Integer.parseInt(written) >= least && Integer.parseInt(written) <= most) {
      return Integer.parseInt(written);
    }
    faults.add(new Reason(field, least == 0 ? "sponsor.fault.numberFromZero" : "sponsor.fault.numberFromOne", String.valueOf(most)));
    return least;
  }

  private @Nullable Integer numberOrNone(String field) {
    return value(field).isEmpty() ? null : Integer.valueOf(number(field, 1, Profile.LARGEST_HOUSEHOLD));
  }

  private static List<String> split(String field, @Nullable String value) {
    return value == null || value.isEmpty() ? List.of() : SEVERAL.contains(field) ? List.of(value.split(LIST)) : List.of(value);
  }
}
