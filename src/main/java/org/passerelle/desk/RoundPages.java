package org.passerelle.desk;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Role;
import org.passerelle.access.SignedIn;
import org.passerelle.engine.WrongField;
import org.passerelle.sponsorship.round.BeginningRounds;
import org.passerelle.sponsorship.round.GivingUpRounds;
import org.passerelle.sponsorship.round.MatchingRound;
import org.passerelle.sponsorship.round.Overrides;
import org.passerelle.sponsorship.round.PlacedFamily;
import org.passerelle.sponsorship.round.ReadingRounds;
import org.passerelle.sponsorship.round.ReadingRounds.OneFamily;
import org.passerelle.sponsorship.round.ReadingRounds.Opened;
import org.passerelle.sponsorship.round.ReadingRounds.Shown;
import org.passerelle.sponsorship.round.ReviewingPlan;
import org.springframework.context.i18n.LocaleContextHolder;
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

/** Matching rounds: their list, a plan with its reasons, and where an officer chooses otherwise. The decision on a plan is taken in Tasklist. */
@Controller
@RequestMapping("/desk/rounds")
class RoundPages {

  private static final String NUMBER = "{number:R-\\d{4}-\\d{4,9}}";
  private static final String NOBODY = "nobody";

  private final ReadingRounds rounds;
  private final BeginningRounds beginning;
  private final ReviewingPlan reviewing;
  private final GivingUpRounds givingUp;
  private final RoundWords words;

  RoundPages(ReadingRounds rounds, BeginningRounds beginning, ReviewingPlan reviewing, GivingUpRounds givingUp, RoundWords words) {
    this.rounds = rounds;
    this.beginning = beginning;
    this.reviewing = reviewing;
    this.givingUp = givingUp;
    this.words = words;
  }

  @GetMapping
  String list(Model model, @RequestParam(required = false) @Nullable String after) {
    List<MatchingRound> found = rounds.page(after);
    model.addAttribute("rounds", found.subList(0, Math.min(found.size(), ReadingRounds.PAGE)));
    model.addAttribute("next", found.size() > ReadingRounds.PAGE ? found.get(ReadingRounds.PAGE - 1).number() : null);
    Optional<MatchingRound> underWay = rounds.underWay();
    model.addAttribute("underWay", underWay.map(MatchingRound::number).orElse(null));
    model.addAttribute("stuck", underWay.filter(givingUp::stuck).isPresent());
    model.addAttribute("mayBegin", mayReview());
    return "desk/rounds";
  }

  @PostMapping
  String begin(RedirectAttributes next) {
    return beginning.begin().map(round -> {
      next.addFlashAttribute("done", "round.done.begun");
      return "redirect:/desk/rounds/" + round.number();
    }).orElse("redirect:/desk/rounds");
  }

  /** @param framed present when the page stands within a task in Tasklist */
  @GetMapping("/" + NUMBER)
  String round(Model model, @PathVariable String number, @RequestParam(required = false) @Nullable String show,
      @RequestParam(defaultValue = "0") String from, @RequestParam(required = false) @Nullable String framed) {
    return fill(model, number, show, start(from), framed != null, RegisterForm.at(0));
  }

  @PostMapping("/" + NUMBER + "/giving-up")
  ModelAndView giveUp(Model model, @PathVariable String number, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes next) {
    MatchingRound round = rounds.find(number).orElseThrow(RoundPages::nowhere);
    RegisterForm form = RegisterForm.sent(fields);
    String reason = form.reason("reason");
    if (form.faults().isEmpty()) {
      try {
        givingUp.giveUp(round.id(), reason);
        next.addFlashAttribute("done", "round.giveUp.done");
        return new ModelAndView("redirect:/desk/rounds/" + number);
      } catch (WrongField wrong) {
        model.addAttribute("refused", words.sentence(wrong.messageKey()));
      }
    }
    return new ModelAndView(fill(model, number, null, 0, false, form), HttpStatus.UNPROCESSABLE_ENTITY);
  }

  /** @param from how many of the sponsors that are ruled out stand on pages before */
  @GetMapping("/" + NUMBER + "/families/{caseNumber}")
  String family(Model model, @PathVariable String number, @PathVariable String caseNumber, @RequestParam(defaultValue = "0") String from,
      @RequestParam(required = false) @Nullable String framed) {
    return fill(model, find(number, caseNumber, start(from)), start(from), RegisterForm.at(0), framed);
  }

