package org.passerelle.portal;

import jakarta.servlet.http.HttpServletResponse;
import org.passerelle.access.SignedIn;
import org.passerelle.portal.CostPage.Typed;
import org.passerelle.sponsorship.Stream;
import org.passerelle.sponsorship.register.SponsorFacts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Where people of a sponsor reckon what they must show for a family. */
@Controller
class SponsorCostPages {

  private final CostPage page;
  private final SponsorFacts facts;

  SponsorCostPages(CostPage page, SponsorFacts facts) {
    this.page = page;
    this.facts = facts;
  }

  @GetMapping("/sponsor/cost")
  String cost(Model model, @ModelAttribute Typed asked, HttpServletResponse response) {
    boolean quebec = facts.of(SignedIn.organization()).kind().quebec();
    return page.show(model, asked, quebec ? Stream.quebecCollective : Stream.namedSponsor, "/sponsor", "cost.backToFamilies", response);
  }
}
