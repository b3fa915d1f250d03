package org.passerelle.referral.batch;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.WrongField;
import org.passerelle.pages.BadFields;
import org.passerelle.referral.Finding;
import org.passerelle.referral.ReferralIntake.ReferenceUsed;
import org.passerelle.referral.ReferralRefused;
import org.passerelle.referral.batch.RowFormat.ReadRow;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Turns what the intake refuses into what is said of a row: the one place that knows every reason. */
@Component
class RowRefusals {

  private final MessageSource messages;

  RowRefusals(MessageSource messages) {
    this.messages = messages;
  }

  /** What the refusal says of the row; empty when it is none but a fault of ours. */
  Optional<List<RowFinding>> findings(RuntimeException e, ReadRow row) {
    return said(e).map(said -> Stream.concat(own(row), said.map(finding -> row.places().finding(finding.field(), code(finding), finding.message())))
        .distinct().sorted(Comparator.comparingInt(RowFinding::line).thenComparing(RowFinding::field).thenComparing(RowFinding::message)).toList());
  }

  /** What the format alone got wrong. */
  Stream<RowFinding> own(ReadRow row) {
    return row.wrong().stream().map(wrong -> new RowFinding(wrong.line(), wrong.field(), null, sentence(wrong.messageKey(), wrong.arguments())));
  }

  String sentence(String key, Object... arguments) {
    return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
  }

  private Optional<Stream<Finding>> said(RuntimeException e) {
    if (e instanceof ReferralRefused refused) {
      return Optional.of(refused.findings().stream().filter(Finding::refuses));
    }
    if (e instanceof BadFields bad) {
      return Optional.of(bad.faults().stream().map(fault -> new Finding(fault.field(), null, fault.message(), true)));
    }
    if (e instanceof WrongField wrong) {
      return one(wrong.field(), wrong.messageKey(), wrong.arguments());
    }
    if (e instanceof ReferenceUsed used) {
      return one(CsvColumns.REFERENCE, "problem.referenceUsed", used.caseNumber());
    }
    return Optional.empty();
  }

  private Optional<Stream<Finding>> one(String field, String messageKey, Object... arguments) {
    return Optional.of(Stream.of(new Finding(field, null, sentence(messageKey, arguments), true)));
  }

  private static @Nullable String code(Finding finding) {
    return finding.code() == null ? null : finding.code().name();
  }
}
