package org.passerelle.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.AccountRecord;
import org.passerelle.access.AccountRecords;
import org.passerelle.access.Reach;
import org.passerelle.access.Role;
import org.passerelle.people.BadEntries;
import org.passerelle.people.EntryForm;
import org.passerelle.people.Invitation;
import org.passerelle.people.Inviting;
import org.passerelle.people.Inviting.Invitee;
import org.passerelle.people.LookingAfterPeople;
import org.passerelle.portal.PeopleActions;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an administrator looks after: staff and their roles, and the people of any organization. */
@Controller
@RequestMapping("/desk/people")
class StaffPages extends PeopleActions {

  private static final String HERE = "/desk/people";
  private static final String INVITATIONS = HERE + "/invitations";

  private final LookingAfterPeople people;
  private final Inviting inviting;

  StaffPages(LookingAfterPeople people, Inviting inviting) {
    super(people, inviting);
    this.people = people;
    this.inviting = inviting;
  }

  @Override
  protected Reach reach() {
    return Reach.everybody();
  }

  @Override
  protected String base() {
    return HERE;
  }

  @Override
  protected String invitations() {
    return INVITATIONS;
  }

  @Override
  protected void fill(Model model) {
    model.addAttribute("staffRoles", Role.staff());
    model.addAttribute("form", EntryForm.blank());
  }

  @GetMapping
  String list(Model model, @RequestParam(required = false) @Nullable String search, @RequestParam(required = false) @Nullable String role,
      @RequestParam(required = false) @Nullable UUID after) {
    String wanted = search == null || search.isBlank() ? null : search.strip().replaceAll("\\p{Cc}", "");
    Optional<Role> known = Arrays.stream(Role.values()).filter(one -> one.name().equals(role)).findFirst();
    List<AccountRecord> found = people.page(reach(), wanted, known.orElse(null), after);
    model.addAttribute("people", found.subList(0, Math.min(found.size(), AccountRecords.PAGE)));
    model.addAttribute("next", found.size() > AccountRecords.PAGE ? found.get(AccountRecords.PAGE - 1).id() : null);
    model.addAttribute("search", wanted);
    model.addAttribute("role", known.map(Role::name).orElse(null));
    model.addAttribute("allRoles", Role.values());
    model.addAttribute("base", HERE);
    return "desk/people";
  }

  @GetMapping("/invitations")
  String invitations(Model model, @RequestParam(required = false) @Nullable UUID before) {
    List<Invitation> found = inviting.open(reach(), before);
    model.addAttribute("invitations", found.subList(0, Math.min(found.size(), AccountRecords.PAGE)));
    model.addAttribute("next", found.size() > AccountRecords.PAGE ? found.get(AccountRecords.PAGE - 1).id() : null);
    model.addAttribute("base", HERE);
    return "desk/people-invitations";
  }

  @GetMapping("/invite")
  String inviteStaff(Model model) {
    return form(model, "staff", EntryForm.blank());
  }

  @PostMapping("/invite")
  String inviteStaff(Model model, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes next) {
    EntryForm form = EntryForm.sent(fields);
    return attempt(model, "staff", form, next, () -> inviting.inviteStaff(invitee(form), form.all("roles")));
  }

  @GetMapping("/invite-partner")
  String inviteToOrganization(Model model) {
    return form(model, "organization", EntryForm.blank());
  }

  @PostMapping("/invite-partner")
  String inviteToOrganization(Model model, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes next) {
    EntryForm form = EntryForm.sent(fields);
    return attempt(model, "organization", form, next, () -> inviting.inviteTo(id(form.text("organization")), invitee(form), form.text("role")));
  }

  @PostMapping("/{id}/roles")
  String giveRoles(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes next) {
    try {
      return after(people.giveRoles(id, EntryForm.sent(fields).all("roles")), id, "people.done.roles", next);
    } catch (BadEntries bad) {
      next.addFlashAttribute("refused", bad.entries().get(0).messageKey());
      return "redirect:" + HERE + "/" + id;
    }
  }

  private String attempt(Model model, String kind, EntryForm form, RedirectAttributes next, Runnable invite) {
    try {
      invite.run();
      next.addFlashAttribute("done", "people.done.invited");
      return "redirect:" + INVITATIONS;
    } catch (BadEntries bad) {
      return form(model, kind, form.with(bad));
    }
  }

  private String form(Model model, String kind, EntryForm form) {
    model.addAttribute("form", form);
    model.addAttribute("base", HERE);
    model.addAttribute("kind", kind);
    model.addAttribute("staffRoles", Role.staff());
    model.addAttribute("given", List.of());
    String language = LocaleContextHolder.getLocale().getLanguage();
    model.addAttribute("organizations", kind.equals("organization") ? inviting.organizations(language) : List.of());
    return "people/invite";
  }

  private static Invitee invitee(EntryForm form) {
    return new Invitee(form.text("displayName"), form.text("email"), form.text("language"));
  }

  private static @Nullable UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException notChosen) {
      return null;
    }
  }
}
