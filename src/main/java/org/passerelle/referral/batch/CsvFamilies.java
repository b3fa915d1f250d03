package org.passerelle.referral.batch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.referral.batch.BatchRefused.Reason;
import org.springframework.stereotype.Component;

/**
 * Referrals as CSV (RFC 4180), with commas, semicolons or tabs: one line a person, those of a family one after the other under the same reference. What
 * is said of the case stands on the family's first line; where it stands on others too, it says the same.
 */
@Component
class CsvFamilies implements RowFormat {

  private static final int LONGEST_HEADER = 16 * 1024;
  private static final int LONGEST_CELL = 1024 * 1024;
  private static final Pattern STARTING_LINE = Pattern.compile("record starting at line (\\d+)");
  private static final Pattern OF_PERSON = Pattern.compile("persons\\[(\\d+)]\\.(\\w+).*");
  private static final Pattern OF_NEED = Pattern.compile("specificNeeds\\[(\\d+)].*");
  private static final Pattern IN_LIST = Pattern.compile("(\\w+)\\[\\d+]");

  @Override
  public @Nullable String read(Reader text, Consumer<StagedRow> rows) throws IOException {
    BufferedReader buffered = new BufferedReader(text, LONGEST_HEADER);
    char separator = separator(firstLine(buffered));
    Header header = null;
    Family family = new Family(separator);
    try (CsvReader<CsvRecord> csv = csv(buffered, separator)) {
      for (CsvRecord record : csv) {
        if (blank(record.getFields())) {
          continue;
        }
        if (header == null) {
          header = Header.of(record.getFields());
        } else if (family.takes(record, header)) {
          family.add(record, header);
        } else {
          rows.accept(family.row());
          family = new Family(separator);
          family.add(record, header);
        }
      }
    } catch (CsvParseException e) {
      throw refused(e);
    }
    if (header == null || family.empty()) {
      throw new BatchRefused(Reason.noRows);
    }
    rows.accept(family.row());
    return written(header.columns(), separator);
  }

  @Override
  public ReadRow read(String source, @Nullable String header, List<Integer> lines) {
    if (header == null) {
      throw new IllegalStateException("a CSV row without its header");
    }
    char separator = separator(header);
    List<String> columns = records(header, separator).get(0);
    return new Reading(columns, records(source, separator), lines).read();
  }

