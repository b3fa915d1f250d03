package org.passerelle.pages.description;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The page on which people read how the API works. */
@Controller
class DescriptionPage {

  @GetMapping("/api-docs")
  String show() {
    return "api-docs";
  }
}
