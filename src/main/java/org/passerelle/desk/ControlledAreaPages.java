package org.passerelle.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.desk.AuthorizationPage.Sheet;
import org.passerelle.pages.CodeNames;
import org.passerelle.partner.authorization.ControlledArea;
import org.passerelle.partner.authorization.ControlledAreaChanges;
import org.passerelle.partner.authorization.ControlledAreas;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a listed group is in control; compliance officers say so. */
@Controller
@RequestMapping("/desk/authorizations/areas")
class ControlledAreaPages {

  private static final String END = "/{id:[0-9a-f-]{36}}/end";
  private static final int LONGEST_REGION = 100;

  private final ControlledAreas areas;
  private final ControlledAreaChanges changes;
  private final AuthorizationPage page;
  private final CodeNames names;
  private final Audit audit;

  ControlledAreaPages(ControlledAreas areas, ControlledAreaChanges changes, AuthorizationPage page, CodeNames names, Audit audit) {
    this.areas = areas;
    this.changes = changes;
    this.page = page;
    this.names = names;
    this.audit = audit;
  }

  @GetMapping
  String list(Model model, @RequestParam(required = false) @Nullable UUID after) {
    List<ControlledArea> found = areas.page(after);
    audit.record("readControlledAreas", AuthorizationPage.AREAS, null);
    model.addAttribute("areas", found.subList(0, Math.min(found.size(), ControlledAreas.PAGE)));
    model.addAttribute("next", found.size() > ControlledAreas.PAGE ? found.get(ControlledAreas.PAGE - 1).id() : null);
    model.addAttribute("today", page.today());
    model.addAttribute("mayChange", AuthorizationPages.mayChange());
    return "desk/controlled-areas";
  }

  @GetMapping("/new")
  String blank(Model model) {
    return page.show(model, Sheet.of("area"), RegisterForm.at(0).with("fromDay", page.today()));
  }

  @PostMapping("/new")
  String enter(Model model, @RequestParam MultiValueMap<String, String> fields, HttpServletResponse response, RedirectAttributes next) {
    RegisterForm form = RegisterForm.sent(fields);
    String country = form.oneOf("country", names.countries());
    String region = form.lineOrNone("region", LONGEST_REGION);
    String group = form.line("listedGroup", RegisterForm.LONGEST_LINE);
    LocalDate from = form.day("fromDay");
    String source = form.reason("source");
    return page.attempt(model, response, next, Sheet.of("area"), form, () -> {
      changes.enter(country, region, group, from, source);
      return null;
    });
  }

  @GetMapping(END)
  String end(Model model, @PathVariable UUID id) {
    return page.show(model, new Sheet("areaEnd", null, null, open(id)), RegisterForm.at(0).with("lastDay", page.today()));
  }

  @PostMapping(END)
  String end(Model model, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, HttpServletResponse response,
      RedirectAttributes next) {
    ControlledArea area = open(id);
    RegisterForm form = RegisterForm.sent(fields);
    LocalDate lastDay = form.day("lastDay");
    String reason = form.reason("reason");
    return page.attempt(model, response, next, new Sheet("areaEnd", null, null, area), form, () -> {
      changes.end(area, lastDay, reason);
      return null;
    });
  }

  private ControlledArea open(UUID id) {
    return areas.find(id).filter(each -> each.lastDay() == null).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
