package org.passerelle.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

  @ModelAttribute
  void frame(Model model, HttpServletRequest request) {
    String here = request.getRequestURI().substring(request.getContextPath().length());
    SignedIn viewer = SignedIn.current().orElse(null);
    model.addAttribute("viewer", viewer);
    model.addAttribute("here", here);
    model.addAttribute("otherLanguage", LocaleContextHolder.getLocale().getLanguage().equals("fr") ? "en" : "fr");
    model.addAttribute("places", places(viewer).stream().map(place -> place.asSeenFrom(here)).toList());
  }

  private static List<Place> places(@Nullable SignedIn viewer) {
    List<Place> places = new ArrayList<>();
    if (viewer == null) {
      return places;
    }
    if (!viewer.hasAny(Role.OFFICERS) && !viewer.has(Role.supervisor)) {
      addIf(viewer.has(Role.admin), places, "/camunda/app/admin/", "nav.admin");
    } else {
      places.add(new Place("/camunda/app/tasklist/", "nav.tasklist", false));
    }
    addIf(viewer.has(Role.supervisor) || viewer.has(Role.analyst), places, "/camunda/app/cockpit/", "nav.cockpit");
    addIf(viewer.hasAny(Role.OFFICERS) || viewer.has(Role.supervisor), places, "/desk/cases", "nav.cases");
    addIf(viewer.hasAny(Role.READERS_OF_ROUNDS), places, "/desk/rounds", "nav.rounds");
    addIf(viewer.hasAny(Role.READERS_OF_DUPLICATES), places, "/desk/duplicates", "nav.duplicates");
    addIf(viewer.hasAny(Role.READERS_OF_PARTNERS), places, "/desk/partners", "nav.partners");
    addIf(viewer.hasAny(Role.READERS_OF_WATCHLISTS), places, "/desk/watchlists", "nav.watchlists");
    addIf(viewer.hasAny(Role.READERS_OF_AUTHORIZATIONS), places, "/desk/authorizations", "nav.authorizations");
    addIf(viewer.hasAny(Role.READERS_OF_PAYMENTS), places, "/desk/payments", "nav.payments");
    addIf(viewer.has(Role.supervisor) || viewer.has(Role.admin), places, "/desk/outbox", "nav.outbox");
    addIf(viewer.has(Role.auditor) || viewer.has(Role.supervisor), places, "/desk/audit", "nav.audit");
    addIf(viewer.has(Role.referralPartner), places, "/partner", "nav.partner");
    addIf(viewer.has(Role.verifier), places, "/verifier", "nav.verifier");
    addIf(viewer.has(Role.sponsor), places, "/sponsor", "nav.sponsor");
    addIf(viewer.has(Role.ministry), places, "/province/selections", "nav.selections");
    addIf(viewer.has(Role.province) || viewer.has(Role.ministry), places, "/province", "nav.province");
    addIf(viewer.has(Role.admin), places, "/desk/people", "nav.people");
    addIf(viewer.lead(), places, "/people", "nav.people");
    return places;
  }

  private static void addIf(boolean applies, List<Place> places, String path, String key) {
    if (applies) {
      places.add(new Place(path, key, false));
    }
  }

  /**
   * A place in the navigation.
   *
   * @param here whether the reader is in it
   */
  public record Place(String path, String key, boolean here) {

    Place asSeenFrom(String current) {
      return new Place(path, key, current.equals(path)
          || current.startsWith(path + "/") && current.startsWith("/province/selections") == path.equals("/province/selections"));
    }
  }
}
