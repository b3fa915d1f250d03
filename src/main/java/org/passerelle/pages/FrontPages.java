package org.passerelle.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Accounts;
import org.passerelle.access.Role;
import org.passerelle.access.SignInSteps;
import org.passerelle.access.SignedIn;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.LocaleResolver;

/** The home page, the sign-in, and the choice of language. */
@Controller
class FrontPages {

  private static final List<Group> GROUPS = List.of(
      new Group("officers", "/camunda/app/tasklist/", Role.OFFICERS.toArray(Role[]::new)),
      new Group("supervisors", "/camunda/app/cockpit/", Role.supervisor, Role.analyst),
      new Group("partners", "/partner", Role.referralPartner),
      new Group("verifiers", "/verifier", Role.verifier),
      new Group("sponsors", "/sponsor", Role.sponsor),
      new Group("provinces", "/province", Role.RECEIVERS.toArray(Role[]::new)),
      new Group("healthTeams", "/health", Role.healthTeam));

  private final Accounts accounts;
  private final LocaleResolver languages;
  private final boolean demonstration;
  private final SignInSteps steps;

  FrontPages(Accounts accounts, LocaleResolver languages, SignInSteps steps,
      @Value("${passerelle.demonstration:false}") boolean demonstration) {
    this.accounts = accounts;
    this.languages = languages;
    this.steps = steps;
    this.demonstration = demonstration;
  }

  @GetMapping("/")
  String home(Model model, @RequestParam(required = false) @Nullable String lang, HttpServletRequest request,
      HttpServletResponse response) {
    remember(lang, request, response);
    model.addAttribute("groups", GROUPS.stream().map(group -> group.asSeenBy(SignedIn.current().orElse(null))).toList());
    return "home";
  }

  @GetMapping("/login")
  String login(Model model, @RequestParam(required = false) @Nullable String lang, @RequestParam(required = false) @Nullable String error,
      HttpServletRequest request, HttpServletResponse response) {
    remember(lang, request, response);
    model.addAttribute("problem", error == null ? null : error.equals("wait") ? "login.wait" : "login.wrong");
    model.addAttribute("demonstration", demonstration);
    model.addAttribute("signIns", demonstration ? DemonstrationSignIns.ALL : List.of());
    return "login";
  }

  @PostMapping("/language")
  String language(@RequestParam String language, @RequestParam(defaultValue = "/") String to, HttpServletRequest request,
      HttpServletResponse response) {
    if (!language.equals("en") && !language.equals("fr")) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    SignedIn.current().ifPresent(person -> {
      accounts.chooseLanguage(person.username(), language);
      steps.renew(request, response);
    });
    return "redirect:" + (to.startsWith("/") && !to.startsWith("//") && !to.contains("\\") ? to : "/");
  }

  private void remember(@Nullable String lang, HttpServletRequest request, HttpServletResponse response) {
    if ("en".equals(lang) || "fr".equals(lang)) {
      languages.setLocale(request, response, Locale.forLanguageTag(lang));
    }
  }

  /**
   * A kind of user and where they work.
   *
   * @param path null when the reader is signed in as someone else
   */
  public record Group(String key, @Nullable String path, Role... roles) {

    Group asSeenBy(@Nullable SignedIn viewer) {
      boolean theirs = viewer == null || Stream.of(roles).anyMatch(viewer::has);
      return new Group(key, theirs ? path : null, roles);
    }
  }
}
