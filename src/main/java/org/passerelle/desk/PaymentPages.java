package org.passerelle.desk;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.Role;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.identity.payment.Payment;
import org.passerelle.identity.payment.Payment.State;
import org.passerelle.identity.payment.Payments;
import org.passerelle.identity.payment.PaymentsOnFile;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is paid to NGOs for attestations. A compliance officer chooses the payee here; approving and releasing are done in Tasklist. */
@Controller
class PaymentPages {

  private final CaseFiles files;
  private final PaymentsOnFile onFile;
  private final Payments payments;
  private final Audit audit;

  PaymentPages(CaseFiles files, PaymentsOnFile onFile, Payments payments, Audit audit) {
    this.files = files;
    this.onFile = onFile;
    this.payments = payments;
    this.audit = audit;
  }

  /** Whether the reader may see payments. */
  static boolean mayRead() {
    return SignedIn.isAny(Role.READERS_OF_PAYMENTS);
  }

  @GetMapping("/desk/payments")
  String list(Model model, @RequestParam(required = false) @Nullable String state, @RequestParam(required = false) @Nullable UUID after) {
    State shown = Arrays.stream(State.values()).filter(each -> each.name().equals(state)).findFirst().orElse(State.due);
    List<Payment> found = onFile.page(shown, after);
    model.addAttribute("state", shown.name());
    model.addAttribute("states", State.values());
    model.addAttribute("rows", found.subList(0, Math.min(found.size(), PaymentsOnFile.PAGE)));
    model.addAttribute("fromFirst", after == null);
    model.addAttribute("next", found.size() > PaymentsOnFile.PAGE ? found.get(PaymentsOnFile.PAGE - 1).id() : null);
    model.addAttribute("language", LocaleContextHolder.getLocale().getLanguage());
    return "desk/payments";
  }

  /** @param framed present when the page stands within a task in Tasklist */
  @GetMapping("/desk/cases/{number}/payments")
  String ofCase(Model model, @PathVariable String number, @RequestParam(required = false) @Nullable String framed) {
    CaseFile file = find(number);
    audit.record("readPayments", number, null);
    model.addAttribute("file", file);
    model.addAttribute("payments", onFile.of(file.id()));
    model.addAttribute("language", LocaleContextHolder.getLocale().getLanguage());
    model.addAttribute("mayChoose", PairPage.has(Role.complianceOfficer));
    model.addAttribute("mayOpenFile", PairPage.has(Role.complianceOfficer) || PairPage.has(Role.supervisor));
    model.addAttribute("mayReadHits", WatchlistHitPages.mayRead());
    model.addAttribute("framed", framed != null);
    return "desk/case-payments";
  }

  @PostMapping("/desk/cases/{number}/payments/{id}/payee")
  String choose(@PathVariable String number, @PathVariable UUID id, @RequestParam(required = false) @Nullable String payee,
      @RequestParam(required = false) @Nullable String framed, RedirectAttributes next) {
    Payment payment = onFile.find(find(number).id(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    try {
      boolean chosen = payments.choosePayee(payment, UUID.fromString(String.valueOf(payee)));
      next.addFlashAttribute(chosen ? "done" : "problem", chosen ? "payment.done.payee" : "payment.overtaken");
    } catch (IllegalArgumentException notAPayee) {
      next.addFlashAttribute("problem", "payment.choosePayee");
    }
    return "redirect:/desk/cases/" + number + "/payments" + (framed == null ? "" : "?framed");
  }

  private CaseFile find(String number) {
    return files.byNumber(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
