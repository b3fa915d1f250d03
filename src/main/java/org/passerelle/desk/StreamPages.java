package org.passerelle.desk;

import java.util.List;
import java.util.Set;
import org.passerelle.access.Role;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.engine.WrongField;
import org.passerelle.sponsorship.Charge;
import org.passerelle.sponsorship.Charges;
import org.passerelle.sponsorship.ChoosingStream;
import org.passerelle.sponsorship.Stream;
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

/** Where a matching officer chooses another stream than the decision table, and why; supervisors read what was chosen. */
@Controller
@RequestMapping("/desk/cases/{number}/stream")
class StreamPages {

  private final CaseFiles files;
  private final ChoosingStream streams;
  private final Charges charges;

  StreamPages(CaseFiles files, ChoosingStream streams, Charges charges) {
    this.files = files;
    this.streams = streams;
    this.charges = charges;
  }

  /** Whether the reader may see the page. */
  static boolean mayRead() {
    return PairPage.has(Role.matchingOfficer) || PairPage.has(Role.supervisor);
  }

  @GetMapping
  String show(Model model, @PathVariable String number) {
    return fill(model, find(number), RegisterForm.at(0));
  }

  @PostMapping
  ModelAndView choose(Model model, @PathVariable String number, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes next) {
    CaseFile file = find(number);
    RegisterForm form = RegisterForm.sent(fields);
    String stream = form.oneOf("stream", java.util.Arrays.stream(Stream.values()).map(Enum::name).toList());
    String reason = form.reason("reason");
    try {
      if (form.faults().isEmpty()) {
        streams.choose(file, Stream.valueOf(stream), reason);
      }
    } catch (WrongField wrong) {
      form.add(wrong.field(), wrong.messageKey());
    } catch (CaseProcesses.NotWaiting settled) {
      next.addFlashAttribute("problem", "stream.settled");
      return new ModelAndView("redirect:/desk/cases/" + number + "/stream");
    }
    if (!form.faults().isEmpty()) {
      return new ModelAndView(fill(model, file, form), HttpStatus.UNPROCESSABLE_ENTITY);
    }
    next.addFlashAttribute("done", "stream.done");
    return new ModelAndView("redirect:/desk/cases/" + number + "/stream");
  }

  private String fill(Model model, CaseFile file, RegisterForm form) {
    Set<Stream> open = PairPage.has(Role.matchingOfficer) ? streams.open(file) : Set.of();
    Charge charge = charges.of(file.id()).charge();
    model.addAttribute("file", file);
    model.addAttribute("charge", charge);
    model.addAttribute("settled", !file.open() || charge != null && charge.takenBy() != null);
    model.addAttribute("mayChoose", PairPage.has(Role.matchingOfficer));
    model.addAttribute("open", List.copyOf(open));
    model.addAttribute("choices", streams.history(file));
    model.addAttribute("form", form);
    return "desk/stream";
  }

  private CaseFile find(String number) {
    return files.byNumber(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
