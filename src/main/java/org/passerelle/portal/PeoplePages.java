package org.passerelle.portal;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.AccountRecord;
import org.passerelle.access.AccountRecords;
import org.passerelle.access.Reach;
import org.passerelle.access.SignedIn;
import org.passerelle.people.BadEntries;
import org.passerelle.people.EntryForm;
import org.passerelle.people.Inviting;
import org.passerelle.people.Inviting.Invitee;
import org.passerelle.people.LookingAfterPeople;
import org.passerelle.people.Programs;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a lead looks after: the people of their organization, who is invited, and the programs that call the API. */
@Controller
@RequestMapping("/people")
class PeoplePages extends PeopleActions {

  private static final String HERE = "/people";
  private static final String LIST = "people/people";
  private static final String INVITE = "people/invite";

  private final LookingAfterPeople people;
  private final Inviting inviting;
  private final Programs programs;

  PeoplePages(LookingAfterPeople people, Inviting inviting, Programs programs) {
    super(people, inviting);
    this.people = people;
    this.inviting = inviting;
    this.programs = programs;
  }

  @Override
  protected Reach reach() {
    return Reach.within(SignedIn.organization());
  }

  @Override
  protected String base() {
    return HERE;
  }

  @Override
  protected String invitations() {
    return HERE;
  }

  @GetMapping
  String list(Model model, @RequestParam(required = false) @Nullable UUID after) {
    return list(model, after, EntryForm.blank());
  }

  @GetMapping("/invite")
  String invite(Model model) {
    return invite(model, EntryForm.blank());
  }

  @PostMapping("/invite")
  String invite(Model model, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes next) {
    EntryForm form = EntryForm.sent(fields);
    try {
      inviting.inviteTo(SignedIn.organization(), new Invitee(form.text("displayName"), form.text("email"), form.text("language")),
          form.text("role"));
      next.addFlashAttribute("done", "people.done.invited");
      return "redirect:" + HERE;
    } catch (BadEntries bad) {
      return invite(model, form.with(bad));
    }
  }

  @PostMapping("/programs")
  String makeProgram(Model model, @RequestParam MultiValueMap<String, String> fields) {
    EntryForm form = EntryForm.sent(fields);
    try {
      model.addAttribute("program", programs.make(SignedIn.organization(), form.text("label")));
      return "people/program";
    } catch (BadEntries bad) {
      return list(model, null, form.with(bad));
    }
  }

  @PostMapping("/programs/{clientId}/revoke")
  String revoke(@PathVariable String clientId, RedirectAttributes next) {
    if (!programs.revoke(SignedIn.organization(), clientId)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    next.addFlashAttribute("done", "people.done.revoked");
    return "redirect:" + HERE;
  }

  private String list(Model model, @Nullable UUID after, EntryForm form) {
    List<AccountRecord> found = people.page(reach(), null, null, after);
    model.addAttribute("people", found.subList(0, Math.min(found.size(), AccountRecords.PAGE)));
    model.addAttribute("next", found.size() > AccountRecords.PAGE ? found.get(AccountRecords.PAGE - 1).id() : null);
    model.addAttribute("invitations", inviting.open(reach(), null));
    model.addAttribute("programs", programs.of(SignedIn.organization()));
    model.addAttribute("base", HERE);
    model.addAttribute("form", form);
    return LIST;
  }

  private static String invite(Model model, EntryForm form) {
    model.addAttribute("form", form);
    model.addAttribute("base", HERE);
    model.addAttribute("kind", "colleague");
    return INVITE;
  }
}
