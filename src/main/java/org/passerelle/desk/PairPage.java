package org.passerelle.desk;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.passerelle.access.Role;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.engine.WrongField;
import org.passerelle.partner.Organizations;
import org.passerelle.screening.Evidence;
import org.passerelle.screening.merge.LinksOnFile;
import org.passerelle.screening.merge.PairsOnFile;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Gathers what a pair shows: both persons, both families, what agrees and how strongly, and what was answered. */
@Component
class PairPage {

  /** Bits from which a finding speaks strongly: it is 64 times likelier for one person than for two, or the reverse. */
  private static final double MUCH = 6;

  /** Bits below which a finding says little. */
  private static final double LITTLE = 1;

  private final CaseFiles files;
  private final Persons persons;
  private final Organizations organizations;
  private final PairsOnFile pairs;
  private final LinksOnFile links;
  private final MessageSource messages;

  PairPage(CaseFiles files, Persons persons, Organizations organizations, PairsOnFile pairs, LinksOnFile links, MessageSource messages) {
    this.files = files;
    this.persons = persons;
    this.organizations = organizations;
    this.pairs = pairs;
    this.links = links;
    this.messages = messages;
  }

  void fill(Model model, PairsOnFile.Entry pair) {
    CaseFile file = files.get(pair.caseId());
    CaseFile other = files.get(pair.otherCaseId());
    boolean laterIsFirst = Comparator.comparing(CaseFile::receivedAt).thenComparing(CaseFile::number).compare(file, other) > 0;
    Map<UUID, Set<String>> alike = pairs.alike(file.id(), other.id());
    model.addAttribute("pair", pair);
    model.addAttribute("sides", List.of(side(file, pair.personId(), laterIsFirst, alike), side(other, pair.otherPersonId(), !laterIsFirst, alike)));
    model.addAttribute("findings", pair.evidence().stream().map(Finding::of).toList());
    model.addAttribute("earlier", pairs.earlier(pair));
    model.addAttribute("link", links.holding(pair).orElse(null));
    model.addAttribute("mayUndo", has(Role.mergeUnit));
    model.addAttribute("mayOpenFiles", CasePages.mayOpen());
  }

  String sentence(WrongField wrong) {
    Object[] arguments = wrong.arguments().length > 0 ? wrong.arguments()
        : new Object[] {messages.getMessage("field." + wrong.field(), null, wrong.field(), LocaleContextHolder.getLocale())};
    return messages.getMessage(wrong.messageKey(), arguments, LocaleContextHolder.getLocale());
  }

  static boolean has(Role role) {
    return SignedIn.current().filter(reader -> reader.has(role)).isPresent();
  }

  private Side side(CaseFile file, UUID personId, boolean later, Map<UUID, Set<String>> alike) {
    List<Person> family = persons.of(file.id());
    Person person = family.stream().filter(member -> member.id().equals(personId)).findFirst().orElseThrow();
    return new Side(file, organizations.get(file.partnerId()).name(LocaleContextHolder.getLocale().getLanguage()), later, person, family, alike,
        links.names(file.id()));
  }

  private static String strength(double weight) {
    if (Math.abs(weight) < LITTLE) {
      return "little";
    }
    return weight > 0 ? weight >= MUCH ? "muchFor" : "for" : weight <= -MUCH ? "muchAgainst" : "against";
  }

  /**
   * One of the two.
   *
   * @param later  whether its file came in after the other
   * @param alike  by person, who in the other family was found alike
   * @param names  by person, the names that came by links
   */
  public record Side(CaseFile file, String partner, boolean later, Person person, List<Person> family, Map<UUID, Set<String>> alike,
      Map<UUID, List<LinksOnFile.Name>> names) {

    public Set<String> alike(Person member) {
      return alike.getOrDefault(member.id(), Set.of());
    }

    public List<LinksOnFile.Name> names(Person member) {
      return names.getOrDefault(member.id(), List.of());
    }
  }

  /** What one field says, and how strongly. */
  public record Finding(String field, String finding, String strength) {

    static Finding of(Evidence evidence) {
      return new Finding(evidence.field(), evidence.finding(), PairPage.strength(evidence.weight()));
    }
  }
}
