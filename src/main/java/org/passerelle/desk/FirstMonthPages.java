package org.passerelle.desk;

import org.passerelle.handoff.aftercare.FirstMonths;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What supervisors see of families' first months: assessments within 90 days, and what is overdue. */
@Controller
class FirstMonthPages {

  private final FirstMonths months;

  FirstMonthPages(FirstMonths months) {
    this.months = months;
  }

  @GetMapping("/desk/first-months")
  String show(Model model) {
    model.addAttribute("assessed", months.assessed());
    model.addAttribute("overdue", months.overdue());
    model.addAttribute("language", LocaleContextHolder.getLocale().getLanguage());
    return "desk/first-months";
  }
}
