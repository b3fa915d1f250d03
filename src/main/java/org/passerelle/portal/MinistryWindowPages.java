package org.passerelle.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.engine.WrongField;
import org.passerelle.sponsorship.draw.ReceptionWindow;
import org.passerelle.sponsorship.draw.WindowEntry;
import org.passerelle.sponsorship.draw.WindowKeeping;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where Québec's ministry announces windows, closes them, publishes lists and holds draws. */
@Controller
@RequestMapping("/ministry/windows")
class MinistryWindowPages {

  private static final String ONE = "/{id:[0-9a-f-]{36}}";

  private final WindowKeeping keeping;
  private final ZoneId zone;

  MinistryWindowPages(WindowKeeping keeping, @Value("${passerelle.time-zone:America/Toronto}") ZoneId zone) {
    this.keeping = keeping;
    this.zone = zone;
  }

  @GetMapping
  String list(Model model, @RequestParam(required = false) @Nullable UUID after) {
    List<ReceptionWindow> found = keeping.of(SignedIn.organization(), after);
    model.addAttribute("rows", found.stream().limit(WindowKeeping.PAGE).map(window -> new Shown(window, keeping.state(window).name())).toList());
    model.addAttribute("first", after == null);
    model.addAttribute("next", found.size() > WindowKeeping.PAGE ? found.get(WindowKeeping.PAGE - 1).id() : null);
    return "portal/ministry-windows";
  }

  @GetMapping("/new")
  String blank(Model model) {
    model.addAttribute("form", WindowEntry.blank());
    return "portal/ministry-window-new";
  }

  @PostMapping("/new")
  String announce(@ModelAttribute("form") WindowEntry form, BindingResult faults, RedirectAttributes after, HttpServletResponse response) {
    keeping.faults(form).forEach((field, key) -> faults.rejectValue(field, key));
    if (faults.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return "portal/ministry-window-new";
    }
    UUID id = keeping.announce(SignedIn.organization(), form);
    after.addFlashAttribute("done", "window.done.announced");
    return "redirect:/ministry/windows/" + id;
  }

  @GetMapping(ONE)
  String open(Model model, @PathVariable UUID id) {
    model.addAttribute("form", new DrawForm(null, null, null));
    return show(model, id);
  }

  @PostMapping(ONE + "/withdrawal")
  String withdraw(Model model, @PathVariable UUID id, @ModelAttribute("form") DrawForm form, BindingResult faults, RedirectAttributes after,
      HttpServletResponse response) {
    return act(model, id, faults, response, after, "window.done.withdrawn", () -> keeping.withdraw(SignedIn.organization(), id).isPresent());
  }

  @PostMapping(ONE + "/closing")
  String close(Model model, @PathVariable UUID id, @ModelAttribute("form") DrawForm form, BindingResult faults, RedirectAttributes after,
      HttpServletResponse response) {
    return act(model, id, faults, response, after, "window.done.closed", () -> keeping.receiveAll(SignedIn.organization(), id).isPresent());
  }

  @PostMapping(ONE + "/list")
  String publish(Model model, @PathVariable UUID id, @ModelAttribute("form") DrawForm form, BindingResult faults, RedirectAttributes after,
      HttpServletResponse response) {
    String source = form.valueSource() == null ? "" : form.valueSource();
    Instant due = moment(form.valueDueAt());
    keeping.faults(source, due).forEach((field, key) -> faults.rejectValue(field, key));
    if (faults.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(model, id);
    }
    return act(model, id, faults, response, after, "window.done.published", () -> keeping.publish(SignedIn.organization(), id, source, due).isPresent());
  }

  @PostMapping(ONE + "/draw")
  String draw(Model model, @PathVariable UUID id, @ModelAttribute("form") DrawForm form, BindingResult faults, RedirectAttributes after,
      HttpServletResponse response) {
    return act(model, id, faults, response, after, "window.done.drawn",
        () -> keeping.hold(SignedIn.organization(), id, form.value() == null ? "" : form.value()).isPresent());
  }

  private String act(Model model, UUID id, BindingResult faults, HttpServletResponse response, RedirectAttributes after, String done, Supplier<Boolean> act) {
    try {
      if (!act.get()) {
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
      }
      after.addFlashAttribute("done", done);
      return "redirect:/ministry/windows/" + id;
    } catch (WrongField wrong) {
      WindowFaults.note(faults, wrong);
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(model, id);
    }
  }

  private String show(Model model, UUID id) {
    WindowKeeping.Kept kept = keeping.open(SignedIn.organization(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("kept", kept);
    model.addAttribute("window", kept.window());
    model.addAttribute("state", kept.state().name());
    return "portal/ministry-window";
  }

  /** A moment as a browser writes it, on the department's clock; null when it is none. */
  private @Nullable Instant moment(@Nullable String written) {
    try {
      return written == null ? null : LocalDateTime.parse(written.strip()).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** A window in the list. */
  public record Shown(ReceptionWindow window, String state) {
  }

  /**
   * What is typed on the way to a draw.
   *
   * @param valueSource which public value it will use
   * @param valueDueAt  from when it can be read, on the department's clock
   * @param value       the value itself, later
   */
  public record DrawForm(@Nullable String valueSource, @Nullable String valueDueAt, @Nullable String value) {
  }
}
