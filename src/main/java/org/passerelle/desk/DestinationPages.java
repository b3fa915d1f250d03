package org.passerelle.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.passerelle.access.Audit;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.handoff.destining.Choice;
import org.passerelle.handoff.destining.CityPlans;
import org.passerelle.handoff.destining.DestinationRequests;
import org.passerelle.handoff.destining.Option;
import org.passerelle.reference.Provinces;
import org.passerelle.reference.Today;
import org.passerelle.referral.Referral;
import org.passerelle.referral.Referrals;
import org.passerelle.sponsorship.round.FamilyMatters;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** A family's request for a destination: what it asks for, every city with what counted, and what was chosen. */
@Controller
class DestinationPages {

  private final CaseFiles files;
  private final DestinationRequests requests;
  private final CityPlans plans;
  private final Referrals referrals;
  private final Persons persons;
  private final FamilyMatters matters;
  private final Provinces provinces;
  private final RoundWords words;
  private final Today today;
  private final Audit audit;

  DestinationPages(CaseFiles files, DestinationRequests requests, CityPlans plans, Referrals referrals, Persons persons, FamilyMatters matters,
      Provinces provinces, RoundWords words, Today today, Audit audit) {
    this.files = files;
    this.requests = requests;
    this.plans = plans;
    this.referrals = referrals;
    this.persons = persons;
    this.matters = matters;
    this.provinces = provinces;
    this.words = words;
    this.today = today;
    this.audit = audit;
  }

  @GetMapping("/desk/cases/{number}/destination")
  String show(Model model, @PathVariable String number) {
    CaseFile file = files.byNumber(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    audit.record("readDestinationRequest", number, null);
    model.addAttribute("file", file);
    model.addAttribute("mayOpenFile", CasePages.mayOpen());
    requests.of(file.id()).ifPresent(request -> {
      model.addAttribute("request", request);
      fill(model, file);
    });
    return "desk/destination";
  }

  private void fill(Model model, CaseFile file) {
    String language = LocaleContextHolder.getLocale().getLanguage();
    Referral referral = referrals.get(file.id());
    List<Option> options = requests.options(file.id());
    List<Choice> choices = requests.choices(file.id());
    Map<String, Integer> left = new HashMap<>();
    plans.standings(today.get().getYear()).forEach(standing -> left.put(standing.place().code(), Math.max(0, standing.left())));
    model.addAttribute("referral", referral);
    model.addAttribute("provinces", provinces.all().stream().collect(Collectors.toMap(Provinces.Province::code, province -> province.name(language))));
    model.addAttribute("persons", persons.of(file.id()).stream().filter(Person::accompanying).count());
    model.addAttribute("ties", matters.ties(file.id()));
    model.addAttribute("relatives", matters.relativesInCanada(file.id()));
    model.addAttribute("choices", choices);
    model.addAttribute("chosen", choices.isEmpty() ? "" : choices.get(0).place().code());
    model.addAttribute("allowed", options.stream().filter(option -> option.against().isEmpty()).toList());
    model.addAttribute("ruledOut", options.stream().filter(option -> !option.against().isEmpty()).toList());
    model.addAttribute("left", left);
    model.addAttribute("words", words);
  }
}
