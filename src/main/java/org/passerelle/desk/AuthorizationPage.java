package org.passerelle.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.pages.CodeNames;
import org.passerelle.partner.ChangedMeanwhile;
import org.passerelle.partner.Refusals;
import org.passerelle.partner.authorization.ControlledArea;
import org.passerelle.partner.authorization.WorkAuthorization;
import org.passerelle.partner.authorization.WorkAuthorizations;
import org.passerelle.reference.Today;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the forms about authorizations and controlled areas have in common: they are shown, sent, refused with reasons, or overtaken. */
@Component
class AuthorizationPage {

  static final String ALL = "/desk/authorizations";
  static final String AREAS = ALL + "/areas";

  private final WorkAuthorizations authorizations;
  private final CodeNames names;
  private final Today today;

  AuthorizationPage(WorkAuthorizations authorizations, CodeNames names, Today today) {
    this.authorizations = authorizations;
    this.names = names;
    this.today = today;
  }

  /**
   * A form.
   *
   * @param what          which; its words are {@code authorization.form.<what>}
   * @param authorization which it is about; null when it is about none
   * @param partner       the named partner it is about; null when it is about none
   * @param area          the controlled area it is about; null when it is about none
   */
  record Sheet(String what, @Nullable WorkAuthorization authorization, WorkAuthorization.@Nullable NamedPartner partner,
      @Nullable ControlledArea area) {

    static Sheet of(String what) {
      return new Sheet(what, null, null, null);
    }

    static Sheet of(String what, WorkAuthorization authorization) {
      return new Sheet(what, authorization, null, null);
    }

    /** Where one goes on. */
    String back() {
      return authorization != null ? ALL + "/" + authorization.id() : what.startsWith("area") ? AREAS : ALL;
    }
  }

  /** A change of what a form is about. */
  interface Change {

    /** @return where one goes on; null for where the form's page says */
    @Nullable String run();
  }

  WorkAuthorization find(UUID id) {
    return authorizations.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  LocalDate today() {
    return today.get();
  }

  String show(Model model, Sheet sheet, RegisterForm form) {
    model.addAttribute("what", sheet.what);
    model.addAttribute("authorization", sheet.authorization);
    model.addAttribute("partner", sheet.partner);
    model.addAttribute("area", sheet.area);
    model.addAttribute("back", sheet.back());
    model.addAttribute("form", form);
    model.addAttribute("countries", names.countries());
    model.addAttribute("language", LocaleContextHolder.getLocale().getLanguage());
    return "desk/authorization-form";
  }

  String attempt(Model model, HttpServletResponse response, RedirectAttributes next, Sheet sheet, RegisterForm form, Change change) {
    if (form.faults().isEmpty()) {
      try {
        String onward = change.run();
        next.addFlashAttribute("done", "authorization.done." + sheet.what);
        return "redirect:" + (onward == null ? sheet.back() : onward);
      } catch (Refusals refused) {
        refused.reasons().forEach(form::add);
      } catch (ChangedMeanwhile late) {
        return meet(model, response, sheet, form);
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return show(model, sheet, form);
  }

  /** It cannot be done as things stand: somebody did it meanwhile, or the reader is not the one to do it. */
  String refuse(RedirectAttributes next, Sheet sheet, String problem) {
    next.addFlashAttribute("problem", problem);
    return "redirect:" + sheet.back();
  }

  private String meet(Model model, HttpServletResponse response, Sheet sheet, RegisterForm form) {
    WorkAuthorization now = find(sheet.authorization.id());
    form.with("version", now.version());
    model.addAttribute("meanwhile", true);
    response.setStatus(HttpStatus.CONFLICT.value());
    return show(model, new Sheet(sheet.what, now, sheet.partner, sheet.area), form);
  }
}
