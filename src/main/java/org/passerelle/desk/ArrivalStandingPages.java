package org.passerelle.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.handoff.NoticeRecipients;
import org.passerelle.handoff.NoticeRecipients.Overdue;
import org.passerelle.handoff.standings.ArrivalFigures;
import org.passerelle.reference.Places;
import org.passerelle.reference.Today;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What supervisors see of arrivals: each province against the plan, notices without a receipt, the coming two weeks, families that did not come. */
@Controller
@RequestMapping("/desk/arrivals")
class ArrivalStandingPages {

  private final ArrivalStandings standings;
  private final ArrivalFigures figures;
  private final NoticeRecipients recipients;
  private final Today today;

  ArrivalStandingPages(ArrivalStandings standings, ArrivalFigures figures, NoticeRecipients recipients, Today today) {
    this.standings = standings;
    this.figures = figures;
    this.recipients = recipients;
    this.today = today;
  }

  @GetMapping
  String show(Model model, @RequestParam(required = false) @Nullable String year) {
    int shown = year(model, year);
    ArrivalStandings.Year arrivals = standings.of(shown, LocaleContextHolder.getLocale());
    model.addAttribute("arrivals", arrivals);
    model.addAttribute("standings", arrivals.standings());
    model.addAttribute("all", arrivals.all());
    receipts(model, null);
    model.addAttribute("days", figures.comingDays());
    model.addAttribute("missing", figures.missing());
    return "desk/arrivals";
  }

  /** The cities of one province. */
  @GetMapping("/{province:[A-Z]{2}}")
  String province(Model model, @PathVariable String province, @RequestParam(required = false) @Nullable String year) {
    int shown = year(model, year);
    ArrivalStandings.Province found = standings.of(shown, LocaleContextHolder.getLocale()).provinces().stream()
        .filter(each -> each.standing().code().equals(province)).findFirst().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("standings", found.cities());
    model.addAttribute("all", found.standing());
    model.addAttribute("planned", !province.equals(Places.QUEBEC));
    return "desk/arrivals-province";
  }

  /** The notices without a receipt, page by page. */
  @GetMapping("/receipts")
  String receipts(Model model, @RequestParam(required = false) @Nullable String after) {
    List<Overdue> found = recipients.overdue(after);
    List<Overdue> rows = found.subList(0, Math.min(found.size(), NoticeRecipients.PAGE));
    model.addAttribute("receipts", rows);
    model.addAttribute("fromFirst", after == null);
    model.addAttribute("next", found.size() > rows.size() ? rows.get(rows.size() - 1).key() : null);
    model.addAttribute("language", LocaleContextHolder.getLocale().getLanguage());
    return "desk/arrivals-receipts";
  }

  /** This year, unless the last or the next is asked for. */
  private int year(Model model, @Nullable String asked) {
    int now = today.get().getYear();
    int shown = asked != null && asked.matches("\\d{4}") ? Integer.parseInt(asked) : now;
    if (Math.abs(shown - now) > 1) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    model.addAttribute("year", shown);
    model.addAttribute("years", List.of(now - 1, now, now + 1));
    return shown;
  }
}
