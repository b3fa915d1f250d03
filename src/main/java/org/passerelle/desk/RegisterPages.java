package org.passerelle.desk;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.notification.Attempts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The registers: outgoing mail, audit. */
@Controller
class RegisterPages {

  private final Registers registers;
  private final Attempts attempts;
  private final Audit audit;
  private final @Nullable String mailServer;

  RegisterPages(Registers registers, Attempts attempts, Audit audit, @Value("${spring.mail.host:#{null}}") @Nullable String mailServer) {
    this.registers = registers;
    this.attempts = attempts;
    this.audit = audit;
    this.mailServer = mailServer;
  }

  @GetMapping("/desk/outbox")
  String outbox(Model model) {
    model.addAttribute("mailServer", mailServer != null);
    model.addAttribute("undelivered", registers.undelivered());
    model.addAttribute("delivered", registers.delivered());
    model.addAttribute("paused", registers.paused());
    return "desk/outbox";
  }

  @GetMapping("/desk/outbox/{id:[0-9a-f-]{36}}")
  String message(Model model, @PathVariable UUID id) {
    model.addAttribute("letter", registers.letter(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    model.addAttribute("attempts", attempts.of(id));
    return "desk/outbox-message";
  }

  @GetMapping("/desk/audit")
  String audit(Model model, @RequestParam(required = false) @Nullable String subject, @RequestParam(required = false) @Nullable Long before) {
    String wanted = subject == null || subject.isBlank() ? null : subject.strip();
    List<Registers.Entry> found = registers.audit(wanted, before);
    audit.record("readAudit", wanted == null ? "all" : wanted, null);
    model.addAttribute("subject", wanted);
    model.addAttribute("entries", found.subList(0, Math.min(found.size(), Registers.PAGE)));
    model.addAttribute("next", found.size() > Registers.PAGE ? found.get(Registers.PAGE - 1).id() : null);
    return "desk/audit";
  }
}
