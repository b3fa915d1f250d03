package org.passerelle.portal;

import java.util.UUID;
import org.passerelle.access.SignedIn;
import org.passerelle.handoff.Notice;
import org.passerelle.handoff.NoticeStep;
import org.passerelle.handoff.NoticesOfArrival;
import org.passerelle.handoff.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What a sponsor sees of the arrival of a family it has taken charge of: copies, to which nothing is answered. */
@Controller
@RequestMapping("/sponsor/arrivals")
class SponsorArrivalPages {

  private final NoticesOfArrival notices;

  SponsorArrivalPages(NoticesOfArrival notices) {
    this.notices = notices;
  }

  @GetMapping
  String list(@RequestParam(defaultValue = "1") int page, Model model) {
    Page<Notice> found = notices.copies(SignedIn.organization(), page);
    model.addAttribute("page", found);
    model.addAttribute("rows", found.rows().stream().map(notice -> new Row(notice, state(notice))).toList());
    return "portal/sponsor-arrivals";
  }

  @GetMapping("/{id:[0-9a-f-]{36}}")
  String open(@PathVariable UUID id, Model model) {
    NoticesOfArrival.Opened opened =
        notices.open(SignedIn.organization(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("notice", opened.notice());
    model.addAttribute("currentId", opened.currentId());
    model.addAttribute("state", state(opened.notice()));
    return "portal/sponsor-arrival";
  }

  /** Where the arrival stands, in the words of a sponsor. */
  private static String state(Notice notice) {
    NoticeStep step = notice.step();
    return switch (step) {
      case superseded, cancelled -> step.name();
      case replanning -> "changing";
      case receipt, arrival -> "current";
      case reception, milestones, done -> "arrived";
    };
  }

  /** A line of the list. */
  public record Row(Notice notice, String state) {
  }
}
