package org.passerelle.desk;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.Role;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.identity.choice.ChoicesMade;
import org.passerelle.identity.gate.Finding;
import org.passerelle.identity.gate.Gate.Condition;
import org.passerelle.identity.gate.GateChecks;
import org.passerelle.identity.gate.GateChecks.Check;
import org.passerelle.pages.CodeNames;
import org.passerelle.pages.Times;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Whether an NGO may be asked about a family: every condition with its reasons, each time it was checked, and why that NGO was chosen. */
@Controller
class GatePages {

  private final CaseFiles files;
  private final GateChecks checks;
  private final ChoicesMade choices;
  private final MessageSource messages;
  private final CodeNames names;
  private final Times times;
  private final Audit audit;

  GatePages(CaseFiles files, GateChecks checks, ChoicesMade choices, MessageSource messages, CodeNames names, Times times, Audit audit) {
    this.files = files;
    this.checks = checks;
    this.choices = choices;
    this.messages = messages;
    this.names = names;
    this.times = times;
    this.audit = audit;
  }

  /** @param framed present when the page stands within a task in Tasklist */
  @GetMapping("/desk/cases/{number}/gate")
  String gate(Model model, @PathVariable String number, @RequestParam(required = false) @Nullable String framed) {
    CaseFile file = files.byNumber(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    audit.record("readGate", number, null);
    List<Check> all = checks.of(file.id());
    List<View> views = all.stream().limit(GateChecks.MOST).map(each -> view(each, number)).toList();
    model.addAttribute("number", number);
    model.addAttribute("latest", views.isEmpty() ? null : views.get(0));
    model.addAttribute("earlier", views.stream().skip(1).toList());
    model.addAttribute("more", all.size() > GateChecks.MOST);
    model.addAttribute("answers", checks.answers(file.id()));
    model.addAttribute("choices", choices.of(file.id()));
    model.addAttribute("mayOpenFile", isOneOf(Role.OFFICERS) || isOneOf(Set.of(Role.supervisor)));
    model.addAttribute("language", LocaleContextHolder.getLocale().getLanguage());
    model.addAttribute("framed", framed != null);
    return "desk/gate";
  }

  private View view(Check check, String number) {
    return new View(check, List.of(Condition.values()).stream().map(condition -> new Row(condition,
        check.of(condition).stream().map(each -> new Said(each.met(), sentence(each), where(each, check, number))).toList())).toList());
  }

  private String sentence(Finding finding) {
    String restsOn = finding.restsOn();
    boolean country = finding.condition() == Condition.authorization && finding.reference() == null;
    Object[] arguments = {restsOn == null ? "" : country ? names.country(restsOn) : restsOn, times.moment(finding.moment())};
    return messages.getMessage("gate.finding." + finding.code(), arguments, LocaleContextHolder.getLocale());
  }

  /** Where what is missing can be mended or looked up; null where the reader has no business. */
  private static @Nullable String where(Finding finding, Check check, String number) {
    String organization = "/desk/partners/" + check.code();
    return switch (finding.condition()) {
      case agreement -> organization;
      case authorization, payment -> finding.reference() == null
          ? finding.condition() == Condition.payment ? organization : finding.met() ? null : forReaders("/desk/authorizations")
          : forReaders("/desk/authorizations/" + finding.reference());
      case screening -> finding.reference() != null && WatchlistHitPages.mayRead() ? "/desk/watchlists/hits/" + finding.reference()
          : organization + "#parties";
      case safety -> finding.code().startsWith("safetyStaff.") ? organization + "#verifier"
          : isOneOf(Role.OFFICERS) || isOneOf(Set.of(Role.supervisor)) ? "/desk/cases/" + number : null;
    };
  }

  private static @Nullable String forReaders(String path) {
    return isOneOf(Role.READERS_OF_AUTHORIZATIONS) ? path : null;
  }

  private static boolean isOneOf(Set<Role> roles) {
    return SignedIn.current().filter(reader -> roles.stream().anyMatch(reader::has)).isPresent();
  }

  /** A check as it is shown. */
  public record View(Check check, List<Row> rows) {

    /** Whether every condition is met. */
    public boolean open() {
      return check.open();
    }
  }

  /** A condition with what was found of it. */
  public record Row(Condition condition, List<Said> said) {

    public boolean met() {
      return said.stream().allMatch(Said::met);
    }
  }

  /**
   * A finding in words.
   *
   * @param where the page on which it can be mended or looked up; null when there is none for this reader
   */
  public record Said(boolean met, String sentence, @Nullable String where) {
  }
}
