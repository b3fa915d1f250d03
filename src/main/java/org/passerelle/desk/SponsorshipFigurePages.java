package org.passerelle.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Role;
import org.passerelle.access.SignedIn;
import org.passerelle.partner.ChangedMeanwhile;
import org.passerelle.partner.Refusals;
import org.passerelle.portal.CostPage;
import org.passerelle.portal.CostPage.Typed;
import org.passerelle.reference.Today;
import org.passerelle.sponsorship.Stream;
import org.passerelle.sponsorship.eligibility.EditionDraft;
import org.passerelle.sponsorship.eligibility.FigureEditions;
import org.passerelle.sponsorship.eligibility.FigureEntry;
import org.passerelle.sponsorship.eligibility.FigureTable;
import org.passerelle.sponsorship.eligibility.FigureTable.Cell;
import org.passerelle.sponsorship.eligibility.FiguresOnFile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The figures by which it is judged what a sponsor must show: read by supervisors and matching officers, entered by supervisors. */
@Controller
@RequestMapping("/desk/sponsorship-figures")
class SponsorshipFigurePages {

  private static final String HOME = "/desk/sponsorship-figures";
  private static final String NEW = "/new/{table:settlementCost|annexB|annexD}";

  /** A whole number of dollars, with or without signs between thousands. */
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,7}|\\d{1,3}([ ,\u00a0\u202f]\\d{3}){1,2}");

  private final FiguresOnFile onFile;
  private final FigureEditions editions;
  private final FigureEntry entry;
  private final CostPage cost;
  private final Today today;

  SponsorshipFigurePages(FiguresOnFile onFile, FigureEditions editions, FigureEntry entry, CostPage cost, Today today) {
    this.onFile = onFile;
    this.editions = editions;
    this.entry = entry;
    this.cost = cost;
    this.today = today;
  }

  @GetMapping
  String list(Model model) {
    model.addAttribute("tables", onFile.tables());
    model.addAttribute("sharing", onFile.sharing());
    model.addAttribute("mayEnter", SignedIn.current().filter(reader -> reader.has(Role.supervisor)).isPresent());
    return "desk/sponsorship-figures";
  }

  @GetMapping("/{id:\\d{1,9}}")
  String one(Model model, @PathVariable long id) {
    model.addAttribute("edition", editions.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    return "desk/sponsorship-figures-edition";
  }

  @GetMapping("/cost")
  String calculator(Model model, @ModelAttribute Typed asked, HttpServletResponse response) {
    return cost.show(model, asked, Stream.namedSponsor, HOME, "figures.back", response);
  }

  @GetMapping(NEW)
  String blank(Model model, @PathVariable FigureTable table) {
    return show(model, table, RegisterForm.at(0).with("follows", editions.newest(table)).with("effectiveFrom", today.get()));
  }

  @PostMapping(NEW)
  String enter(Model model, @PathVariable FigureTable table, @RequestParam MultiValueMap<String, String> fields, HttpServletResponse response,
      RedirectAttributes next) {
    RegisterForm form = RegisterForm.sent(fields);
    LocalDate from = form.day("effectiveFrom");
    String source = form.reason("source");
    Map<Cell, Integer> figures = figures(table, form);
    if (form.faults().isEmpty()) {
      try {
        entry.enter(new EditionDraft(table, from, source, figures), follows(form));
        next.addFlashAttribute("done", "figures.entered");
        return "redirect:" + HOME;
      } catch (Refusals refused) {
        refused.reasons().forEach(form::add);
      } catch (ChangedMeanwhile late) {
        form.with("follows", editions.newest(table));
        model.addAttribute("meanwhile", true);
        response.setStatus(HttpStatus.CONFLICT.value());
        return show(model, table, form);
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return show(model, table, form);
  }

  private static String show(Model model, FigureTable table, RegisterForm form) {
    model.addAttribute("table", table);
    model.addAttribute("form", form);
    model.addAttribute("cells", table.cells().stream().collect(Collectors.toMap(Cell::field, Function.identity())));
    return "desk/sponsorship-figures-form";
  }

  private static Map<Cell, Integer> figures(FigureTable table, RegisterForm form) {
    Map<Cell, Integer> figures = new HashMap<>();
    for (Cell cell : table.cells()) {
      String typed = form.value(cell.field()).strip();
      if (AMOUNT.matcher(typed).matches()) {
        figures.put(cell, Integer.valueOf(typed.replaceAll("\\D", "")));
      } else {
        form.add(cell.field(), "figures.fault.amount");
      }
    }
    return figures;
  }

  private static @Nullable Long follows(RegisterForm form) {
    String follows = form.value("follows");
    return follows.matches("\\d{1,18}") ? Long.valueOf(follows) : null;
  }
}