  @PostMapping("/" + NUMBER + "/families/{caseNumber}")
  ModelAndView choose(Model model, @PathVariable String number, @PathVariable String caseNumber, @RequestParam MultiValueMap<String, String> fields,
      @RequestParam(required = false) @Nullable String framed, RedirectAttributes next) {
    OneFamily one = find(number, caseNumber, 0);
    RegisterForm form = RegisterForm.sent(fields);
    String reason = form.reason("reason");
    String chosen = form.value("sponsor");
    Integer sponsor = one.sponsors().stream().filter(each -> each.code().equals(chosen)).findFirst().map(each -> each.position()).orElse(null);
    if (sponsor == null && !chosen.equals(NOBODY)) {
      form.add("sponsor", "round.choose.pick");
    }
    String refused = null;
    if (form.faults().isEmpty()) {
      try {
        reviewing.override(one.round().id(), caseNumber, sponsor, reason);
        next.addFlashAttribute("done", "round.choose.done");
        return new ModelAndView("redirect:/desk/rounds/" + number + "/families/" + caseNumber + (framed == null ? "" : "?framed"));
      } catch (WrongField wrong) {
        refused = words.sentence(wrong.messageKey(), wrong.arguments());
      }
    }
    model.addAttribute("refused", refused);
    return new ModelAndView(fill(model, one, 0, form, framed), HttpStatus.UNPROCESSABLE_ENTITY);
  }

  @GetMapping("/overrides")
  String overrides(Model model, @RequestParam(required = false) @Nullable Long before) {
    List<Overrides.Override> found = rounds.overrides(before);
    model.addAttribute("rows", found.subList(0, Math.min(found.size(), ReadingRounds.PAGE)));
    model.addAttribute("next", found.size() > ReadingRounds.PAGE ? found.get(ReadingRounds.PAGE - 1).id() : null);
    model.addAttribute("became", words.became(rounds.became()));
    model.addAttribute("words", words);
    model.addAttribute("language", language());
    return "desk/round-overrides";
  }

  private String fill(Model model, String number, @Nullable String show, int from, boolean framed, RegisterForm form) {
    Shown shown = Arrays.stream(Shown.values()).filter(each -> each.name().equals(show)).findFirst().orElse(Shown.all);
    Opened opened = rounds.open(number, shown, from).orElseThrow(RoundPages::nowhere);
    List<PlacedFamily> families = opened.families().subList(0, Math.min(opened.families().size(), ReadingRounds.PAGE));
    boolean stuck = givingUp.stuck(opened.round());
    model.addAllAttributes(Map.of("round", opened.round(), "totals", opened.totals(), "show", shown.name(), "shows", Shown.values(), "words", words,
        "sponsors", opened.sponsors(), "groups", opened.groups(), "loads", opened.loads(), "framed", framed, "language", language()));
    model.addAttribute("rows", opened.round().policy() == null ? List.of()
        : families.stream().map(family -> words.row(opened.round(), family, opened.sponsors())).toList());
    model.addAttribute("limits", opened.limits());
    model.addAttribute("next", opened.families().size() > ReadingRounds.PAGE ? opened.families().get(ReadingRounds.PAGE).position() : null);
    model.addAttribute("mayChange", mayReview() && opened.round().state() == MatchingRound.State.planned);
    model.addAttribute("mayOpenFile", SignedIn.isAny(Role.OFFICERS) || PairPage.has(Role.supervisor));
    model.addAttribute("gap", gap(opened.round()));
    model.addAttribute("stuck", stuck);
    model.addAttribute("mayGiveUp", stuck && mayReview() && !framed);
    model.addAttribute("form", form);
    return "desk/round";
  }

  private String fill(Model model, OneFamily one, int from, RegisterForm form, @Nullable String framed) {
    model.addAttribute("round", one.round());
    model.addAttribute("family", one.family());
    model.addAttribute("row", words.row(one.round(), one.family(), one.sponsors()));
    model.addAttribute("choices", one.family().allowed().stream().map(position -> words.choice(one.round(), one.family(), one.sponsors().get(position)))
        .sorted(Comparator.comparing(RoundWords.Choice::points).reversed()).limit(60).toList());
    model.addAttribute("overrides", one.overrides());
    model.addAttribute("sponsors", one.sponsors());
    model.addAttribute("ruledOut", one.ruledOut().subList(0, Math.min(one.ruledOut().size(), ReadingRounds.PAGE)));
    model.addAttribute("next", one.ruledOut().size() > ReadingRounds.PAGE ? from + ReadingRounds.PAGE : null);
    model.addAttribute("form", form);
    model.addAttribute("words", words);
    model.addAttribute("language", language());
    model.addAttribute("framed", framed != null);
    model.addAttribute("mayChange", mayReview() && one.round().state() == MatchingRound.State.planned);
    model.addAttribute("mayOpenFile", SignedIn.isAny(Role.OFFICERS) || PairPage.has(Role.supervisor));
    return "desk/round-family";
  }

  private OneFamily find(String number, String caseNumber, int from) {
    return rounds.family(number, caseNumber, from).filter(one -> one.round().policy() != null).orElseThrow(RoundPages::nowhere);
  }

  private String gap(MatchingRound round) {
    return round.bound() == null || round.objective() == null || round.bound() <= 0 ? "0"
        : words.figure(Math.ceil((round.bound() - round.objective()) / round.bound() * 1000) / 10);
  }

  private static int start(String from) {
    return from.matches("\\d{1,7}") ? Integer.parseInt(from) : 0;
  }

  private static ResponseStatusException nowhere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  private static boolean mayReview() {
    return PairPage.has(Role.matchingOfficer);
  }

  private static String language() {
    return LocaleContextHolder.getLocale().getLanguage();
  }
}
