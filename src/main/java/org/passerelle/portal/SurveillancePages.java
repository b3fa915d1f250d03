package org.passerelle.portal;

import java.util.UUID;
import org.passerelle.access.SignedIn;
import org.passerelle.handoff.DisclosureChannel;
import org.passerelle.handoff.disclosure.HealthFollowUp;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whether a family is to report to public health, on a page of its own that only those open who look for it. */
@Controller
@RequestMapping("/province/notices/{id:[0-9a-f-]{36}}/surveillance")
class SurveillancePages {

  private final HealthFollowUp surveillance;

  SurveillancePages(HealthFollowUp surveillance) {
    this.surveillance = surveillance;
  }

  @GetMapping
  String show(@PathVariable UUID id, Model model) {
    model.addAttribute("told",
        surveillance.open(SignedIn.organization(), id, DisclosureChannel.page).orElseThrow(SurveillancePages::notFound));
    return "portal/province-surveillance";
  }

  @PostMapping
  String acknowledge(@PathVariable UUID id, RedirectAttributes after) {
    surveillance.acknowledge(SignedIn.organization(), id).orElseThrow(SurveillancePages::notFound);
    after.addFlashAttribute("done", "surveillance.page.acknowledged");
    return "redirect:/province/notices/" + id + "/surveillance";
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
