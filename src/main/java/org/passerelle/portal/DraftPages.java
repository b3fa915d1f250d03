package org.passerelle.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.document.Document;
import org.passerelle.casefile.document.DocumentKind;
import org.passerelle.casefile.document.Documents;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.portal.SentFiles.Upload;
import org.passerelle.referral.DraftMerge.Side;
import org.passerelle.referral.Finding;
import org.passerelle.referral.ReferralDrafting;
import org.passerelle.referral.ReferralDrafting.Change;
import org.passerelle.referral.ReferralDrafting.DraftMoved;
import org.passerelle.referral.ReferralDrafting.Edit;
import org.passerelle.referral.ReferralDrafting.OnFile;
import org.passerelle.referral.ReferralDrafting.Opened;
import org.passerelle.referral.ReferralDrafting.Outcome;
import org.passerelle.referral.ReferralDrafting.Saving;
import org.passerelle.referral.ReferralFiles;
import org.passerelle.referral.ReferralIntake.ChangedMeanwhile;
import org.passerelle.referral.ReferralIntake.ReferenceUsed;
import org.passerelle.referral.ReferralRefused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The referral form, step by step. Everything is kept as it is typed, whatever it is, with each move; every button of a step saves. The whole is
 * looked at on the last step, and sent from there.
 */
@Controller
class DraftPages {

  private static final String DRAFTS = "/partner/drafts";
  private static final String ONE = DRAFTS + "/{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}";
  private static final String STEP = ONE + "/{step:facts|persons|relatives|claim|need|needs|remarks|consents|attachments|check}";
  private static final String PERSON = ONE + "/persons/{key:[a-z0-9]{1,12}}";
  private static final String REDIRECT = "redirect:";
  private static final String SINCE = "since";
  private static final String CHOICE = "choose.";
  private static final String DONE = "done";
  private static final String PROBLEM = "problem";

  private final ReferralDrafting drafting;
  private final ReferralFiles referrals;
  private final Documents documents;
  private final SentFiles files;
  private final DraftWords words;

  DraftPages(ReferralDrafting drafting, ReferralFiles referrals, Documents documents, SentFiles files, DraftWords words) {
    this.drafting = drafting;
    this.referrals = referrals;
    this.documents = documents;
    this.files = files;
    this.words = words;
  }

  @GetMapping(DRAFTS)
  String list(Model model, @RequestParam(required = false) @Nullable UUID after) {
    ReferralDrafting.Page page = drafting.page(SignedIn.organization(), after);
    model.addAttribute("page", page);
    model.addAttribute("until", page.drafts().stream().map(drafting::keptUntil).toList());
    model.addAttribute("first", after == null);
    return "portal/drafts";
  }

  @GetMapping(DRAFTS + "/new")
  String choose() {
    return "portal/draft-new";
  }

  /** Where the form stood before it had steps. */
  @GetMapping("/partner/referrals/new")
  String moved() {
    return REDIRECT + DRAFTS + "/new";
  }

  @PostMapping(DRAFTS)
  String begin(@RequestParam(defaultValue = "full") String form) {
    return step(drafting.begin(SignedIn.organization(), form.equals("abridged")), DraftStep.facts.name());
  }

  @GetMapping("/partner/referrals/{number}/resubmission")
  String mend(@PathVariable String number) {
    CaseFile own = referrals.find(SignedIn.organization(), number).orElseThrow(DraftPages::notFound);
    return referrals.standing(own).returned() ? step(drafting.mend(own), DraftStep.check.name()) : PartnerPages.FILE + number;
  }

  @GetMapping(ONE)
  String open(@PathVariable UUID id) {
    opened(id);
    return step(id, DraftStep.facts.name());
  }

  @GetMapping(STEP)
  String show(Model model, @PathVariable UUID id, @PathVariable DraftStep step) {
    Opened opened = opened(id);
    if (step == DraftStep.check) {
      drafting.markChecked(opened.draft());
      opened = opened.draft().checked() ? opened : opened(id);
    }
    if (!DraftStep.of(opened.typed().abridged()).contains(step)) {
      return step(id, step.next(true).name());
    }
    return page(model, opened, step, null);
  }

