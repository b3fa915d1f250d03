package org.passerelle.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.UUID;
import org.passerelle.access.SignedIn;
import org.passerelle.pages.CodeNames;
import org.passerelle.partner.ChangedMeanwhile;
import org.passerelle.partner.Refusals;
import org.passerelle.reference.Places;
import org.passerelle.reference.Today;
import org.passerelle.sponsorship.Sponsor.Takes;
import org.passerelle.sponsorship.register.OwnSponsor;
import org.passerelle.sponsorship.register.Profile;
import org.passerelle.sponsorship.register.Profile.Ties;
import org.passerelle.sponsorship.register.Profile.Wishes;
import org.passerelle.sponsorship.register.ProfileChanges;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where people of a sponsor see who their sponsor is on file, and say what it can carry and what it would like. */
@Controller
@RequestMapping("/sponsor/profile")
public class SponsorProfilePages {

  private final OwnSponsor own;
  private final ProfileChanges changes;
  private final Places places;
  private final CodeNames names;
  private final Today today;

  SponsorProfilePages(OwnSponsor own, ProfileChanges changes, Places places, CodeNames names, Today today) {
    this.own = own;
    this.changes = changes;
    this.places = places;
    this.names = names;
    this.today = today;
  }

  @GetMapping
  String read(Model model) {
    model.addAttribute("own", own.read(SignedIn.organization()));
    model.addAttribute("cities", places.all());
    model.addAttribute("today", today.get());
    return "portal/sponsor-profile";
  }

  @GetMapping("/change")
  String form(Model model) {
    return show(model, ProfileForm.of(changes.of(SignedIn.organization())));
  }

  @PostMapping("/change")
  String change(Model model, @RequestParam MultiValueMap<String, String> fields, HttpServletResponse response, RedirectAttributes next) {
    UUID sponsor = SignedIn.organization();
    ProfileForm form = ProfileForm.sent(fields);
    Profile profile = form.profile(names.countries(), places.all().stream().map(place -> place.code()).toList());
    if (form.faults().isEmpty()) {
      try {
        changes.change(sponsor, form.version(), profile);
        next.addFlashAttribute("done", "sponsor.profile.done");
        return "redirect:/sponsor/profile";
      } catch (Refusals refused) {
        form.add(refused.reasons());
      } catch (ChangedMeanwhile late) {
        form.meet(changes.of(sponsor));
        model.addAttribute("overtaken", true);
        response.setStatus(HttpStatus.CONFLICT.value());
        return show(model, form);
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return show(model, form);
  }

  private String show(Model model, ProfileForm form) {
    model.addAttribute("form", form);
    model.addAttribute("taken", changes.of(SignedIn.organization()).taken());
    choices(model, names, places);
    return "portal/sponsor-profile-form";
  }

  /** What the form offers to choose from. */
  public static void choices(Model model, CodeNames names, Places places) {
    model.addAttribute("countries", names.countries());
    model.addAttribute("cities", places.all());
    model.addAttribute("communities", Ties.COMMUNITIES);
    model.addAttribute("needs", Arrays.stream(Takes.values()).map(Takes::name).toList());
    model.addAttribute("welcomes", Wishes.WELCOMES);
  }
}
