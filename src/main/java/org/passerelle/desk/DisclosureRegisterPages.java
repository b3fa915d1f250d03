package org.passerelle.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.handoff.disclosure.Register;
import org.passerelle.handoff.disclosure.RegisterRow;
import org.passerelle.handoff.disclosure.RegisterTable;
import org.passerelle.partner.Organization;
import org.passerelle.partner.Organizations;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The whole register of what was told of families to whom, for auditors, compliance officers and supervisors. Reading it is audited. */
@Controller
@RequestMapping("/desk/disclosures")
class DisclosureRegisterPages {

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,60}");

  private final Register register;
  private final RegisterTable table;
  private final Organizations organizations;
  private final Audit audit;
  private final ZoneId zone;

  DisclosureRegisterPages(Register register, RegisterTable table, Organizations organizations, Audit audit,
      @Value("${passerelle.time-zone:America/Toronto}") ZoneId zone) {
    this.register = register;
    this.table = table;
    this.organizations = organizations;
    this.audit = audit;
    this.zone = zone;
  }

  @GetMapping
  String list(Model model, @RequestParam(defaultValue = "") String recipient, @RequestParam(defaultValue = "") String month,
      @RequestParam(required = false) @Nullable Long before, HttpServletResponse response) {
    String code = recipient.strip();
    Optional<Organization> organization = find(code);
    Optional<YearMonth> asked = read(month);
    boolean unknown = !code.isEmpty() && organization.isEmpty();
    boolean unreadable = !month.isBlank() && asked.isEmpty();
    List<RegisterRow> found = unknown || unreadable ? List.of() : register.page(search(organization, asked), before);
    if (unknown || unreadable) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
    }
    audit.record("readDisclosureRegister", code.isEmpty() ? "all" : organization.map(Organization::code).orElse("unknown"),
        asked.map(YearMonth::toString).orElse(null));
    model.addAttribute("recipient", code);
    model.addAttribute("month", month.strip());
    model.addAttribute("unknown", unknown);
    model.addAttribute("unreadable", unreadable);
    model.addAttribute("exportable", asked.isPresent() && !unknown);
    model.addAttribute("rows", found.subList(0, Math.min(found.size(), Register.PAGE)));
    model.addAttribute("fromFirst", before == null);
    model.addAttribute("next", found.size() > Register.PAGE ? found.get(Register.PAGE - 1).id() : null);
    model.addAttribute("language", LocaleContextHolder.getLocale().getLanguage());
    return "desk/disclosures";
  }

  /** One month of the register, as a file. */
  @GetMapping("/register.csv")
  void file(@RequestParam(defaultValue = "") String recipient, @RequestParam(defaultValue = "") String month, HttpServletResponse response)
      throws IOException {
    String code = recipient.strip();
    Optional<Organization> organization = find(code);
    YearMonth asked = read(month).filter(found -> code.isEmpty() || organization.isPresent())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    audit.record("exportDisclosureRegister", organization.map(Organization::code).orElse("all"), asked.toString());
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"disclosures-" + asked + ".csv\"");
    response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    table.write(search(organization, Optional.of(asked)), response.getOutputStream());
  }

  private Register.Search search(Optional<Organization> organization, Optional<YearMonth> month) {
    return new Register.Search(organization.map(Organization::id).orElse(null),
        month.map(asked -> asked.atDay(1).atStartOfDay(zone).toInstant()).orElse(null),
        month.map(asked -> asked.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant()).orElse(null));
  }

  private Optional<Organization> find(String code) {
    return CODE.matcher(code).matches() ? organizations.byCode(code) : Optional.empty();
  }

  private static Optional<YearMonth> read(String month) {
    try {
      return Optional.of(YearMonth.parse(month.strip())).filter(read -> read.getYear() >= 1990 && read.getYear() < 2200);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
