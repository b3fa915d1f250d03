package org.passerelle.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Person;
import org.passerelle.identity.reconciliation.Hierarchy.Step;
import org.passerelle.identity.reconciliation.Agreement;
import org.passerelle.identity.reconciliation.Compared;
import org.passerelle.identity.reconciliation.Fact;
import org.passerelle.identity.reconciliation.Fact.Difference;
import org.passerelle.identity.reconciliation.Fact.Verdict;
import org.passerelle.identity.reconciliation.Fact.Weighed;
import org.passerelle.identity.reconciliation.IdentityEvidence;
import org.passerelle.identity.reconciliation.IdentityEvidence.Evidence;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The evidence of one family's identity, for those who decide and those who look over their shoulder. The decision itself is taken in Tasklist, where
 * the same page stands within the task.
 */
@Controller
class IdentityEvidencePages {

  private final CaseFiles files;
  private final IdentityEvidence evidence;

  IdentityEvidencePages(CaseFiles files, IdentityEvidence evidence) {
    this.files = files;
    this.evidence = evidence;
  }

  /** @param framed present when the page stands within a task in Tasklist */
  @GetMapping("/desk/cases/{number}/identity")
  String page(Model model, @PathVariable String number, @RequestParam(required = false) @Nullable String framed) {
    CaseFile file = files.byNumber(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Evidence found = evidence.read(file);
    Map<UUID, String> names = found.family().stream().collect(Collectors.toMap(Person::id, Person::fullName));
    model.addAttribute("file", file);
    model.addAttribute("framed", framed != null);
    model.addAttribute("language", LocaleContextHolder.getLocale().getLanguage());
    model.addAttribute("names", names);
    model.addAttribute("signs", found.signs());
    model.addAttribute("sources", found.hierarchy().sources());
    model.addAttribute("hierarchy", found.hierarchy().sources().values().stream().sorted(Comparator.comparingInt(Step::steps)).toList());
    model.addAttribute("lettersUntil", found.clues().lettersUntil());
    model.addAttribute("conflicts", found.facts().stream().filter(fact -> fact.verdict() == Verdict.conflicts).map(Conflict::of).toList());
    model.addAttribute("blocks", blocks(found));
    model.addAttribute("requests", found.record().requests());
    model.addAttribute("decisions", found.record().decisions());
    model.addAttribute("safety", found.safety());
    model.addAttribute("mayOpenFile", CasePages.mayOpen());
    return "desk/identity";
  }

  /** The facts of each member in the family's order, of people who are not on file any more, and of the family. */
  private static List<Block> blocks(Evidence found) {
    Map<Optional<UUID>, List<Fact>> byPerson = found.facts().stream().sorted(Comparator.comparing(Fact::kind))
        .collect(Collectors.groupingBy(fact -> Optional.ofNullable(fact.personId()), LinkedHashMap::new, Collectors.toList()));
    List<Block> blocks = new ArrayList<>();
    found.family().forEach(person -> blocks.add(new Block(person, false, Optional.ofNullable(byPerson.remove(Optional.of(person.id()))).orElse(List.of()))));
    List<Fact> family = Optional.ofNullable(byPerson.remove(Optional.<UUID>empty())).orElse(List.of());
    byPerson.values().forEach(facts -> blocks.add(new Block(null, true, facts)));
    blocks.add(new Block(null, false, family));
    return blocks;
  }

  /**
   * What belongs together on the page.
   *
   * @param person null for the family, and for somebody who is not on file any more
   */
  public record Block(@Nullable Person person, boolean gone, List<Fact> facts) {
  }

  /** A fact whose versions cannot all be true: each value with everybody who says so, and why they do not go together. */
  public record Conflict(Fact fact, List<Side> sides, List<String> findings) {

    static Conflict of(Fact fact) {
      List<Difference> differences = fact.differences().stream().filter(each -> each.compared().agreement() == Agreement.conflicts).toList();
      Map<String, List<Weighed>> byValue = fact.versions().stream().filter(each -> takesPart(each, differences))
          .collect(Collectors.groupingBy(each -> each.version().value(), LinkedHashMap::new, Collectors.toList()));
      List<String> findings = Stream.concat(differences.stream().map(Difference::compared), fact.versions().stream().map(Weighed::toClaim))
          .filter(compared -> compared.agreement() == Agreement.conflicts).map(Compared::finding).distinct().toList();
      return new Conflict(fact, byValue.values().stream().map(Side::new).toList(), findings);
    }

    private static boolean takesPart(Weighed weighed, List<Difference> differences) {
      return weighed.version().claim() || weighed.toClaim().agreement() == Agreement.conflicts
          || differences.stream().anyMatch(each -> each.one().equals(weighed.version()) || each.other().equals(weighed.version()));
    }
  }

  /** One value and those who say it, the strongest first. */
  public record Side(List<Weighed> versions) {

    public Weighed first() {
      return versions.get(0);
    }
  }
}
