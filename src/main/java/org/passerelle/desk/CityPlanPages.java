package org.passerelle.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Role;
import org.passerelle.handoff.destining.CityPlan;
import org.passerelle.handoff.destining.CityPlans;
import org.passerelle.handoff.destining.CityStanding;
import org.passerelle.handoff.destining.EnteringCityPlan;
import org.passerelle.partner.ChangedMeanwhile;
import org.passerelle.reference.Today;
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

/** How many persons each city plans to receive in a year and how many are destined for it; supervisors enter new figures. */
@Controller
@RequestMapping("/desk/city-plan")
class CityPlanPages {

  /** Years before and after this one that can be looked at. */
  private static final int AROUND = 5;
  private static final int MOST = 100_000;
  private static final String ONE = "/{place:[a-zA-Z]{1,40}}/{year:\\d{4}}";

  private final CityPlans plans;
  private final EnteringCityPlan entering;
  private final Today today;

  CityPlanPages(CityPlans plans, EnteringCityPlan entering, Today today) {
    this.plans = plans;
    this.entering = entering;
    this.today = today;
  }

  @GetMapping
  String list(Model model, @RequestParam(required = false) @Nullable String year) {
    int shown = year != null && year.matches("\\d{4}") ? known(Integer.parseInt(year)) : today.get().getYear();
    List<CityStanding> standings = plans.standings(shown);
    model.addAttribute("year", shown);
    model.addAttribute("years", List.of(shown - 1, shown, shown + 1).stream().filter(this::isKnown).toList());
    model.addAttribute("standings", standings);
    model.addAttribute("plan", standings.stream().mapToInt(each -> each.plan() == null ? 0 : each.plan()).sum());
    model.addAttribute("taken", standings.stream().mapToInt(CityStanding::taken).sum());
    model.addAttribute("invented", standings.stream().anyMatch(CityStanding::demonstration));
    return "desk/city-plan";
  }

  @GetMapping(ONE)
  String one(Model model, @PathVariable String place, @PathVariable int year) {
    return show(model, place, year, RegisterForm.at(0).with("after", after(place, known(year))));
  }

  @PostMapping(ONE)
  ModelAndView enter(Model model, @PathVariable String place, @PathVariable int year, @RequestParam MultiValueMap<String, String> fields,
      RedirectAttributes next) {
    find(place, known(year));
    RegisterForm form = RegisterForm.sent(fields);
    int persons = persons(form);
    String source = form.reason("source");
    if (!form.faults().isEmpty()) {
      return new ModelAndView(show(model, place, year, form), HttpStatus.UNPROCESSABLE_ENTITY);
    }
    try {
      entering.enter(place, year, form.value("after").matches("\\d{1,6}") ? Integer.parseInt(form.value("after")) : -1, persons, source);
    } catch (ChangedMeanwhile late) {
      model.addAttribute("meanwhile", true);
      return new ModelAndView(show(model, place, year, form.with("after", after(place, year))), HttpStatus.CONFLICT);
    }
    next.addFlashAttribute("done", "cityPlan.done");
    return new ModelAndView("redirect:/desk/city-plan/" + place + "/" + year);
  }

  private String show(Model model, String place, int year, RegisterForm form) {
    model.addAttribute("standing", find(place, year));
    model.addAttribute("year", year);
    model.addAttribute("rows", plans.rows(place, year));
    model.addAttribute("form", form);
    model.addAttribute("mayEnter", PairPage.has(Role.supervisor));
    return "desk/city-plan-one";
  }

  private static int persons(RegisterForm form) {
    String written = form.value("persons").strip().replaceAll("[ ,\u00a0\u202f]", "");
    if (written.matches("\\d{1,6}") && Integer.parseInt(written) <= MOST) {
      return Integer.parseInt(written);
    }
    form.add("persons", "cityPlan.fault.persons");
    return 0;
  }

  private int after(String place, int year) {
    return plans.rows(place, year).stream().findFirst().map(CityPlan::number).orElse(0);
  }

  private CityStanding find(String place, int year) {
    return plans.standing(place, year).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private int known(int year) {
    if (!isKnown(year)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return year;
  }

  private boolean isKnown(int year) {
    return Math.abs(year - today.get().getYear()) <= AROUND;
  }
}