  @GetMapping(PERSON)
  String showPerson(Model model, @PathVariable UUID id, @PathVariable String key) {
    Opened opened = opened(id);
    String person = "persons[" + key + "]";
    return opened.typed().hasEntry(person) ? page(model, opened, DraftStep.persons, person) : step(id, DraftStep.persons.name());
  }

  @PostMapping(STEP)
  String save(Model model, @PathVariable UUID id, @PathVariable DraftStep step, @RequestParam MultiValueMap<String, String> sent,
      @RequestParam(required = false) @Nullable MultipartFile file, HttpServletResponse response, RedirectAttributes next) {
    boolean upload = step == DraftStep.attachments && ("upload".equals(sent.getFirst("do")) || file != null && !file.isEmpty());
    if (!upload) {
      return save(model, id, step, null, sent, response, next);
    }
    opened(id);
    Upload taken = files.take(sent.getFirst("documentKind"), file);
    if (taken.document() == null) {
      model.addAttribute("upload", taken);
      sent.set("do", "refused");
    } else {
      sent.set("do", "attach:" + taken.document().id());
    }
    return save(model, id, step, null, sent, response, next);
  }

  @PostMapping(PERSON)
  String savePerson(Model model, @PathVariable UUID id, @PathVariable String key, @RequestParam MultiValueMap<String, String> sent,
      HttpServletResponse response, RedirectAttributes next) {
    return save(model, id, DraftStep.persons, "persons[" + key + "]", sent, response, next);
  }

