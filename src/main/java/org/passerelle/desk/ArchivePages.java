package org.passerelle.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.passerelle.access.Audit;
import org.passerelle.casefile.CaseArchive;
import org.passerelle.casefile.CaseArchive.Archived;
import org.passerelle.casefile.Timeline;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Cases that have left the lists: auditors find one by its number, for a reason that is audited, and read what happened to it. */
@Controller
@RequestMapping("/desk/archive")
class ArchivePages {

  private static final int SHORTEST_REASON = 10;
  private static final int LONGEST_REASON = 500;

  private final CaseArchive archive;
  private final Timeline timeline;
  private final Audit audit;

  ArchivePages(CaseArchive archive, Timeline timeline, Audit audit) {
    this.archive = archive;
    this.timeline = timeline;
    this.audit = audit;
  }

  @GetMapping
  String open() {
    return "desk/archive";
  }

  /** Posted, not asked for: the reason stands in no address. */
  @PostMapping
  String find(@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String reason, Model model,
      HttpServletResponse response) {
    model.addAttribute("number", number);
    model.addAttribute("reason", reason);
    if (!number.strip().matches("PAS-\\d{4}-\\d{6,9}")) {
      return wrong("number", "archive.wrong.number", model, response);
    }
    if (reason.strip().length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
      return wrong("reason", "archive.wrong.reason", model, response);
    }
    audit.record("readArchivedCase", number.strip(), reason.strip());
    Optional<Archived> found = archive.find(number.strip());
    if (found.isEmpty()) {
      response.setStatus(HttpStatus.NOT_FOUND.value());
      model.addAttribute("notFound", true);
    }
    found.ifPresent(file -> {
      model.addAttribute("file", file);
      model.addAttribute("timeline", timeline.of(file.id()));
    });
    return "desk/archive";
  }

  private static String wrong(String field, String sentence, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    model.addAttribute("wrongField", field);
    model.addAttribute("wrongSentence", sentence);
    return "desk/archive";
  }
}
