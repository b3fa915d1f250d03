package org.passerelle.sponsorship.draw.web;

import jakarta.validation.Valid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.pages.RequestKey;
import org.passerelle.sponsorship.draw.Applying;
import org.passerelle.sponsorship.draw.Category;
import org.passerelle.sponsorship.draw.ReceptionWindow;
import org.passerelle.sponsorship.draw.WindowApplication;
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

/** Reception windows of Québec's collective sponsorship, for the programs of sponsors. */
@RestController
@RequestMapping(path = "/api/v1/windows", produces = MediaType.APPLICATION_JSON_VALUE)
class WindowsApi {

  private final Applying applying;

  WindowsApi(Applying applying) {
    this.applying = applying;
  }

  /** The windows that are open or announced, the next to open first. */
  @GetMapping
  List<Line> windows() {
    return applying.windows().stream().map(window -> Line.of(window, applying.open(window))).toList();
  }

  /** A page of the sponsor's applications, latest first, after the one named by {@code after}. */
  @GetMapping("/applications")
  Listed applications(@RequestParam(required = false) @Nullable UUID after) {
    List<WindowApplication> found = applying.of(SignedIn.organization(), after);
    return new Listed(found.stream().limit(Applying.PAGE).map(Applied::of).toList(), found.size() > Applying.PAGE);
  }

  /** Applies in a window for a family that names the sponsor. */
  @PostMapping("/{id:[0-9a-f-]{36}}/applications")
  Applied apply(@PathVariable UUID id, @Valid @RequestBody ApplicationForm form, RequestKey key) {
    UUID sponsor = SignedIn.organization();
    return Applied.of(key.once(form, () -> applying.apply(sponsor, id, form.number(), Boolean.TRUE.equals(form.declared())),
        () -> applying.of(sponsor, null).stream().filter(made -> made.windowId().equals(id) && made.caseNumber().equals(form.number())).findFirst().orElseThrow()));
  }

  /** Withdraws an application whose window's list is not published; again, nothing changes. */
  @PostMapping("/applications/{id:[0-9a-f-]{36}}/withdrawal")
  Applied withdraw(@PathVariable UUID id, @Valid @RequestBody(required = false) @Nullable WithdrawalForm form) {
    return applying.withdraw(SignedIn.organization(), id, form == null ? null : form.reason()).map(Applied::of)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** A window. */
  record Line(UUID id, LocalDate opensOn, LocalDate closesOn, boolean open, ReceptionWindow.Admission admission, int perSponsor,
      List<ReceptionWindow.Pool> pools, String source) {

    static Line of(ReceptionWindow window, boolean open) {
      return new Line(window.id(), window.opensOn(), window.closesOn(), open, window.admission(), window.perSponsor(), window.pools(), window.source());
    }
  }

  /** A page of applications. */
  record Listed(List<Applied> applications, boolean more) {
  }

  /** An application. */
  record Applied(UUID id, String number, UUID window, String caseNumber, Category category, WindowApplication.State state, @Nullable Integer rank,
      Instant appliedAt, @Nullable Instant decidedAt) {

    static Applied of(WindowApplication made) {
      return new Applied(made.id(), made.number(), made.windowId(), made.caseNumber(), made.category(), made.state(), made.rank(), made.appliedAt(),
          made.decidedAt());
    }
  }
}