  private String save(Model model, UUID id, DraftStep step, @Nullable String person, MultiValueMap<String, String> sent,
      HttpServletResponse response, RedirectAttributes next) {
    String[] move = String.valueOf(sent.getFirst("do")).split(":", 2);
    Saving saving = drafting.save(SignedIn.organization(), id, change(sent, move)).orElse(null);
    if (saving == null) {
      return elsewhere(id);
    }
    if (saving.outcome() == Outcome.changedMeanwhile) {
      response.setStatus(HttpStatus.CONFLICT.value());
      return conflict(model, saving, step, person, sent);
    }
    if (saving.outcome() == Outcome.tooLong) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAttribute(PROBLEM, "draft.problem.tooLong");
      return page(model, new Opened(saving.draft(), saving.typed()), step, person);
    }
    if (saving.outcome() == Outcome.notRemoved) {
      next.addFlashAttribute(PROBLEM, "draft.problem.notRemoved");
    }
    if (move[0].equals("refused")) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return page(model, new Opened(saving.draft(), saving.typed()), step, person);
    }
    return moved(saving, step, person, move, next);
  }

  /** The id of a document of the organization that is signed in. Anything else does not exist for it. */
  private String mine(String document) {
    return waiting().stream().map(paper -> paper.id().toString()).filter(document::equals).findFirst().orElseThrow(DraftPages::notFound);
  }

  private List<Document> waiting() {
    return documents.unattached(SignedIn.organization());
  }

  private Change change(MultiValueMap<String, String> sent, String[] move) {
    Map<String, List<String>> typed = new LinkedHashMap<>(sent);
    Edit edit = move.length == 2 ? switch (move[0]) {
      case "add" -> new Edit(Edit.Kind.add, move[1]);
      case "remove" -> new Edit(Edit.Kind.remove, move[1]);
      case "up" -> new Edit(Edit.Kind.up, move[1]);
      case "attach" -> new Edit(Edit.Kind.attach, mine(move[1]));
      default -> Edit.NONE;
    } : Edit.NONE;
    String seen = sent.getFirst("seen");
    return new Change(number(sent.getFirst(SINCE)), seen == null ? null : number(seen), typed, choices(sent), edit);
  }

  private static Map<String, Side> choices(MultiValueMap<String, String> sent) {
    Map<String, Side> choices = new HashMap<>();
    sent.toSingleValueMap().forEach((name, choice) -> {
      if (name.startsWith(CHOICE) && (choice.equals("mine") || choice.equals("theirs"))) {
        choices.put(name.substring(CHOICE.length()), Side.valueOf(choice));
      }
    });
    return choices;
  }

  /** A version that nobody can have seen stands for anything that is no number. */
  private static int number(@Nullable String version) {
    return version != null && version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1;
  }

  private String moved(Saving saving, DraftStep step, @Nullable String person, String[] move, RedirectAttributes next) {
    UUID id = saving.draft().id();
    String here = person == null ? step.name() : DraftStep.persons.name() + "/" + person.substring(person.indexOf('[') + 1, person.length() - 1);
    switch (move[0]) {
      case "later":
        next.addFlashAttribute(DONE, "draft.done.saved");
        return REDIRECT + DRAFTS;
      case "step":
        return step(id, move.length == 2 && DraftStep.named(move[1]).isPresent() ? move[1] : step.name());
      case "person":
        return step(id, DraftStep.persons.name() + (move.length == 2 && move[1].matches("[a-z0-9]{1,12}") ? "/" + move[1] : ""));
      case "add":
        return added(saving, here, move[1]);
      case "attach":
        return added(saving, here, "attachments");
      case "remove", "up":
        return step(id, here) + "#" + anchor(move.length == 2 ? move[1] : "");
      case "more":
        return step(id, here) + "#" + anchor(move.length == 2 ? move[1] : "") + "-more";
      case "next":
        break;
      default:
        return step(id, here);
    }
    DraftForm form = form(new Opened(saving.draft(), saving.typed()), step, person);
    if (saving.outcome() == Outcome.saved && !form.faults().isEmpty()) {
      return step(id, here) + "#faults";
    }
    return step(id, person == null ? step.next(form.abridged()).name() : DraftStep.persons.name());
  }

  private String added(Saving saving, String here, String list) {
    if (saving.added() == null) {
      return step(saving.draft().id(), here);
    }
    String place = list.equals("persons") ? DraftStep.persons.name() + "/" + saving.added() : here;
    String first = saving.typed().field(list).map(DraftLayout::first).orElseThrow();
    return step(saving.draft().id(), place) + "#" + anchor(list + "[" + saving.added() + "]." + first);
  }

  /** The id of a field's element; of the list when an entry is gone. */
  private static String anchor(String path) {
    return DraftForm.FieldView.id(path.length() > 120 ? "" : path);
  }

  private String conflict(Model model, Saving saving, DraftStep step, @Nullable String person, MultiValueMap<String, String> sent) {
    DraftForm form = form(new Opened(saving.draft(), saving.typed()), step, person);
    Map<String, List<String>> mine = new LinkedHashMap<>();
    sent.forEach((name, values) -> {
      if (saving.typed().field(name).isPresent()) {
        mine.put(name, values);
      }
    });
    model.addAttribute("form", form);
    model.addAttribute("differences", differences(saving.differences()));
    model.addAttribute("sent", mine);
    model.addAttribute(SINCE, number(sent.getFirst(SINCE)));
    model.addAttribute("seen", saving.draft().version());
    model.addAttribute("choices", choices(sent));
    model.addAttribute("again", sent.containsKey("seen"));
    model.addAttribute("move", sent.getFirst("do"));
    return "portal/draft-conflict";
  }

  @GetMapping(ONE + "/deletion")
  String askBeforeDeletion(Model model, @PathVariable UUID id) {
    model.addAttribute("draft", opened(id).draft());
    return "portal/draft-deletion";
  }

  @PostMapping(ONE + "/deletion")
  String delete(@PathVariable UUID id, @RequestParam(defaultValue = "") String since, RedirectAttributes next) {
    Boolean gone = drafting.delete(SignedIn.organization(), id, number(since)).orElse(null);
    if (gone == null) {
      return elsewhere(id);
    }
    next.addFlashAttribute(gone ? DONE : PROBLEM, gone ? "draft.done.deleted" : "draft.problem.notDeleted");
    return gone ? REDIRECT + DRAFTS : REDIRECT + DRAFTS + "/" + id + "/deletion";
  }

  @PostMapping(ONE + "/sending")
  String send(Model model, @PathVariable UUID id, @RequestParam(defaultValue = "") String since, HttpServletResponse response,
      RedirectAttributes next) {
    try {
      String number = drafting.send(SignedIn.organization(), id, number(since)).orElseThrow(DraftPages::notFound);
      next.addFlashAttribute(DONE, "partner.done.submitted");
      return PartnerPages.FILE + number;
    } catch (ReferralRefused refused) {
      return step(id, DraftStep.check.name()) + "#faults";
    } catch (DraftMoved moved) {
      next.addFlashAttribute(PROBLEM, "draft.problem.moved");
    } catch (ReferenceUsed used) {
      next.addFlashAttribute("used", used.caseNumber());
    } catch (ChangedMeanwhile changed) {
      return REDIRECT + DRAFTS + "/" + id + "/on-file";
    } catch (NotWaiting late) {
      next.addFlashAttribute(PROBLEM, "problem.notWaiting");
    }
    return step(id, DraftStep.check.name());
  }

  @GetMapping(ONE + "/on-file")
  String onFile(Model model, @PathVariable UUID id) {
    return onFile(model, id, Map.of(), false);
  }

  @PostMapping(ONE + "/on-file")
  String goOnFromFile(Model model, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent, HttpServletResponse response) {
    Boolean done = drafting.rebase(SignedIn.organization(), id, number(sent.getFirst(SINCE)), number(sent.getFirst("seen")), choices(sent))
        .orElse(null);
    if (done == null) {
      return elsewhere(id);
    }
    if (done) {
      return step(id, DraftStep.check.name());
    }
    response.setStatus(HttpStatus.CONFLICT.value());
    return onFile(model, id, choices(sent), true);
  }

  private String onFile(Model model, UUID id, Map<String, Side> choices, boolean again) {
    Opened opened = opened(id);
    OnFile onFile = opened.draft().mends() ? drafting.onFile(opened.draft()).orElse(null) : null;
    if (onFile == null) {
      return step(id, DraftStep.check.name());
    }
    model.addAttribute("form", form(opened, DraftStep.check, null));
    model.addAttribute("differences", differences(onFile.differences()));
    model.addAttribute("sent", Map.of());
    model.addAttribute(SINCE, opened.draft().version());
    model.addAttribute("seen", onFile.version());
    model.addAttribute("choices", choices);
    model.addAttribute("again", again);
    model.addAttribute("onFile", true);
    return "portal/draft-conflict";
  }

  private List<DraftDifference> differences(List<ReferralDrafting.Shown> differences) {
    return differences.stream().map(difference -> DraftDifference.of(difference, words)).toList();
  }

  private String page(Model model, Opened opened, DraftStep step, @Nullable String person) {
    model.addAttribute("form", form(opened, step, person));
    model.addAttribute("asked", drafting.asked(opened.draft()).orElse(null));
    model.addAttribute("until", drafting.keptUntil(opened.draft()));
    if (step == DraftStep.attachments) {
      Map<String, Document> papers = drafting.papers(opened.draft(), opened.typed());
      model.addAttribute("papers", papers);
      model.addAttribute("waiting", waiting().stream().filter(paper -> !papers.containsKey(paper.id().toString())).toList());
      model.addAttribute("kinds", DocumentKind.values());
      model.addAttribute("days", documents.daysUnattached());
      model.addAttribute("largest", documents.largestInMegabytes());
      if (!model.containsAttribute("upload")) {
        model.addAttribute("upload", Upload.blank());
      }
    }
    return step == DraftStep.check ? "portal/draft-check" : "portal/draft-step";
  }

  private DraftForm form(Opened opened, DraftStep step, @Nullable String person) {
    List<Finding> findings = drafting.examine(SignedIn.organization(), opened.typed());
    return new DraftForm(opened.draft(), opened.typed(), step, person, findings, drafting.births(opened.typed()),
        drafting.papers(opened.draft(), opened.typed()), words);
  }

  private Opened opened(UUID id) {
    return drafting.open(SignedIn.organization(), id).orElseThrow(() -> drafting.sentAs(SignedIn.organization(), id).<RuntimeException>map(Sent::new).orElseGet(DraftPages::notFound));
  }

  /** Where a draft that is not there any more leads: to the case it has become, or nowhere. */
  private String elsewhere(UUID id) {
    return PartnerPages.FILE + drafting.sentAs(SignedIn.organization(), id).orElseThrow(DraftPages::notFound);
  }

  @ExceptionHandler
  String sent(Sent sent) {
    return PartnerPages.FILE + sent.number;
  }

  private static String step(UUID id, String step) {
    return REDIRECT + DRAFTS + "/" + id + "/" + step;
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  /** The draft has become a case. */
  private static final class Sent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String number;

    Sent(String number) {
      this.number = number;
    }
  }
}
