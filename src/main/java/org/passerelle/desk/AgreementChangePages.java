package org.passerelle.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.desk.RegisterPage.Sheet;
import org.passerelle.partner.Agreement;
import org.passerelle.partner.Agreement.Payment;
import org.passerelle.partner.Agreement.Terms;
import org.passerelle.partner.AgreementChanges;
import org.passerelle.partner.AgreementChanges.Draft;
import org.passerelle.partner.Agreements;
import org.passerelle.partner.OrganizationEntry;
import org.passerelle.reference.Programmes;
import org.passerelle.reference.Programmes.Programme;
import org.passerelle.reference.Today;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Administrators enter an agreement of a referral partner or a verification NGO, change its terms from a day on, suspend and reinstate it. */
@Controller
@RequestMapping("/desk/partners/{code}/change")
class AgreementChangePages {

  private static final String ONE = "/agreements/{id:[0-9a-f-]{36}}";
  private static final String NUMBER = "[\\p{L}\\p{N}]([\\p{L}\\p{N} ./_-]{0,58}[\\p{L}\\p{N}])?";
  private static final String SUSPENSION = "suspension";
  private static final String REINSTATEMENT = "reinstatement";
  private static final String PER_REQUEST = "perRequest";
  private static final List<String> PAYMENTS = List.of("unpaid", PER_REQUEST);
  private static final String CANADIAN = "CAD";
  private static final List<String> YES_OR_NO = List.of("true", "false");

  private final AgreementChanges changes;
  private final Agreements agreements;
  private final Programmes programmes;
  private final RegisterPage page;
  private final Today today;

  AgreementChangePages(AgreementChanges changes, Agreements agreements, Programmes programmes, RegisterPage page, Today today) {
    this.changes = changes;
    this.agreements = agreements;
    this.programmes = programmes;
    this.page = page;
    this.today = today;
  }

  @GetMapping("/agreement")
  String blank(Model model, @PathVariable String code) {
    OrganizationEntry partner = partner(code);
    return page.show(model, new Sheet("agreement", partner, null),
        RegisterForm.at(partner.version()).with("startsOn", today.get()).with("insideCountry", "false")
            .with("purposes", partner.referralPartner() ? Agreement.REFERRAL : Agreement.IDENTITY_CONFIRMATION).with("payment", "unpaid")
            .with("paymentCurrency", CANADIAN));
  }

  @PostMapping("/agreement")
  String enter(Model model, @PathVariable String code, @RequestParam MultiValueMap<String, String> fields, HttpServletResponse response,
      RedirectAttributes next) {
    OrganizationEntry partner = partner(code);
    RegisterForm form = RegisterForm.sent(fields);
    String number = form.code("number", NUMBER, "agreement.fault.number");
    LocalDate startsOn = form.day("startsOn");
    Draft draft = draft(form, List.of());
    return page.attempt(model, response, next, new Sheet("agreement", partner, null), form, code,
        () -> changes.enter(partner, form.version(), number, startsOn, draft), now -> { });
  }

  @GetMapping(ONE + "/terms")
  String terms(Model model, @PathVariable String code, @PathVariable UUID id) {
    OrganizationEntry partner = partner(code);
    Agreement agreement = agreement(partner, id);
    Terms latest = agreement.latest();
    LocalDate from = latest.validFrom().isAfter(today.get()) ? latest.validFrom() : today.get();
    Payment payment = latest.payment();
    return page.show(model, new Sheet("terms", partner, agreement.number()), RegisterForm.at(partner.version()).with("validFrom", from)
        .with("purposes", latest.purposes()).with("programmes", latest.programmes()).with("endsOn", latest.endsOn()).with("quota", latest.quota())
        .with("insideCountry", latest.insideCountry()).with("payment", payment == null ? "unpaid" : PER_REQUEST)
        .with("paymentChannel", payment == null ? null : payment.channel()).with("paymentAmount", payment == null ? null : payment.amount())
        .with("paymentCurrency", payment == null ? CANADIAN : payment.currency()));
  }

  @PostMapping(ONE + "/terms")
  String change(Model model, @PathVariable String code, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields,
      HttpServletResponse response, RedirectAttributes next) {
    OrganizationEntry partner = partner(code);
    Agreement agreement = agreement(partner, id);
    RegisterForm form = RegisterForm.sent(fields);
    LocalDate from = form.day("validFrom");
    Draft draft = draft(form, agreement.latest().programmes());
    return page.attempt(model, response, next, new Sheet("terms", partner, agreement.number()), form, code,
        () -> changes.change(partner, form.version(), id, from, draft), now -> { });
  }

