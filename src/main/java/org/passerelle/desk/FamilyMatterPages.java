package org.passerelle.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.passerelle.access.Audit;
import org.passerelle.access.Role;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.reference.Place;
import org.passerelle.reference.Places;
import org.passerelle.sponsorship.round.FamilyMatters;
import org.passerelle.sponsorship.round.FamilyMatters.Kind;
import org.passerelle.sponsorship.round.FamilyMatters.Wish;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where in Canada a family knows somebody and where it would like to live, which a matching officer writes down. */
@Controller
@RequestMapping("/desk/cases/{number}/matching")
class FamilyMatterPages {

  private static final List<String> KINDS = Arrays.stream(Kind.values()).map(Enum::name).toList();
  private static final List<String> WISHES = Arrays.stream(Wish.values()).map(Enum::name).toList();

  private final CaseFiles files;
  private final FamilyMatters matters;
  private final Places places;
  private final Audit audit;

  FamilyMatterPages(CaseFiles files, FamilyMatters matters, Places places, Audit audit) {
    this.files = files;
    this.matters = matters;
    this.places = places;
    this.audit = audit;
  }

  @GetMapping
  String show(Model model, @PathVariable String number) {
    return fill(model, find(number), RegisterForm.at(0));
  }

  @PostMapping("/ties")
  ModelAndView tie(Model model, @PathVariable String number, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes next) {
    CaseFile file = find(number);
    RegisterForm form = RegisterForm.sent(fields);
    String place = place(form, "place");
    if (!KINDS.contains(form.value("kind"))) {
      form.add("kind", "matching.choose.kind");
    }
    if (!form.faults().isEmpty()) {
      return new ModelAndView(fill(model, file, form), HttpStatus.UNPROCESSABLE_ENTITY);
    }
    matters.addTie(file, place, Kind.valueOf(form.value("kind")), form.value("confirmed").equals("yes"));
    return done(number, "matching.done.added", next);
  }

  @PostMapping("/wishes")
  ModelAndView wish(Model model, @PathVariable String number, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes next) {
    CaseFile file = find(number);
    RegisterForm form = RegisterForm.sent(fields);
    String place = place(form, "wishPlace");
    if (!WISHES.contains(form.value("wish"))) {
      form.add("wish", "matching.choose.wish");
    }
    if (!form.faults().isEmpty()) {
      return new ModelAndView(fill(model, file, form), HttpStatus.UNPROCESSABLE_ENTITY);
    }
    matters.addWish(file, place, Wish.valueOf(form.value("wish")));
    return done(number, "matching.done.added", next);
  }

  @PostMapping("/{id}/removal")
  ModelAndView remove(@PathVariable String number, @PathVariable UUID id, RedirectAttributes next) {
    if (!matters.remove(find(number), id)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return done(number, "matching.done.removed", next);
  }

  private String place(RegisterForm form, String field) {
    String place = form.value(field);
    if (place.length() > 40 || places.find(place).isEmpty()) {
      form.add(field, "matching.choose");
    }
    return place;
  }

  private String fill(Model model, CaseFile file, RegisterForm form) {
    audit.record("readTiesAndWishes", file.number(), null);
    List<Place> outside = places.outsideQuebec();
    model.addAllAttributes(Map.of("file", file, "ties", matters.ties(file.id()), "wishes", matters.wishes(file.id()), "relatives",
        matters.relativesInCanada(file.id()), "cities", outside, "kinds", KINDS, "wishCodes", WISHES, "form", form,
        "mayWrite", PairPage.has(Role.matchingOfficer) && file.open(), "mayOpenFile", SignedIn.isAny(Role.OFFICERS) || PairPage.has(Role.supervisor)));
    return "desk/case-matching";
  }

  private static ModelAndView done(String number, String message, RedirectAttributes next) {
    next.addFlashAttribute("done", message);
    return new ModelAndView("redirect:/desk/cases/" + number + "/matching");
  }

  private CaseFile find(String number) {
    return files.byNumber(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
