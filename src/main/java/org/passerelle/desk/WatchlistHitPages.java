package org.passerelle.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.Role;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.Birth;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.pages.CodeNames;
import org.passerelle.partner.ScreenedParties;
import org.passerelle.partner.ScreenedParty;
import org.passerelle.screening.watchlist.edition.Editions;
import org.passerelle.screening.watchlist.edition.Editions.StoredEntry;
import org.passerelle.screening.watchlist.hit.HitsOnFile;
import org.passerelle.screening.watchlist.hit.HitsOnFile.Hit;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Hits on watchlists: those that wait, those that were decided, and one with both sides. Decisions are taken in Tasklist. */
@Controller
@RequestMapping("/desk/watchlists/hits")
class WatchlistHitPages {

  /** What is shown side by side, in this order; the publisher's remarks stand by themselves. */
  private static final List<String> FIELDS = List.of("name", "script", "good", "low", "kind", "births", "birthPlaces", "sex", "nationalities", "documents",
      "titles", "addresses", "programme", "listedOn");

  private static final Set<String> SHOWN = Set.of("open", "upheld", "decided");

  private final HitsOnFile hits;
  private final Editions editions;
  private final EntryWords words;
  private final Persons persons;
  private final ScreenedParties parties;
  private final CodeNames codes;
  private final MessageSource messages;
  private final Audit audit;

  WatchlistHitPages(HitsOnFile hits, Editions editions, EntryWords words, Persons persons, ScreenedParties parties, CodeNames codes, MessageSource messages,
      Audit audit) {
    this.hits = hits;
    this.editions = editions;
    this.words = words;
    this.persons = persons;
    this.parties = parties;
    this.codes = codes;
    this.messages = messages;
    this.audit = audit;
  }

  /** Whether the reader may open hits. */
  static boolean mayRead() {
    return SignedIn.current().filter(reader -> reader.has(Role.complianceOfficer) || reader.has(Role.supervisor)).isPresent();
  }

  @GetMapping
  String list(Model model, @RequestParam(required = false) @Nullable String show, @RequestParam(required = false) @Nullable UUID after) {
    String shown = show != null && SHOWN.contains(show) ? show : "open";
    List<Hit> found = shown.equals("open") ? hits.open(after) : hits.decided(shown.equals("upheld") ? shown : null, after);
    model.addAttribute("show", shown);
    model.addAttribute("hits", found.subList(0, Math.min(found.size(), HitsOnFile.PAGE)));
    model.addAttribute("fromFirst", after == null);
    model.addAttribute("next", found.size() > HitsOnFile.PAGE ? found.get(HitsOnFile.PAGE - 1).id() : null);
    model.addAttribute("language", language());
    return "desk/watchlist-hits";
  }

  /** @param framed present when the page stands within a task in Tasklist */
  @GetMapping("/{id}")
  String one(Model model, @PathVariable UUID id, @RequestParam(required = false) @Nullable String framed) {
    Hit hit = hits.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    StoredEntry entry = editions.entry(hit.entryId()).orElseThrow();
    audit.record("readWatchlistHit", hit.key(), id.toString());
    Map<String, List<String>> onFile = onFile(hit);
    Map<String, List<String>> listed = words.of(entry.entry());
    model.addAttribute("framed", framed != null);
    model.addAttribute("hit", hit);
    model.addAttribute("sides", sides(onFile, listed));
    model.addAttribute("gone", onFile.isEmpty());
    model.addAttribute("entry", entry.entry());
    model.addAttribute("newer", editions.replaced(entry));
    model.addAttribute("others", hits.ofSubject(hit).stream().filter(other -> !other.id().equals(id)).toList());
    model.addAttribute("language", language());
    return "desk/watchlist-hit";
  }

  private static List<Side> sides(Map<String, List<String>> onFile, Map<String, List<String>> listed) {
    Map<String, Side> sides = new LinkedHashMap<>();
    FIELDS.stream().filter(field -> onFile.containsKey(field) || listed.containsKey(field))
        .forEach(field -> sides.put(field, new Side(field, onFile.getOrDefault(field, List.of()), listed.getOrDefault(field, List.of()))));
    return List.copyOf(sides.values());
  }

  private Map<String, List<String>> onFile(Hit hit) {
    if (hit.caseId() != null) {
      return persons.of(hit.caseId()).stream().filter(person -> person.id().equals(hit.subjectId())).findFirst().map(this::facts).orElse(Map.of());
    }
    return parties.of(hit.organizationId()).stream().filter(party -> party.id().equals(hit.subjectId())).findFirst().map(this::facts).orElse(Map.of());
  }

  private Map<String, List<String>> facts(Person person) {
    List<String> others = person.particulars().otherNames().stream().flatMap(other -> Stream.of(other.name(), other.nameInScript()))
        .filter(name -> name != null && !name.isBlank()).toList();
    return facts(List.of(person.fullName()), person.nameInScript(), others, true, person.birth(), person.sex(), person.nationality(),
        person.documentNumber());
  }

  private Map<String, List<String>> facts(ScreenedParty party) {
    return facts(List.of(party.name()), null, party.names().subList(1, party.names().size()), party.person(), party.birth(), party.sex(),
        party.nationality(), party.documentNumber());
  }

  private Map<String, List<String>> facts(List<String> name, @Nullable String script, List<String> others, boolean person, Birth birth,
      @Nullable String sex, @Nullable String nationality, @Nullable String document) {
    Map<String, List<String>> facts = new LinkedHashMap<>();
    facts.put("name", name);
    facts.put("script", Stream.ofNullable(script).toList());
    facts.put("good", others);
    facts.put("kind", List.of(text("watchlist.entry.kind." + (person ? "person" : "organization"))));
    facts.put("births", !person ? List.of() : List.of(birth.asWritten().equals(Birth.UNKNOWN) ? text("desk.person.birthUnknown") : birth.shown()));
    facts.put("sex", sex == null ? List.of() : List.of(text("sex." + sex)));
    facts.put("nationalities", nationality == null ? List.of() : List.of(codes.country(nationality)));
    facts.put("documents", Stream.ofNullable(document).toList());
    facts.values().removeIf(List::isEmpty);
    return facts;
  }

  private String text(String key) {
    return messages.getMessage(key, null, LocaleContextHolder.getLocale());
  }

  private static String language() {
    return LocaleContextHolder.getLocale().getLanguage();
  }

  /** A field with what is on file and what the list says. */
  public record Side(String field, List<String> onFile, List<String> listed) {
  }
}