  @GetMapping(ONE + "/{what:suspension|reinstatement}")
  String standing(Model model, @PathVariable String code, @PathVariable UUID id, @PathVariable String what, RedirectAttributes next) {
    OrganizationEntry partner = partner(code);
    Agreement agreement = agreement(partner, id);
    return fits(agreement, what) ? page.show(model, sheet(partner, agreement, what), RegisterForm.at(partner.version()).with("from", today.get()))
        : page.late(next, code);
  }

  @PostMapping(ONE + "/suspension")
  String suspend(Model model, @PathVariable String code, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields,
      HttpServletResponse response, RedirectAttributes next) {
    OrganizationEntry partner = partner(code);
    Agreement agreement = agreement(partner, id);
    if (!fits(agreement, SUSPENSION)) {
      return page.late(next, code);
    }
    RegisterForm form = RegisterForm.sent(fields);
    LocalDate from = form.day("from");
    @Nullable LocalDate lastDay = form.dayOrNone("lastDay");
    String reason = form.reason("reason");
    return page.attempt(model, response, next, sheet(partner, agreement, SUSPENSION), form, code,
        () -> changes.suspend(partner, form.version(), id, from, lastDay, reason), now -> { });
  }

  @PostMapping(ONE + "/reinstatement")
  String reinstate(Model model, @PathVariable String code, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields,
      HttpServletResponse response, RedirectAttributes next) {
    OrganizationEntry partner = partner(code);
    Agreement agreement = agreement(partner, id);
    if (!fits(agreement, REINSTATEMENT)) {
      return page.late(next, code);
    }
    RegisterForm form = RegisterForm.sent(fields);
    LocalDate from = form.day("from");
    String reason = form.reason("reason");
    return page.attempt(model, response, next, sheet(partner, agreement, REINSTATEMENT), form, code,
        () -> changes.reinstate(partner, form.version(), id, from, reason), now -> { });
  }

  private Draft draft(RegisterForm form, List<String> already) {
    List<String> choices = Stream.concat(programmes.open(today.get()).stream().map(Programme::code), already.stream()).toList();
    List<String> purposes = form.severalOf("purposes", Agreement.PURPOSES);
    List<String> referredUnder = purposes.contains(Agreement.REFERRAL) ? form.severalOf("programmes", choices)
        : form.severalOfOrNone("programmes", choices);
    return new Draft(purposes, referredUnder, form.dayOrNone("endsOn"), form.personsOrNone("quota"),
        form.oneOf("insideCountry", YES_OR_NO).equals("true"), payment(form), form.reasonOrNone("remark"));
  }

  private static @Nullable Payment payment(RegisterForm form) {
    boolean paid = form.oneOf("payment", PAYMENTS).equals(PER_REQUEST);
    BigDecimal amount = form.amountOrNone("paymentAmount");
    if (!paid) {
      if (amount != null) {
        form.add("paymentAmount", "agreement.fault.unpaid");
      }
      if (!form.value("paymentChannel").isBlank()) {
        form.add("paymentChannel", "agreement.fault.unpaid");
      }
      return null;
    }
    if (amount == null && !form.wrong("paymentAmount")) {
      form.add("paymentAmount", "organization.fault.required");
    }
    Payment payment = new Payment(form.oneOf("paymentChannel", Agreement.CHANNELS), Objects.requireNonNullElse(amount, BigDecimal.ONE),
        form.currency("paymentCurrency"));
    return form.wrong("paymentAmount") ? null : payment;
  }

  private boolean fits(Agreement agreement, String what) {
    return what.equals(REINSTATEMENT) == agreement.suspensionAhead(today.get()).isPresent();
  }

  private static Sheet sheet(OrganizationEntry partner, Agreement agreement, String what) {
    return new Sheet(what.equals(REINSTATEMENT) ? "agreementReinstatement" : "agreementSuspension", partner, agreement.number());
  }

  private OrganizationEntry partner(String code) {
    OrganizationEntry organization = page.find(code);
    if (!organization.underAgreements()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return organization;
  }

  private Agreement agreement(OrganizationEntry partner, UUID id) {
    return agreements.find(partner.id(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