  /** The separator of a header: the one it has most of. */
  private static char separator(String header) {
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      best = count(header, candidate) > count(header, best) ? candidate : best;
    }
    return best;
  }

  private static long count(String text, char letter) {
    return text.chars().filter(one -> one == letter).count();
  }

  private static String firstLine(BufferedReader text) throws IOException {
    text.mark(LONGEST_HEADER);
    char[] beginning = new char[LONGEST_HEADER - 1];
    int length = Math.max(0, text.read(beginning));
    text.reset();
    return new String(beginning, 0, length).lines().filter(line -> !line.isBlank()).findFirst().orElse("");
  }

  private static CsvReader<CsvRecord> csv(Reader text, char separator) {
    return CsvReader.builder().fieldSeparator(separator).allowUnclosedQuote(false).maxBufferSize(LONGEST_CELL)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE).ofCsvRecord(text);
  }

  private static List<List<String>> records(String text, char separator) {
    try (CsvReader<CsvRecord> csv = csv(new StringReader(text), separator)) {
      return csv.stream().map(CsvRecord::getFields).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String written(List<String> cells, char separator) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().fieldSeparator(separator).lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(cells);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  /** A quotation mark in the wrong place moves the borders of every line after it, so nothing of such a file is guessed at. */
  private static BatchRefused refused(CsvParseException e) {
    String message = e.getMessage() == null ? "" : e.getMessage();
    Matcher line = STARTING_LINE.matcher(message);
    Object named = line.find() ? line.group(1) : "?";
    boolean open = message.contains("nclosed") || message.contains("buffer size");
    return new BatchRefused(open ? Reason.quoteOpen : Reason.unreadable, named);
  }

  private static boolean blank(List<String> cells) {
    return cells.stream().allMatch(String::isBlank);
  }

  private static String cell(List<String> cells, int index) {
    return index < cells.size() ? cells.get(index) : "";
  }

  /** The first line. */
  private record Header(List<String> columns, int reference) {

    static Header of(List<String> cells) {
      List<String> columns = new ArrayList<>(cells.stream().map(String::strip).toList());
      while (!columns.isEmpty() && columns.get(columns.size() - 1).isEmpty()) {
        columns.remove(columns.size() - 1);
      }
      refuseIf(columns.stream().filter(column -> !CsvColumns.all().containsKey(column)).toList(), Reason.unknownColumns);
      Set<String> seen = new HashSet<>();
      refuseIf(columns.stream().filter(column -> !seen.add(column)).toList(), Reason.columnTwice);
      refuseIf(CsvColumns.missing(columns), Reason.missingColumns);
      return new Header(columns, columns.indexOf(CsvColumns.REFERENCE));
    }

    /** Names of unknown columns are the sender's own words: they are repeated only as far as they can be a name. */
    private static void refuseIf(List<String> wrong, Reason reason) {
      if (!wrong.isEmpty()) {
        throw new BatchRefused(reason, String.join(", ",
            wrong.stream().map(name -> name.matches("[A-Za-z0-9_. -]{1,40}") ? name : "?").distinct().limit(10).toList()));
      }
    }

    String reference(CsvRecord record) {
      return cell(record.getFields(), reference).strip();
    }
  }

  /** Lines that follow each other under one reference. */
  private static final class Family {

    private final char separator;
    private final List<Integer> lines = new ArrayList<>();
    private final StringBuilder source = new StringBuilder();
    private String reference = "";
    private boolean tooLong;
    private StagedRow.@Nullable Fault fault;

    Family(char separator) {
      this.separator = separator;
    }

    boolean empty() {
      return lines.isEmpty();
    }

    boolean takes(CsvRecord record, Header header) {
      return lines.isEmpty() || !reference.isEmpty() && reference.equals(header.reference(record));
    }

    void add(CsvRecord record, Header header) {
      reference = header.reference(record);
      List<String> cells = record.getFields();
      if (fault == null && cells.size() > header.columns().size() && !blank(cells.subList(header.columns().size(), cells.size()))) {
        fault = new StagedRow.Fault("batch.row.cells", (int) record.getStartingLineNumber());
      }
      if (!tooLong) {
        lines.add((int) record.getStartingLineNumber());
        source.append(written(cells, separator));
        tooLong = source.length() > StagedRow.LONGEST;
      }
    }

    StagedRow row() {
      return tooLong ? StagedRow.tooLong(List.of(lines.get(0)), reference) : new StagedRow(List.copyOf(lines), reference, source.toString(), fault);
    }
  }

  /** The lines of one family as the API would get them. */
  private static final class Reading {

    private final List<String> columns;
    private final List<List<String>> records;
    private final List<Integer> lines;
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();
    private final List<Integer> whoseNeed = new ArrayList<>();
    private final List<Wrong> wrong = new ArrayList<>();

    Reading(List<String> columns, List<List<String>> records, List<Integer> lines) {
      this.columns = columns;
      this.records = records;
      this.lines = lines;
    }

    ReadRow read() {
      ArrayNode persons = JsonNodeFactory.instance.arrayNode();
      ArrayNode needs = JsonNodeFactory.instance.arrayNode();
      for (int index = 0; index < records.size(); index++) {
        persons.add(person(index, needs));
      }
      json.set("persons", persons);
      if (!needs.isEmpty()) {
        json.set("specificNeeds", needs);
      }
      return new ReadRow(json, this::finding, wrong);
    }

    private ObjectNode person(int index, ArrayNode needs) {
      ObjectNode person = JsonNodeFactory.instance.objectNode();
      for (int column = 0; column < columns.size(); column++) {
        String name = columns.get(column);
        String cell = cell(records.get(index), column);
        if (cell.isBlank()) {
          continue;
        }
        if (name.equals(CsvColumns.NEEDS)) {
          CsvColumns.parts(cell).forEach(need -> {
            needs.addObject().put("person", index + 1).put("need", need);
            whoseNeed.add(index);
          });
        } else if (CsvColumns.ofPerson(name)) {
          CsvColumns.put(person, name, cell);
        } else if (index == 0) {
          CsvColumns.put(json, name, cell);
        } else if (!cell.strip().equals(cell(records.get(0), column).strip())) {
          wrong.add(new Wrong(lines.get(index), name, "batch.row.caseColumn", lines.get(0)));
        }
      }
      return person;
    }

    private RowFinding finding(String field, @Nullable String code, String message) {
      Matcher person = OF_PERSON.matcher(field);
      if (person.matches()) {
        return new RowFinding(lines.get(Integer.parseInt(person.group(1))), CsvColumns.PERSON + person.group(2), code, message);
      }
      Matcher need = OF_NEED.matcher(field);
      if (need.matches()) {
        return new RowFinding(lines.get(whoseNeed.get(Integer.parseInt(need.group(1)))), CsvColumns.NEEDS, code, message);
      }
      Matcher list = IN_LIST.matcher(field);
      return new RowFinding(lines.get(0), list.matches() ? list.group(1) : field, code, message);
    }
  }
}
