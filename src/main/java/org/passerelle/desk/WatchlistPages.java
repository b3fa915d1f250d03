package org.passerelle.desk;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.Role;
import org.passerelle.access.SignedIn;
import org.passerelle.screening.watchlist.edition.CsvList;
import org.passerelle.screening.watchlist.edition.Edition;
import org.passerelle.screening.watchlist.edition.Edition.State;
import org.passerelle.screening.watchlist.edition.EditionLoading;
import org.passerelle.screening.watchlist.edition.EditionLoading.Loaded;
import org.passerelle.screening.watchlist.edition.Editions;
import org.passerelle.screening.watchlist.edition.ListFile;
import org.passerelle.screening.watchlist.edition.ListRefused;
import org.passerelle.screening.watchlist.edition.RefusalWords;
import org.passerelle.screening.watchlist.edition.Watchlist;
import org.passerelle.screening.watchlist.hit.Round;
import org.passerelle.screening.watchlist.hit.Rounds;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The lists that people on file are compared with: their editions, how each differs from the last, and how far comparing everyone has come. */
@Controller
@RequestMapping("/desk/watchlists")
class WatchlistPages {

  private static final String ONE = "redirect:/desk/watchlists/editions/";
  private static final List<String> KINDS = List.of("added", "removed", "changed");

  private final Editions editions;
  private final EditionLoading loading;
  private final Rounds rounds;
  private final EntryWords words;
  private final RefusalWords refusals;
  private final MessageSource messages;
  private final Audit audit;

  WatchlistPages(Editions editions, EditionLoading loading, Rounds rounds, EntryWords words, RefusalWords refusals, MessageSource messages, Audit audit) {
    this.editions = editions;
    this.loading = loading;
    this.rounds = rounds;
    this.words = words;
    this.refusals = refusals;
    this.messages = messages;
    this.audit = audit;
  }

  @GetMapping
  String lists(Model model) {
    return page(model, null, null, null);
  }

  @PostMapping
  String load(Model model, @RequestParam(required = false) @Nullable String list, @RequestParam(required = false) @Nullable MultipartFile file,
      RedirectAttributes next) {
    Optional<Watchlist> wanted = list == null ? Optional.empty() : editions.list(list);
    if (wanted.isEmpty()) {
      return page(model, null, "list", sentence("watchlist.load.chooseList"));
    }
    try {
      Loaded loaded = loading.load(wanted.get(), sent(file));
      next.addFlashAttribute("done", done(loaded));
      return ONE + loaded.edition().id();
    } catch (ListRefused refused) {
      return page(model, list, "file", refusals.sentence(refused, LocaleContextHolder.getLocale()));
    }
  }

