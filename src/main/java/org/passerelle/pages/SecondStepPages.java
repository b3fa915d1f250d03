package org.passerelle.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignInStep;
import org.passerelle.access.SignInSteps;
import org.passerelle.access.SignInSteps.Answer;
import org.passerelle.access.SignInSteps.Begun;
import org.passerelle.access.SignInSteps.Enrolled;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What follows the right password: the code of the second factor, or entering one. Whoever has not begun to sign in is led to the beginning. */
@Controller
class SecondStepPages {

  private static final String BEGINNING = "redirect:/login";
  private static final String CODE = "people/code";
  private static final String ENROLMENT = "people/second-factor";

  private final SignInSteps steps;

  SecondStepPages(SignInSteps steps) {
    this.steps = steps;
  }

  @GetMapping("/login/code")
  String code(HttpServletRequest request) {
    return begun(request, SignInStep.code).map(begun -> CODE).orElse(BEGINNING);
  }

  @PostMapping("/login/code")
  String giveCode(Model model, @RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response) {
    Optional<Begun> begun = begun(request, SignInStep.code);
    if (begun.isEmpty()) {
      return BEGINNING;
    }
    String destination = steps.destination(request, response);
    Answer answer = steps.give(begun.get(), code, request, response);
    model.addAttribute("problem", problem(answer));
    return answer == Answer.right ? "redirect:" + destination : CODE;
  }

  @GetMapping("/login/second-factor")
  String enrolment(Model model, HttpServletRequest request) {
    return begun(request, SignInStep.enrolment).map(begun -> show(model, begun, null)).orElse(BEGINNING);
  }

  @PostMapping("/login/second-factor")
  String enrol(Model model, @RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response) {
    Optional<Begun> begun = begun(request, SignInStep.enrolment);
    if (begun.isEmpty()) {
      return BEGINNING;
    }
    String destination = steps.destination(request, response);
    Enrolled enrolled = steps.enrol(begun.get(), code, request, response);
    if (enrolled.answer() != Answer.right) {
      return show(model, begun.get(), problem(enrolled.answer()));
    }
    model.addAttribute("codes", enrolled.recoveryCodes());
    model.addAttribute("next", destination);
    return "people/recovery-codes";
  }

  private static String problem(Answer answer) {
    return answer == Answer.wait ? "login.wait" : "people.wrong.code";
  }

  private static String show(Model model, Begun begun, @Nullable String problem) {
    model.addAttribute("problem", problem);
    model.addAttribute("secret", begun.secret());
    model.addAttribute("qr", QrCode.ofSecret(begun.username(), begun.secret()));
    model.addAttribute("action", "/login/second-factor");
    return ENROLMENT;
  }

  private Optional<Begun> begun(HttpServletRequest request, SignInStep step) {
    return steps.begun(request).filter(begun -> begun.step() == step);
  }
}
