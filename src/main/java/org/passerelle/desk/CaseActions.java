package org.passerelle.desk;

import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.referral.ChangeReport;
import org.passerelle.referral.ReferralChanges;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an officer records because the family told the department itself: that it withdraws, or that its danger or health has changed. */
@Controller
class CaseActions {

  private final CaseFiles files;
  private final ReferralChanges changes;

  CaseActions(CaseFiles files, ReferralChanges changes) {
    this.files = files;
    this.changes = changes;
  }

  @PostMapping("/desk/cases/{number}/withdrawal")
  String withdraw(@PathVariable String number, @RequestParam(required = false) @Nullable String sure, RedirectAttributes next) {
    CaseFile file = find(number);
    if (sure == null) {
      next.addFlashAttribute("problem", "desk.withdraw.unsure");
    } else {
      record(next, "desk.done.withdrawn", () -> changes.withdraw(file));
    }
    return "redirect:/desk/cases/" + number;
  }

  @PostMapping("/desk/cases/{number}/change")
  String change(@PathVariable String number, @RequestParam(defaultValue = "") String level, @RequestParam(defaultValue = "") String description,
      RedirectAttributes next) {
    CaseFile file = find(number);
    ChangeReport report = switch (level) {
      case "serious", "immediate" -> new ChangeReport(ChangeReport.NEW_DANGER, description, level, null, null);
      case "significant", "lifeThreatening" -> new ChangeReport(ChangeReport.MEDICAL, description, null, level, null);
      default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    };
    if (description.isBlank() || description.length() > ChangeReport.LONGEST_DESCRIPTION) {
      next.addFlashAttribute("problem", "desk.change.describe");
    } else {
      record(next, "desk.done.change", () -> changes.report(file, report));
    }
    return "redirect:/desk/cases/" + number;
  }

  private static void record(RedirectAttributes next, String done, Runnable change) {
    try {
      change.run();
      next.addFlashAttribute("done", done);
    } catch (CaseProcesses.NotWaiting e) {
      next.addFlashAttribute("problem", "desk.closed");
    } catch (jakarta.validation.ConstraintViolationException e) {
      next.addFlashAttribute("problem", "desk.change.describe");
    }
  }

  private CaseFile find(String number) {
    return files.byNumber(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
