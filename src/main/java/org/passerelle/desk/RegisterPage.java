package org.passerelle.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.passerelle.partner.ChangeLog;
import org.passerelle.partner.ChangedMeanwhile;
import org.passerelle.partner.OrganizationEntry;
import org.passerelle.partner.OrganizationRegister;
import org.passerelle.partner.Refusals;
import org.passerelle.reference.Programmes;
import org.passerelle.reference.Programmes.Programme;
import org.passerelle.reference.Today;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the forms of the register have in common: they are shown, sent, refused with reasons, or overtaken by somebody else's change. */
@Component
class RegisterPage {

  private final OrganizationRegister register;
  private final ChangeLog log;
  private final Programmes programmes;
  private final Today today;

  RegisterPage(OrganizationRegister register, ChangeLog log, Programmes programmes, Today today) {
    this.register = register;
    this.log = log;
    this.programmes = programmes;
    this.today = today;
  }

  /**
   * A form of the register.
   *
   * @param what         which form; its words are {@code desk.partner.<what>}
   * @param organization null for one that is to be entered
   * @param subject      the contact or agreement it is about, as people call it
   */
  record Sheet(String what, @Nullable OrganizationEntry organization, @Nullable String subject) {
  }

  OrganizationEntry find(String code) {
    return register.find(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  String show(Model model, Sheet sheet, RegisterForm form) {
    String language = LocaleContextHolder.getLocale().getLanguage();
    model.addAttribute("what", sheet.what);
    model.addAttribute("organization", sheet.organization);
    model.addAttribute("name", sheet.organization == null ? null : name(sheet.organization));
    model.addAttribute("subject", sheet.subject);
    model.addAttribute("form", form);
    model.addAttribute("today", today.get());
    List<Programme> open = programmes.open(today.get());
    model.addAttribute("programmes",
        programmes.all().stream().filter(each -> form.has("programmes", each.code()) || open.contains(each)).toList());
    model.addAttribute("language", language);
    return "desk/partner-form";
  }

  /**
   * Makes the change unless the form has faults.
   *
   * @param code      of the organization, to whose page one goes on
   * @param overtaken what to do with the form when somebody else was first
   */
  String attempt(Model model, HttpServletResponse response, RedirectAttributes next, Sheet sheet, RegisterForm form, String code,
      Runnable change, Consumer<OrganizationEntry> overtaken) {
    if (form.faults().isEmpty()) {
      try {
        change.run();
        next.addFlashAttribute("done", "desk.partner.done." + sheet.what);
        return "redirect:/desk/partners/" + code;
      } catch (Refusals refused) {
        refused.reasons().forEach(form::add);
      } catch (ChangedMeanwhile late) {
        return meet(model, response, sheet, form, overtaken);
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return show(model, sheet, form);
  }

  /** Somebody did meanwhile what the form was for. */
  String late(RedirectAttributes next, String code) {
    next.addFlashAttribute("problem", "desk.partner.late");
    return "redirect:/desk/partners/" + code;
  }

  private String meet(Model model, HttpServletResponse response, Sheet sheet, RegisterForm form, Consumer<OrganizationEntry> overtaken) {
    OrganizationEntry now = find(Optional.ofNullable(sheet.organization).orElseThrow().code());
    overtaken.accept(now);
    form.with("version", now.version());
    model.addAttribute("meanwhile", log.of(now.id(), null).stream().findFirst().orElse(null));
    response.setStatus(HttpStatus.CONFLICT.value());
    return show(model, new Sheet(sheet.what, now, sheet.subject), form);
  }

  static String name(OrganizationEntry organization) {
    return LocaleContextHolder.getLocale().getLanguage().equals("fr") ? organization.facts().nameFr() : organization.facts().nameEn();
  }
}