  @GetMapping("/progress")
  @ResponseBody
  Progress progress() {
    return rounds.latest().map(this::progress).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @GetMapping("/csv")
  String csv(Model model) {
    model.addAttribute("columns", CsvList.COLUMNS);
    model.addAttribute("required", CsvList.REQUIRED);
    return "desk/watchlist-csv";
  }

  @GetMapping("/lists/{code}")
  String list(Model model, @PathVariable String code, @RequestParam(required = false) @Nullable Integer before) {
    Watchlist list = editions.list(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    List<Edition> found = editions.page(code, before);
    model.addAttribute("list", list);
    model.addAttribute("name", list.name(language()));
    model.addAttribute("editions", found.subList(0, Math.min(found.size(), Editions.PAGE)));
    model.addAttribute("next", found.size() > Editions.PAGE ? found.get(Editions.PAGE - 1).number() : null);
    return "desk/watchlist-editions";
  }

  @GetMapping("/editions/{id}")
  String edition(Model model, @PathVariable UUID id, @RequestParam(required = false) @Nullable String kind,
      @RequestParam(defaultValue = "0") String after) {
    Edition edition = find(id);
    Watchlist list = editions.list(edition.list()).orElseThrow();
    String only = kind != null && KINDS.contains(kind) ? kind : null;
    List<Editions.ListedChange> found = editions.changes(id, only, after.matches("\\d{1,9}") ? Integer.parseInt(after) : 0);
    List<Editions.ListedChange> shown = found.subList(0, Math.min(found.size(), Editions.PAGE));
    audit.record("readWatchlistEdition", edition.list(), String.valueOf(edition.number()));
    model.addAttribute("edition", edition);
    model.addAttribute("list", list);
    model.addAttribute("name", list.name(language()));
    model.addAttribute("before", list.inForce() == null ? 0 : list.inForce().entries());
    model.addAttribute("changes", shown.stream().map(change -> new ShownChange(change, words.different(change))).toList());
    model.addAttribute("kind", only);
    model.addAttribute("fromFirst", after.equals("0"));
    model.addAttribute("next", found.size() > Editions.PAGE ? shown.get(Editions.PAGE - 1).position() : null);
    model.addAttribute("mayLoad", mayLoad());
    return "desk/watchlist-edition";
  }

  @PostMapping("/editions/{id}/force")
  String putIntoForce(@PathVariable UUID id, RedirectAttributes next) {
    find(id);
    next.addFlashAttribute("done", loading.putIntoForce(id) ? "watchlist.done.inForce" : "watchlist.done.tooLate");
    return ONE + id;
  }

  @PostMapping("/editions/{id}/drop")
  String drop(@PathVariable UUID id, RedirectAttributes next) {
    find(id);
    next.addFlashAttribute("done", loading.drop(id) ? "watchlist.done.dropped" : "watchlist.done.tooLate");
    return ONE + id;
  }

  private String page(Model model, @Nullable String chosen, @Nullable String field, @Nullable String fault) {
    List<Watchlist> lists = editions.lists();
    model.addAttribute("lists", lists);
    model.addAttribute("chosen", chosen);
    model.addAttribute("faultyField", field);
    model.addAttribute("fault", fault);
    rounds.latest().ifPresent(round -> {
      model.addAttribute("round", round);
      model.addAttribute("progress", progress(round));
      Optional.ofNullable(round.editionId()).flatMap(editions::find).ifPresent(edition -> {
        model.addAttribute("roundEdition", edition);
        model.addAttribute("roundList", lists.stream().filter(list -> list.code().equals(edition.list())).findFirst().orElseThrow().name(language()));
      });
    });
    model.addAttribute("largest", loading.largestInMegabytes());
    model.addAttribute("mayLoad", mayLoad());
    model.addAttribute("mayReadHits", WatchlistHitPages.mayRead());
    model.addAttribute("language", language());
    return "desk/watchlists";
  }

  private Progress progress(Round round) {
    Object[] words = {round.done(), round.most()};
    return new Progress(round.running(), round.done(), messages.getMessage("watchlist.round.progress", words, LocaleContextHolder.getLocale()),
        messages.getMessage("watchlist.round.hits", new Object[] {round.hits()}, LocaleContextHolder.getLocale()));
  }

  private Edition find(UUID id) {
    return editions.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String done(Loaded loaded) {
    if (!loaded.fresh()) {
      return "watchlist.done.known";
    }
    return loaded.edition().state() == State.proposed ? "watchlist.done.proposed"
        : loaded.edition().same() ? "watchlist.done.same" : "watchlist.done.inForce";
  }

  private static ListFile sent(@Nullable MultipartFile file) {
    if (file == null || file.isEmpty() && (file.getOriginalFilename() == null || file.getOriginalFilename().isBlank())) {
      throw EditionLoading.noFile();
    }
    return new ListFile() {
      @Override
      public String name() {
        return Optional.ofNullable(file.getOriginalFilename()).orElse("");
      }

      @Override
      public InputStream open() throws IOException {
        return file.getInputStream();
      }
    };
  }

  private String sentence(String key) {
    return messages.getMessage(key, null, LocaleContextHolder.getLocale());
  }

  private static boolean mayLoad() {
    return SignedIn.current().filter(reader -> reader.has(Role.complianceOfficer)).isPresent();
  }

  private static String language() {
    return LocaleContextHolder.getLocale().getLanguage();
  }

  /**
   * How far comparing everyone has come, in words too.
   *
   * @param remaining what was found so far
   */
  public record Progress(boolean running, int done, String words, String remaining) {
  }

  /** A change of an edition with what is different in words. */
  public record ShownChange(Editions.ListedChange change, List<EntryWords.Difference> differences) {
  }
}
