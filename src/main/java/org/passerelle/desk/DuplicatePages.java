package org.passerelle.desk;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.engine.TaskForm;
import org.passerelle.engine.WrongField;
import org.passerelle.screening.merge.LinksOnFile;
import org.passerelle.screening.merge.MergeUnit;
import org.passerelle.screening.merge.PairsOnFile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Two people who may be one, side by side, for those who decide and those who look over their shoulder; and the way back from a link or a merge.
 * The answer itself is given in Tasklist, where the same page stands within the task.
 */
@Controller
@RequestMapping("/desk/duplicates")
class DuplicatePages {

  private static final String UUID_PATTERN = ":[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}";

  private final PairsOnFile pairs;
  private final LinksOnFile links;
  private final PairPage page;
  private final MergeUnit unit;
  private final Audit audit;

  DuplicatePages(PairsOnFile pairs, LinksOnFile links, PairPage page, MergeUnit unit, Audit audit) {
    this.pairs = pairs;
    this.links = links;
    this.page = page;
    this.unit = unit;
    this.audit = audit;
  }

  @GetMapping
  String list(Model model, @RequestParam(required = false) @Nullable UUID after) {
    return list(model, "open", pairs.open(after));
  }

  @GetMapping("/answered")
  String answered(Model model, @RequestParam(required = false) @Nullable UUID after) {
    return list(model, "answered", pairs.answered(after));
  }

  /** @param framed present when the page stands within a task in Tasklist */
  @GetMapping("/{id" + UUID_PATTERN)
  String one(Model model, @PathVariable UUID id, @RequestParam(required = false) @Nullable String framed) {
    PairsOnFile.Entry pair = pairs.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    audit.record("readDuplicate", pair.number(), pair.otherNumber());
    audit.record("readDuplicate", pair.otherNumber(), pair.number());
    page.fill(model, pair);
    model.addAttribute("framed", framed != null);
    return "desk/duplicate";
  }

  @GetMapping("/links/{id" + UUID_PATTERN + "/undo")
  String ask(Model model, @PathVariable UUID id) {
    return undoPage(model, find(id), "", null);
  }

  @PostMapping("/links/{id" + UUID_PATTERN + "/undo")
  ModelAndView undo(Model model, @PathVariable UUID id, @RequestParam(defaultValue = "") String undoReason, RedirectAttributes next) {
    LinksOnFile.Entry link = find(id);
    try {
      unit.undo(id, new TaskForm(Map.of("undoReason", undoReason)).text("undoReason"), SignedIn.actor());
    } catch (WrongField wrong) {
      return new ModelAndView(undoPage(model, link, undoReason, wrong), HttpStatus.UNPROCESSABLE_ENTITY);
    }
    next.addFlashAttribute("done", "desk.undo.done." + link.kind());
    return new ModelAndView("redirect:/desk/cases/" + link.number());
  }

  private String list(Model model, String which, List<PairsOnFile.Entry> found) {
    model.addAttribute("which", which);
    model.addAttribute("rows", found.subList(0, Math.min(found.size(), PairsOnFile.PAGE)));
    model.addAttribute("next", found.size() > PairsOnFile.PAGE ? found.get(PairsOnFile.PAGE - 1).id() : null);
    return "desk/duplicates";
  }

  private String undoPage(Model model, LinksOnFile.Entry link, String reason, @Nullable WrongField wrong) {
    model.addAttribute("link", link);
    model.addAttribute("undoReason", reason);
    model.addAttribute("wrong", wrong == null ? null : page.sentence(wrong));
    return "desk/link-undo";
  }

  private LinksOnFile.Entry find(UUID id) {
    return links.find(id).filter(link -> link.undoneAt() == null).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
