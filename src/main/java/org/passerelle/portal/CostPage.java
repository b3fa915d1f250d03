package org.passerelle.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.reference.Today;
import org.passerelle.sponsorship.Stream;
import org.passerelle.sponsorship.eligibility.CostCalculator;
import org.passerelle.sponsorship.eligibility.CostCalculator.Question;
import org.passerelle.sponsorship.eligibility.InKind;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The calculator of what a sponsor must show, as staff and sponsors fill it in. Nothing of it is kept. */
@Component
public class CostPage {

  private static final List<Stream> STREAMS = List.of(Stream.namedSponsor, Stream.blended, Stream.jointAssistance, Stream.quebecCollective);

  private final CostCalculator calculator;
  private final Today today;

  CostPage(CostCalculator calculator, Today today) {
    this.calculator = calculator;
    this.today = today;
  }

  /**
   * What was typed, as it was typed.
   *
   * @param adults null when the page was just opened
   */
  public record Typed(@Nullable String adults, @Nullable String children, @Nullable String diets, @Nullable String stream, @Nullable String day) {
  }

  /**
   * Shows the page, as refused when a field cannot be read.
   *
   * @param usual     the stream to begin with
   * @param back      the page to go back to
   * @param backWords key of what that is called
   */
  public String show(Model model, Typed typed, Stream usual, String back, String backWords, HttpServletResponse response) {
    model.addAttribute("back", back);
    model.addAttribute("backWords", backWords);
    if (!fill(model, typed, usual)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    }
    return "portal/sponsor-cost";
  }

  private boolean fill(Model model, Typed typed, Stream usual) {
    Map<String, String> faults = new LinkedHashMap<>();
    model.addAttribute("streams", STREAMS);
    model.addAttribute("kinds", InKind.values());
    model.addAttribute("faults", faults);
    Stream stream = STREAMS.stream().filter(each -> each.name().equals(typed.stream)).findFirst().orElse(usual);
    model.addAttribute("typed", typed.adults == null ? new Typed("2", "2", "0", stream.name(), today.get().toString()) : typed);
    model.addAttribute("most", CostCalculator.LARGEST);
    if (typed.adults == null) {
      return true;
    }
    Question question = new Question(count("adults", typed.adults, faults), count("children", typed.children, faults),
        count("diets", typed.diets, faults), stream, day(typed.day, faults));
    if (faults.isEmpty() && (question.persons() < 1 || question.persons() > CostCalculator.LARGEST)) {
      faults.put("adults", "cost.fault.persons");
    } else if (faults.isEmpty() && question.diets() > question.persons()) {
      faults.put("diets", "cost.fault.diets");
    }
    model.addAttribute("answer", faults.isEmpty() ? calculator.answer(question) : null);
    return faults.isEmpty();
  }

  private static int count(String field, @Nullable String typed, Map<String, String> faults) {
    String written = typed == null ? "" : typed.strip();
    if (written.isEmpty() || !written.matches("\\d{1,2}") || Integer.parseInt(written) > CostCalculator.LARGEST) {
      faults.put(field, "cost.fault.number");
      return 0;
    }
    return Integer.parseInt(written);
  }

  private LocalDate day(@Nullable String typed, Map<String, String> faults) {
    try {
      LocalDate day = typed == null || typed.isBlank() ? today.get() : LocalDate.parse(typed.strip());
      if (day.getYear() >= 2000 && day.getYear() < 2200) {
        return day;
      }
    } catch (DateTimeParseException e) {
      // said below, as for a day of another century
    }
    faults.put("day", "cost.fault.day");
    return today.get();
  }
}
