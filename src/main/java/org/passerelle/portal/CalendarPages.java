package org.passerelle.portal;

import java.util.Locale;
import org.passerelle.handoff.dossier.ArrivalsInCalendars;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a person of an organization that receives families makes the address their own calendar reads, and withdraws it. */
@Controller
@RequestMapping("/province/calendar")
class CalendarPages {

  private static final String PAGE = "portal/province-calendar";

  private final ArrivalsInCalendars calendars;
  private final String baseUrl;

  CalendarPages(ArrivalsInCalendars calendars, @Value("${passerelle.base-url}") String baseUrl) {
    this.calendars = calendars;
    this.baseUrl = baseUrl.replaceFirst("/+$", "");
  }

  @GetMapping
  String page(Model model) {
    model.addAttribute("feed", calendars.mine().orElse(null));
    model.addAttribute("language", LocaleContextHolder.getLocale().getLanguage());
    return PAGE;
  }

  /** The address stands on the answer and nowhere else, so there is no way back to it. */
  @PostMapping(params = "do=make")
  String make(@RequestParam(defaultValue = "en") String language, Model model) {
    model.addAttribute("address",
        baseUrl + CalendarFeedPages.ADDRESS + calendars.make(language.equals("fr") ? Locale.FRENCH : Locale.ENGLISH).token() + CalendarFeedPages.ENDING);
    return page(model);
  }

  @PostMapping(params = "do=withdraw")
  String withdraw(RedirectAttributes after) {
    calendars.withdraw();
    after.addFlashAttribute("done", "feed.withdrawn.done");
    return "redirect:/province/calendar";
  }
}
