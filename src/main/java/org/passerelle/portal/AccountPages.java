package org.passerelle.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.AccountRecord;
import org.passerelle.access.SecondFactorPolicy;
import org.passerelle.access.SignInSteps;
import org.passerelle.access.SignedIn;
import org.passerelle.pages.QrCode;
import org.passerelle.people.BadEntries;
import org.passerelle.people.EntryForm;
import org.passerelle.people.OwnAccount;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Each person's own account, for staff and outside parties alike. */
@Controller
@RequestMapping("/account")
class AccountPages {

  private static final String HERE = "/account";
  private static final String TO_HERE = "redirect:" + HERE;
  private static final String SECRET = "account.newSecret";

  private final OwnAccount account;
  private final SecondFactorPolicy policy;
  private final SignInSteps steps;

  AccountPages(OwnAccount account, SecondFactorPolicy policy, SignInSteps steps) {
    this.account = account;
    this.policy = policy;
    this.steps = steps;
  }

  @GetMapping
  String page(Model model) {
    return page(model, EntryForm.blank(), null);
  }

  @PostMapping("/details")
  String change(Model model, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes next, HttpServletRequest request,
      HttpServletResponse response) {
    EntryForm form = EntryForm.sent(fields);
    return attempt(model, form, "details", next, "people.done.details", request, response,
        () -> account.change(person(), form.text("displayName"), form.text("language")));
  }

  @PostMapping("/password")
  String password(Model model, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes next, HttpServletRequest request,
      HttpServletResponse response) {
    EntryForm form = EntryForm.sent(fields);
    return attempt(model, form, "password", next, "people.done.password", request, response,
        () -> account.changePassword(person(), form.raw("current"), form.raw("password"), form.raw("again"), request.getRemoteAddr()));
  }

  @GetMapping("/second-factor")
  String secondFactor(Model model, HttpServletRequest request) {
    String secret = account.newSecret();
    request.getSession().setAttribute(SECRET, secret);
    return secondFactor(model, EntryForm.blank(), secret);
  }

  @PostMapping("/second-factor")
  String enrol(Model model, @RequestParam MultiValueMap<String, String> fields, HttpServletRequest request, HttpServletResponse response) {
    EntryForm form = EntryForm.sent(fields);
    if (!(request.getSession().getAttribute(SECRET) instanceof String secret)) {
      return TO_HERE + "/second-factor";
    }
    try {
      List<String> codes = account.enrol(person(), secret, form.raw("code"), form.raw("current"), request.getRemoteAddr());
      request.getSession().removeAttribute(SECRET);
      steps.renew(request, response);
      return recoveryCodes(model, codes);
    } catch (BadEntries bad) {
      return secondFactor(model, form.with(bad), secret);
    }
  }

  @PostMapping("/second-factor/off")
  String removeSecondFactor(Model model, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes next, HttpServletRequest request,
      HttpServletResponse response) {
    EntryForm form = EntryForm.sent(fields);
    return attempt(model, form, "factor", next, "people.done.factorOff", request, response,
        () -> account.removeSecondFactor(person(), form.raw("current"), request.getRemoteAddr()));
  }

  @PostMapping("/recovery-codes")
  String newRecoveryCodes(Model model, @RequestParam MultiValueMap<String, String> fields, HttpServletRequest request) {
    EntryForm form = EntryForm.sent(fields);
    try {
      return recoveryCodes(model, account.newRecoveryCodes(person(), form.raw("current"), request.getRemoteAddr()));
    } catch (BadEntries bad) {
      return page(model, form.with(bad), "codes");
    }
  }

  private String attempt(Model model, EntryForm form, String which, RedirectAttributes next, String done, HttpServletRequest request,
      HttpServletResponse response, Runnable change) {
    try {
      change.run();
      steps.renew(request, response);
      next.addFlashAttribute("done", done);
      return TO_HERE;
    } catch (BadEntries bad) {
      return page(model, form.with(bad), which);
    }
  }

  /** The page; of its forms the one that was sent shows what is wrong with it. */
  private String page(Model model, EntryForm form, @Nullable String which) {
    AccountRecord mine = account.of(person());
    model.addAttribute("account", mine);
    model.addAttribute("asIs", EntryForm.of("displayName", mine.displayName(), "language", mine.language()));
    model.addAttribute("codesLeft", account.recoveryCodesLeft(person()));
    model.addAttribute("required", policy.required());
    model.addAttribute("sent", which);
    model.addAttribute("form", form);
    model.addAttribute("blank", EntryForm.blank());
    return "people/account";
  }

  private String secondFactor(Model model, EntryForm form, String secret) {
    model.addAttribute("form", form);
    model.addAttribute("secret", secret);
    model.addAttribute("qr", QrCode.ofSecret(person().username(), secret));
    model.addAttribute("action", HERE + "/second-factor");
    return "people/second-factor";
  }

  private static String recoveryCodes(Model model, List<String> codes) {
    model.addAttribute("codes", codes);
    model.addAttribute("next", HERE);
    return "people/recovery-codes";
  }

  private static SignedIn person() {
    return SignedIn.current().orElseThrow();
  }
}
