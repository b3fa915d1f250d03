package org.passerelle.referral.batch;

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
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Results as CSV for a spreadsheet: UTF-8 with its mark, every cell in quotation marks, and no cell that a spreadsheet would take for a formula
 * (OWASP, CSV injection).
 */
@Component
class ResultsTable {

  private static final List<String> COLUMNS = List.of("row", "firstLine", "lastLine", "reference", "result", "caseNumber", "findings");

  private final MessageSource messages;

  ResultsTable(MessageSource messages) {
    this.messages = messages;
  }

  void begin(OutputStream to) throws IOException {
    to.write("\uFEFF".getBytes(StandardCharsets.UTF_8));
    to.write(line(COLUMNS.stream().map(column -> message("batch.results." + column))).getBytes(StandardCharsets.UTF_8));
  }

  void write(List<RowResult> results, OutputStream to) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (RowResult result : results) {
      lines.append(line(Stream.of(String.valueOf(result.number()), String.valueOf(result.firstLine()), String.valueOf(result.lastLine()),
          text(result.reference()), message("batch.row." + result.state()), text(result.caseNumber()),
          result.findings().stream().map(this::sentence).collect(Collectors.joining("\n")))));
    }
    to.write(lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** A cell that a spreadsheet takes for text and nothing else. */
  static String harmless(String cell) {
    return !cell.isEmpty() && "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  private String sentence(RowFinding finding) {
    return finding.field().isEmpty() ? message("batch.results.finding", String.valueOf(finding.line()), finding.message())
        : message("batch.results.findingIn", String.valueOf(finding.line()), finding.field(), finding.message());
  }

  private static String line(Stream<String> cells) throws IOException {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().quoteStrategy(QuoteStrategies.ALWAYS).lineDelimiter(LineDelimiter.CRLF).build(text)) {
      csv.writeRecord(cells.map(ResultsTable::harmless).toList());
    }
    return text.toString();
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private String message(String key, Object... arguments) {
    Locale locale = LocaleContextHolder.getLocale();
    return messages.getMessage(key, arguments, locale);
  }
}
