package org.passerelle.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.Role;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.identity.biometrics.Biometrics.Result;
import org.passerelle.identity.biometrics.BiometricsOnFile;
import org.passerelle.identity.biometrics.BiometricsOnFile.Member;
import org.passerelle.identity.biometrics.BiometricsOnFile.Outcome;
import org.passerelle.identity.biometrics.RecordingBiometrics;
import org.passerelle.identity.biometrics.RecordingBiometrics.Entry;
import org.passerelle.pages.CodeNames;
import org.passerelle.reference.Today;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A family's biometrics: who owes them, who has given them, and the form by which an identity officer records them. */
@Controller
@RequestMapping("/desk/cases/{number}/biometrics")
class BiometricsPages {

  private static final int LONGEST_REFERENCE = 60;
  private static final List<String> RESULTS = Arrays.stream(Result.values()).map(Enum::name).toList();

  /** A family gives them together: what was the same for the last member stands in the form for the next. */
  private static final List<String> SAME_FOR_ALL = List.of("givenOn", "country", "place");

  private final CaseFiles files;
  private final BiometricsOnFile biometrics;
  private final RecordingBiometrics recording;
  private final CodeNames names;
  private final Today today;
  private final Audit audit;

  BiometricsPages(CaseFiles files, BiometricsOnFile biometrics, RecordingBiometrics recording, CodeNames names, Today today, Audit audit) {
    this.files = files;
    this.biometrics = biometrics;
    this.recording = recording;
    this.names = names;
    this.today = today;
    this.audit = audit;
  }

  /** Whether the reader may see them. */
  static boolean mayRead() {
    return SignedIn.isAny(Role.READERS_OF_BIOMETRICS);
  }

  /**
   * @param person who is chosen in the form
   * @param framed present when the page stands within a task in Tasklist
   */
  @GetMapping
  String show(Model model, @PathVariable String number, @RequestParam(required = false) @Nullable UUID person,
      @RequestParam(required = false) @Nullable String framed) {
    CaseFile file = find(number);
    audit.record("readBiometrics", number, null);
    RegisterForm form = RegisterForm.at(0);
    SAME_FOR_ALL.forEach(field -> form.with(field, model.getAttribute(field)));
    return fill(model, file, form.with("person", person), framed);
  }

  @PostMapping
  ModelAndView record(Model model, @PathVariable String number, @RequestParam MultiValueMap<String, String> fields,
      @RequestParam(required = false) @Nullable String framed, RedirectAttributes next) {
    CaseFile file = find(number);
    RegisterForm form = RegisterForm.sent(fields);
    UUID person = person(form);
    Entry entry = read(form);
    try {
      if (form.faults().isEmpty()) {
        recording.record(file, person, entry).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)).forEach(form::add);
      }
    } catch (CaseProcesses.NotWaiting closed) {
      next.addFlashAttribute("problem", "desk.closed");
      return again(number, framed);
    }
    if (!form.faults().isEmpty()) {
      audit.record("readBiometrics", number, null);
      return new ModelAndView(fill(model, file, form, framed), HttpStatus.UNPROCESSABLE_ENTITY);
    }
    next.addFlashAttribute("done", entry.result() == Result.otherIdentity ? "biometrics.done.adverse" : "biometrics.done");
    SAME_FOR_ALL.forEach(field -> next.addFlashAttribute(field, form.value(field)));
    return again(number, framed);
  }

  private static UUID person(RegisterForm form) {
    try {
      return UUID.fromString(form.value("person"));
    } catch (IllegalArgumentException e) {
      form.add("person", "organization.fault.choose");
      return new UUID(0, 0);
    }
  }

  private Entry read(RegisterForm form) {
    String result = form.oneOf("result", RESULTS);
    return new Entry(form.day("givenOn"), form.oneOf("country", names.countries()), form.line("place", RegisterForm.LONGEST_LINE),
        form.wrong("result") ? Result.noMatch : Result.valueOf(result), form.lineOrNone("reference", LONGEST_REFERENCE), form.reasonOrNone("note"));
  }

  private String fill(Model model, CaseFile file, RegisterForm form, @Nullable String framed) {
    List<Member> members = biometrics.members(file.id());
    if (form.value("person").isEmpty()) {
      form.with("person", members.stream().filter(Member::missing).findFirst().map(member -> member.person().id()).orElse(null));
    }
    model.addAllAttributes(Map.of("file", file, "members", members, "form", form, "results", RESULTS, "countries", names.countries(),
        "missing", members.stream().filter(Member::missing).count(), "records", biometrics.of(file.id()), "today", today.get(),
        "mayRecord", PairPage.has(Role.identityOfficer) && file.open(), "mayOpenFile", mayOpenFile()));
    model.addAttribute("adverse", biometrics.outcome(file.id()) == Outcome.adverse);
    model.addAttribute("framed", framed != null);
    return "desk/biometrics";
  }

  private static boolean mayOpenFile() {
    return SignedIn.current().filter(reader -> reader.has(Role.supervisor) || reader.hasAny(Role.OFFICERS)).isPresent();
  }

  private static ModelAndView again(String number, @Nullable String framed) {
    return new ModelAndView("redirect:/desk/cases/" + number + "/biometrics" + (framed == null ? "" : "?framed"));
  }

  private CaseFile find(String number) {
    return files.byNumber(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
