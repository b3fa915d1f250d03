package org.passerelle.sponsorship.draw.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.engine.WrongField;
import org.passerelle.pages.ApiProblems;
import org.passerelle.pages.BadFields;
import org.passerelle.pages.RequestKey;
import org.passerelle.sponsorship.draw.DrawSummary;
import org.passerelle.sponsorship.draw.ReceptionWindow;
import org.passerelle.sponsorship.draw.WindowEntry;
import org.passerelle.sponsorship.draw.WindowKeeping;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Reception windows, for the program of Québec's ministry. */
@RestController
@RequestMapping(path = "/api/v1/ministry/windows", produces = MediaType.APPLICATION_JSON_VALUE)
class MinistryWindowsApi {

  private static final String ONE = "/{id:[0-9a-f-]{36}}";

  private final WindowKeeping keeping;
  private final MessageSource messages;

  MinistryWindowsApi(WindowKeeping keeping, MessageSource messages) {
    this.keeping = keeping;
    this.messages = messages;
  }

  /** A page of the ministry's windows, latest first, after the one named by {@code after}. */
  @GetMapping
  Listed list(@RequestParam(required = false) @Nullable UUID after) {
    List<ReceptionWindow> found = keeping.of(SignedIn.organization(), after);
    return new Listed(found.stream().limit(WindowKeeping.PAGE).map(window -> Line.of(window, keeping.state(window))).toList(), found.size() > WindowKeeping.PAGE);
  }

  @GetMapping(ONE)
  Detail one(@PathVariable UUID id) {
    return detail(keeping.open(SignedIn.organization(), id));
  }

  /** Announces a window. */
  @PostMapping
  Detail announce(@RequestBody WindowEntry entry, RequestKey key) {
    Map<String, String> faults = keeping.faults(entry);
    if (!faults.isEmpty()) {
      Locale language = LocaleContextHolder.getLocale();
      throw new BadFields(faults.entrySet().stream()
          .map(fault -> new ApiProblems.Fault(fault.getKey(), messages.getMessage(fault.getValue(), null, language))).toList());
    }
    UUID ministry = SignedIn.organization();
    UUID id = key.once(entry, () -> keeping.announce(ministry, entry), () -> keeping.of(ministry, null).stream()
        .filter(window -> window.opensOn().toString().equals(entry.opensOn())).map(ReceptionWindow::id).findFirst().orElseThrow());
    return detail(keeping.open(ministry, id));
  }

  /** Withdraws a window that has not opened. */
  @PostMapping(ONE + "/withdrawal")
  Detail withdraw(@PathVariable UUID id) {
    UUID ministry = SignedIn.organization();
    keeping.withdraw(ministry, id).orElseThrow(MinistryWindowsApi::notFound);
    return detail(keeping.open(ministry, id));
  }

  /** Closes a window that needs no draw. */
  @PostMapping(ONE + "/closing")
  Detail close(@PathVariable UUID id) {
    UUID ministry = SignedIn.organization();
    keeping.receiveAll(ministry, id).orElseThrow(MinistryWindowsApi::notFound);
    return detail(keeping.open(ministry, id));
  }

  /** Publishes the list of a window that needs a draw. */
  @PostMapping(ONE + "/list")
  Detail publish(@PathVariable UUID id, @RequestBody ListToPublish list) {
    UUID ministry = SignedIn.organization();
    keeping.publish(ministry, id, list.valueSource == null ? "" : list.valueSource, list.valueDueAt).orElseThrow(MinistryWindowsApi::notFound);
    return detail(keeping.open(ministry, id));
  }

  /** Holds the draw with the public value. */
  @PostMapping(ONE + "/draw")
  Detail draw(@PathVariable UUID id, @RequestBody ValueOfDraw draw) {
    UUID ministry = SignedIn.organization();
    if (draw.value == null) {
      throw new WrongField("value", "window.fault.value");
    }
    keeping.hold(ministry, id, draw.value).orElseThrow(MinistryWindowsApi::notFound);
    return detail(keeping.open(ministry, id));
  }

  private static Detail detail(Optional<WindowKeeping.Kept> found) {
    return found.map(kept -> new Detail(Line.of(kept.window(), kept.state()), kept.applications(), kept.oversubscribed(), kept.draw()))
        .orElseThrow(MinistryWindowsApi::notFound);
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  /** Which public value the draw will use, and from when it can be read. */
  record ListToPublish(@Nullable String valueSource, @Nullable Instant valueDueAt) {
  }

  /** The public value that was named. */
  record ValueOfDraw(@Nullable String value) {
  }

  /** A page of windows. */
  record Listed(List<Line> windows, boolean more) {
  }

  /** A window. */
  record Line(UUID id, LocalDate opensOn, LocalDate closesOn, ReceptionWindow.State state, ReceptionWindow.Admission admission, int perSponsor,
      List<ReceptionWindow.Pool> pools, String source) {

    static Line of(ReceptionWindow window, ReceptionWindow.State state) {
      return new Line(window.id(), window.opensOn(), window.closesOn(), state, window.admission(), window.perSponsor(), window.pools(), window.source());
    }
  }

  /** A window with how many applied in it. */
  record Detail(Line window, int applications, boolean drawNeeded, @Nullable DrawSummary draw) {
  }
}
