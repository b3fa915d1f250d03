package org.passerelle.portal;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.handoff.DisclosureChannel;
import org.passerelle.handoff.Notice;
import org.passerelle.handoff.NoticeStep;
import org.passerelle.handoff.NoticesOfArrival;
import org.passerelle.handoff.Page;
import org.passerelle.handoff.Recall;
import org.passerelle.handoff.RecallRecords;
import org.passerelle.handoff.Recalls;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a sponsor sees of the arrival of a family it has taken charge of: copies, to which nothing is answered. */
@Controller
@RequestMapping("/sponsor/arrivals")
class SponsorArrivalPages {

  private static final String ONE = "/{id:[0-9a-f-]{36}}";

  private final NoticesOfArrival notices;
  private final Recalls recalls;
  private final RecallRecords recalled;

  SponsorArrivalPages(NoticesOfArrival notices, Recalls recalls, RecallRecords recalled) {
    this.notices = notices;
    this.recalls = recalls;
    this.recalled = recalled;
  }

  @GetMapping
  String list(@RequestParam(defaultValue = "1") int page, Model model) {
    Page<Notice> found = notices.copies(SignedIn.organization(), page, DisclosureChannel.page);
    model.addAttribute("page", found);
    Set<String> owed = recalled.owed(SignedIn.organization()).stream().map(Recall.Owed::number).collect(Collectors.toSet());
    model.addAttribute("rows", found.rows().stream().map(notice -> new Row(notice,
        notice.step() == NoticeStep.recalled && !owed.contains(notice.number()) ? "destroyed" : state(notice))).toList());
    return "portal/sponsor-arrivals";
  }

  @GetMapping(ONE)
  String open(@PathVariable UUID id, Model model) {
    NoticesOfArrival.Opened opened =
        notices.open(SignedIn.organization(), id, DisclosureChannel.page).orElseThrow(SponsorArrivalPages::notFound);
    Notice notice = opened.notice();
    model.addAttribute("notice", notice);
    if (notice.step() == NoticeStep.recalled) {
      model.addAttribute("destroyedAt", recalled.destroyedAt(notice.number(), SignedIn.organization()).orElse(null));
      return "portal/province-recalled";
    }
    model.addAttribute("allowed", opened.allowed());
    model.addAttribute("currentId", opened.currentId());
    model.addAttribute("state", state(notice));
    return "portal/sponsor-arrival";
  }

  /** @param sure present when the box is ticked */
  @PostMapping(path = ONE, params = "step=destroyed")
  String destroyed(@PathVariable UUID id, @RequestParam(required = false) @Nullable String sure, RedirectAttributes after) {
    if (sure == null) {
      after.addFlashAttribute("problem", "recall.page.unsure");
    } else {
      recalls.destroyed(SignedIn.organization(), id).orElseThrow(SponsorArrivalPages::notFound);
      after.addFlashAttribute("done", "recall.confirmed");
    }
    return "redirect:/sponsor/arrivals/" + id;
  }

  /** Where the arrival stands, in the words of a sponsor. */
  private static String state(Notice notice) {
    NoticeStep step = notice.step();
    return switch (step) {
      case superseded, cancelled, recalled -> step.name();
      case replanning -> "changing";
      case receipt, arrival -> "current";
      case reception, milestones, done -> "arrived";
    };
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  /** A line of the list. */
  public record Row(Notice notice, String state) {
  }
}
