package org.passerelle.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Role;
import org.passerelle.access.SignedIn;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame around each page shows: who is signed in, the places they work in, the other language. */
@ControllerAdvice(annotations = Controller.class)
class PageFrame {

  private static final String CASES = "nav.group.cases";
  private static final String PARTNERS = "nav.group.partners";
  private static final String HOUSE = "nav.group.house";

  @ModelAttribute
  void frame(Model model, HttpServletRequest request) {
    String here = request.getRequestURI().substring(request.getContextPath().length());
    SignedIn viewer = SignedIn.current().orElse(null);
    model.addAttribute("viewer", viewer);
    model.addAttribute("here", here);
    model.addAttribute("otherLanguage", LocaleContextHolder.getLocale().getLanguage().equals("fr") ? "en" : "fr");
    List<Place> places = places(viewer);
    String nearest = places.stream().map(Place::path).filter(path -> here.equals(path) || here.startsWith(path + "/"))
        .max(Comparator.comparingInt(String::length)).orElse("");
    model.addAttribute("menu", groups(places.stream().map(place -> place.asSeenFrom(nearest)).toList()));
  }

  /** Places of one group stand together, in the order of their first; who has one place of a group alone has it without the group. */
  private static List<Group> groups(List<Place> places) {
    Map<String, List<Place>> byGroup = new LinkedHashMap<>();
    places.forEach(place -> byGroup.computeIfAbsent(place.group(), group -> new ArrayList<>()).add(place));
    return byGroup.entrySet().stream().map(group -> new Group(group.getKey(), group.getValue())).toList();
  }

  private static List<Place> places(@Nullable SignedIn viewer) {
    List<Place> places = new ArrayList<>();
    if (viewer == null) {
      return places;
    }
    if (!viewer.hasAny(Role.OFFICERS) && !viewer.has(Role.supervisor)) {
      addIf(viewer.has(Role.admin), places, "/camunda/app/admin/", "nav.admin");
    } else {
      places.add(Place.alone("/camunda/app/tasklist/", "nav.tasklist"));
    }
    addIf(viewer.has(Role.supervisor) || viewer.has(Role.analyst), places, "/camunda/app/cockpit/", "nav.cockpit");
    addIf(viewer.hasAny(Role.OFFICERS) || viewer.has(Role.supervisor), places, CASES, "/desk/cases", "nav.cases");
    addIf(viewer.hasAny(Role.READERS_OF_ROUNDS), places, CASES, "/desk/rounds", "nav.rounds");
    addIf(viewer.hasAny(Role.READERS_OF_DUPLICATES), places, CASES, "/desk/duplicates", "nav.duplicates");
    addIf(viewer.hasAny(Role.READERS_OF_CITY_PLAN), places, CASES, "/desk/city-plan", "nav.cityPlan");
    addIf(viewer.hasAny(Role.READERS_OF_UNDERTAKINGS), places, CASES, "/desk/undertakings", "nav.undertakings");
    addIf(viewer.hasAny(Role.READERS_OF_UNANNOUNCED), places, CASES, "/desk/unannounced", "nav.unannounced");
    addIf(viewer.has(Role.supervisor), places, CASES, "/desk/arrivals", "nav.arrivals");
    addIf(viewer.has(Role.supervisor), places, CASES, "/desk/first-months", "nav.firstMonths");
    addIf(viewer.hasAny(Role.READERS_OF_PARTNERS), places, PARTNERS, "/desk/partners", "nav.partners");
    addIf(viewer.hasAny(Role.READERS_OF_SPONSORS), places, PARTNERS, "/desk/sponsors", "nav.sponsors");
    addIf(viewer.hasAny(Role.READERS_OF_SPONSORSHIP_FIGURES), places, PARTNERS, "/desk/sponsorship-figures", "nav.sponsorshipFigures");
    addIf(viewer.hasAny(Role.READERS_OF_WATCHLISTS), places, PARTNERS, "/desk/watchlists", "nav.watchlists");
    addIf(viewer.hasAny(Role.READERS_OF_AUTHORIZATIONS), places, PARTNERS, "/desk/authorizations", "nav.authorizations");
    addIf(viewer.hasAny(Role.READERS_OF_PAYMENTS), places, PARTNERS, "/desk/payments", "nav.payments");
    addIf(viewer.hasAny(Role.READERS_OF_DISCLOSURES), places, PARTNERS, "/desk/disclosures/agreements", "nav.disclosureAgreements");
    addIf(viewer.hasAny(Role.READERS_OF_DISCLOSURE_REGISTER), places, HOUSE, "/desk/disclosures", "nav.disclosures");
    addIf(viewer.hasAny(Role.READERS_OF_INCIDENTS), places, HOUSE, "/desk/incidents", "nav.incidents");
    addIf(viewer.has(Role.supervisor) || viewer.has(Role.admin), places, HOUSE, "/desk/outbox", "nav.outbox");
    addIf(viewer.has(Role.auditor) || viewer.has(Role.supervisor), places, HOUSE, "/desk/audit", "nav.audit");
    addIf(viewer.has(Role.auditor), places, HOUSE, "/desk/archive", "nav.archive");
    addIf(viewer.has(Role.referralPartner), places, "/partner", "nav.partner");
    addIf(viewer.has(Role.verifier), places, "/verifier", "nav.verifier");
    addIf(viewer.has(Role.sponsor), places, "/sponsor", "nav.sponsor");
    addIf(viewer.has(Role.sponsor), places, "/sponsor/undertakings", "nav.undertakings");
    addIf(viewer.has(Role.sponsor), places, "/sponsor/arrivals", "nav.province");
    addIf(viewer.has(Role.ministry), places, "/ministry/undertakings", "nav.undertakings");
    addIf(viewer.has(Role.ministry), places, "/province/selections", "nav.selections");
    addIf(viewer.has(Role.ministry), places, "/ministry/windows", "nav.windows");
    addIf(viewer.hasAny(Role.RECEIVERS), places, "/province", "nav.province");
    addIf(viewer.hasAny(Role.RECEIVERS), places, "/province/unannounced", "nav.unannounced");
    addIf(viewer.has(Role.healthTeam), places, "/health", "nav.health");
    addIf(viewer.has(Role.admin), places, HOUSE, "/desk/people", "nav.people");
    addIf(viewer.lead(), places, "/people", "nav.people");
    return places;
  }

  private static void addIf(boolean applies, List<Place> places, String path, String key) {
    if (applies) {
      places.add(Place.alone(path, key));
    }
  }

  private static void addIf(boolean applies, List<Place> places, String group, String path, String key) {
    if (applies) {
      places.add(new Place(group, path, key, false));
    }
  }

  /**
   * Places that belong together.
   *
   * @param key of what they are called together
   */
  public record Group(String key, List<Place> places) {

    public boolean alone() {
      return places.size() == 1;
    }

    /** Whether the reader is in one of them. */
    public boolean here() {
      return places.stream().anyMatch(Place::here);
    }
  }

  /**
   * A place in the navigation.
   *
   * @param group with which it stands
   * @param here  whether the reader is in it
   */
  public record Place(String group, String path, String key, boolean here) {

    static Place alone(String path, String key) {
      return new Place(key, path, key, false);
    }

    /** @param nearest path of the place in which the reader is */
    Place asSeenFrom(String nearest) {
      return new Place(group, path, key, path.equals(nearest));
    }
  }
}
