package org.passerelle.portal;

import java.util.UUID;
import org.passerelle.access.AccountRecord;
import org.passerelle.access.Reach;
import org.passerelle.access.SignedIn;
import org.passerelle.people.Inviting;
import org.passerelle.people.LookingAfterPeople;
import org.passerelle.people.LookingAfterPeople.Change;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a lead and an administrator do alike with a person or an invitation, each within their reach. */
public abstract class PeopleActions {

  private final LookingAfterPeople people;
  private final Inviting inviting;

  protected PeopleActions(LookingAfterPeople people, Inviting inviting) {
    this.people = people;
    this.inviting = inviting;
  }

  /** Whose people they look after. */
  protected abstract Reach reach();

  /** Where their pages stand. */
  protected abstract String base();

  /** Where their open invitations stand. */
  protected abstract String invitations();

  @GetMapping("/{id}")
  String person(Model model, @PathVariable UUID id) {
    AccountRecord person = people.find(reach(), id).orElseThrow(PeopleActions::notFound);
    model.addAttribute("person", person);
    model.addAttribute("self", person.username().equals(SignedIn.actor()));
    model.addAttribute("base", base());
    fill(model);
    return "people/person";
  }

  @PostMapping("/{id}/deactivate")
  String deactivate(@PathVariable UUID id, RedirectAttributes next) {
    return after(people.deactivate(reach(), id), id, "people.done.deactivated", next);
  }

  @PostMapping("/{id}/reactivate")
  String reactivate(@PathVariable UUID id, RedirectAttributes next) {
    return after(people.reactivate(reach(), id), id, "people.done.reactivated", next);
  }

  @PostMapping("/{id}/lead")
  String lead(@PathVariable UUID id, RedirectAttributes next) {
    return after(people.giveOrganizationRole(reach(), id, true), id, "people.done.roles", next);
  }

  @PostMapping("/{id}/member")
  String member(@PathVariable UUID id, RedirectAttributes next) {
    return after(people.giveOrganizationRole(reach(), id, false), id, "people.done.roles", next);
  }

  @PostMapping("/{id}/second-factor")
  String takeSecondFactorOff(@PathVariable UUID id, RedirectAttributes next) {
    return after(people.takeSecondFactorOff(reach(), id), id, "people.done.factorOff", next);
  }

  @PostMapping("/invitations/{id}/again")
  String inviteAgain(@PathVariable UUID id, RedirectAttributes next) {
    return invitation(inviting.again(reach(), id), "people.done.invitedAgain", next);
  }

  @PostMapping("/invitations/{id}/withdraw")
  String withdraw(@PathVariable UUID id, RedirectAttributes next) {
    return invitation(inviting.withdraw(reach(), id), "people.done.withdrawn", next);
  }

  /** Adds what else the page of a person needs. */
  protected void fill(Model model) {
    // nothing for a lead
  }

  protected final String after(Change change, UUID id, String done, RedirectAttributes next) {
    if (change == Change.absent) {
      throw notFound();
    }
    if (change == Change.last) {
      next.addFlashAttribute("refused", "people.refused.last");
    } else {
      next.addFlashAttribute("done", done);
    }
    return "redirect:" + base() + "/" + id;
  }

  private String invitation(boolean found, String done, RedirectAttributes next) {
    if (!found) {
      throw notFound();
    }
    next.addFlashAttribute("done", done);
    return "redirect:" + invitations();
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
