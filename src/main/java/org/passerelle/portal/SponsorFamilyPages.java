package org.passerelle.portal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.sponsorship.register.FamilyCard;
import org.passerelle.sponsorship.register.OpenFamilies;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where people of a sponsor see, without knowing them, the families it could take, and say whom it would welcome. */
@Controller
@RequestMapping("/sponsor/families")
class SponsorFamilyPages {

  private static final String ONE = "/{id:[0-9a-f-]{36}}";
  private static final String LIST = "redirect:/sponsor/families";

  private final OpenFamilies families;

  SponsorFamilyPages(OpenFamilies families) {
    this.families = families;
  }

  @GetMapping
  String list(Model model, @RequestParam(required = false) @Nullable UUID after) {
    model.addAttribute("page", families.page(SignedIn.organization(), after));
    model.addAttribute("after", after);
    model.addAttribute("alike", FamilyCard.ALIKE);
    return "portal/sponsor-families";
  }

  @PostMapping(ONE + "/welcome")
  String welcome(@PathVariable UUID id, @RequestParam(required = false) @Nullable UUID after, RedirectAttributes next) {
    try {
      families.welcome(SignedIn.organization(), id).orElseThrow(SponsorFamilyPages::notFound);
      next.addFlashAttribute("done", "sponsor.families.welcomed");
    } catch (OpenFamilies.TooMany many) {
      next.addFlashAttribute("most", many.most());
    }
    return back(after);
  }

  @PostMapping(ONE + "/withdrawal")
  String withdraw(@PathVariable UUID id, @RequestParam(required = false) @Nullable UUID after, RedirectAttributes next) {
    families.withdraw(SignedIn.organization(), id).orElseThrow(SponsorFamilyPages::notFound);
    next.addFlashAttribute("done", "sponsor.families.withdrawn");
    return back(after);
  }

  private static String back(@Nullable UUID after) {
    return after == null ? LIST : LIST + "?after=" + after;
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
