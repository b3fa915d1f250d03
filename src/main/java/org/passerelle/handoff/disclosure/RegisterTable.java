package org.passerelle.handoff.disclosure;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Part of the register as CSV for a spreadsheet: UTF-8 with its mark, every cell in quotation marks, and no cell that a spreadsheet would take for
 * a formula (OWASP, CSV injection).
 */
@Component
public class RegisterTable {

  private static final int AT_ONCE = 1000;
  private static final List<String> COLUMNS =
      List.of("id", "at", "recipient", "agreement", "legalBasis", "purpose", "fields", "caseNumber", "version", "channel", "toldTo");

  private final Register register;
  private final MessageSource messages;

  RegisterTable(Register register, MessageSource messages) {
    this.register = register;
    this.messages = messages;
  }

  /** Writes all rows of the search, newest first, in the reader's language; moments in UTC. */
  public void write(Register.Search search, OutputStream to) throws IOException {
    to.write("\uFEFF".getBytes(StandardCharsets.UTF_8));
    to.write(line(COLUMNS.stream().map(column -> message("disclosure.column." + column))));
    List<RegisterRow> rows = register.rows(search, null, AT_ONCE);
    while (!rows.isEmpty()) {
      for (RegisterRow row : rows) {
        to.write(line(cells(row)));
      }
      rows = rows.size() < AT_ONCE ? List.of() : register.rows(search, rows.get(rows.size() - 1).id(), AT_ONCE);
    }
  }

  private Stream<String> cells(RegisterRow row) {
    String basis = row.legalBasis();
    String agreement = row.agreement();
    return Stream.of(String.valueOf(row.id()), row.at().toString(), row.recipient(LocaleContextHolder.getLocale().getLanguage()),
        agreement == null ? message("disclosure.noAgreement") : agreement, basis == null ? "" : message("disclosure.basis." + basis),
        message("disclosure.purpose." + row.purpose()),
        row.fields().stream().map(field -> message("disclosure.field." + field)).collect(Collectors.joining("; ")), row.caseNumber(),
        row.version(), message("disclosure.channel." + row.channel()), row.toldTo());
  }

  private static byte[] line(Stream<String> cells) throws IOException {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().quoteStrategy(QuoteStrategies.ALWAYS).lineDelimiter(LineDelimiter.CRLF).build(text)) {
      csv.writeRecord(cells.map(RegisterTable::harmless).toList());
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String harmless(String cell) {
    return !cell.isEmpty() && "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  private String message(String key) {
    Locale locale = LocaleContextHolder.getLocale();
    return messages.getMessage(key, null, locale);
  }
}
