package org.passerelle.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.people.BadEntries;
import org.passerelle.people.EntryForm;
import org.passerelle.people.ForgottenPasswords;
import org.passerelle.people.Invitation;
import org.passerelle.people.Inviting;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What the links in our mails open for people without a password. To look at a page uses nothing up, because programs that examine mail open every
 * link; only sending its form does. A link that opens nothing is answered alike, whatever the reason.
 */
@Controller
class LinkPages {

  private static final String TO_SIGN_IN = "redirect:/login";
  private static final String GONE = "people/link-gone";

  private final Inviting inviting;
  private final ForgottenPasswords forgotten;

  LinkPages(Inviting inviting, ForgottenPasswords forgotten) {
    this.inviting = inviting;
    this.forgotten = forgotten;
  }

  @GetMapping("/invitation/{token}")
  String invitation(Model model, @PathVariable String token) {
    return invitation(model, token, EntryForm.blank());
  }

  @PostMapping("/invitation/{token}")
  String accept(Model model, @PathVariable String token, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes next) {
    EntryForm form = EntryForm.sent(fields);
    try {
      if (!inviting.accept(token, form.text("username"), form.raw("password"), form.raw("again"))) {
        return gone(model, "invitation");
      }
      next.addFlashAttribute("done", "people.done.accepted");
      return TO_SIGN_IN;
    } catch (BadEntries bad) {
      return invitation(model, token, form.with(bad));
    }
  }

  @GetMapping("/password")
  String ask(Model model, @RequestParam(required = false) @Nullable String sent) {
    model.addAttribute("sent", sent != null);
    return "people/password-ask";
  }

  @PostMapping("/password")
  String ask(@RequestParam(defaultValue = "") String who, HttpServletRequest request) {
    forgotten.ask(who, request.getRemoteAddr());
    return "redirect:/password?sent";
  }

  @GetMapping("/password/{token}")
  String password(Model model, @PathVariable String token) {
    return password(model, token, EntryForm.blank());
  }

  @PostMapping("/password/{token}")
  String choose(Model model, @PathVariable String token, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes next) {
    EntryForm form = EntryForm.sent(fields);
    try {
      if (!forgotten.choose(token, form.raw("password"), form.raw("again"))) {
        return gone(model, "password");
      }
      next.addFlashAttribute("done", "people.done.newPassword");
      return TO_SIGN_IN;
    } catch (BadEntries bad) {
      return password(model, token, form.with(bad));
    }
  }

  private String invitation(Model model, String token, EntryForm form) {
    Optional<Invitation> opened = inviting.opened(token);
    if (opened.isEmpty()) {
      return gone(model, "invitation");
    }
    model.addAttribute("invitation", opened.get());
    model.addAttribute("token", token);
    model.addAttribute("form", form);
    return "people/invitation";
  }

  private String password(Model model, String token, EntryForm form) {
    Optional<String> username = forgotten.opened(token);
    if (username.isEmpty()) {
      return gone(model, "password");
    }
    model.addAttribute("username", username.get());
    model.addAttribute("token", token);
    model.addAttribute("form", form);
    return "people/password-new";
  }

  private static String gone(Model model, String kind) {
    model.addAttribute("kind", kind);
    return GONE;
  }
}
