package org.passerelle.screening.watchlist.edition;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.screening.watchlist.ListedName;
import org.passerelle.screening.watchlist.ListedName.Quality;
import org.passerelle.screening.watchlist.ListedParty.Kind;
import org.passerelle.screening.watchlist.edition.ListEntry.Birth;
import org.passerelle.screening.watchlist.edition.ListEntry.Document;
import org.passerelle.screening.watchlist.edition.ListRefused.Reason;
import org.passerelle.screening.watchlist.edition.ListRefused.Where;

/**
 * A list as CSV (RFC 4180, UTF-8) in columns of our own, one entry a line; several values in a cell stand between semicolons. Columns may be left out
 * but for the first three, and stand in any order.
 */
public final class CsvList {

  /** All columns; {@code watchlist.column.<name>} says what each holds. */
  public static final List<String> COLUMNS = List.of("reference", "kind", "name", "nameInScript", "goodAliases", "weakAliases", "births", "sex",
      "nationalities", "documents", "titles", "birthPlaces", "addresses", "programme", "listedOn", "remarks");

  /** Those every file has. */
  public static final Set<String> REQUIRED = Set.of("reference", "kind", "name");

  private static final int LONGEST_HEADER = 16 * 1024;
  private static final int LONGEST_CELL = 1024 * 1024;
  private static final int MOST_VALUES = 500;
  private static final Pattern STARTING_LINE = Pattern.compile("record starting at line (\\d+)");

  private final List<String> header;
  private final Entries entries;

  private CsvList(List<String> header, Entries entries) {
    this.header = header;
    this.entries = entries;
  }

  static ReadList read(InputStream in, Entries entries) throws IOException {
    BufferedReader text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()), LONGEST_HEADER);
    skipMark(text);
    CsvList list = null;
    try (CsvReader<CsvRecord> csv = CsvReader.builder().fieldSeparator(separator(text)).allowUnclosedQuote(false).maxBufferSize(LONGEST_CELL)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE).ofCsvRecord(text)) {
      for (CsvRecord row : csv) {
        if (row.getFields().stream().allMatch(String::isBlank)) {
          continue;
        }
        if (list == null) {
          list = new CsvList(header(row), entries);
        } else {
          list.entry(row);
        }
      }
    } catch (CsvParseException e) {
      throw unreadable(e);
    }
    return entries.read(null);
  }

  private static void skipMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != '\uFEFF') {
      text.reset();
    }
  }

  /** The separator of the header: the one it has most of. Semicolons stand between values, so that a file made of them needs tabs or commas no less. */
  private static char separator(BufferedReader text) throws IOException {
    text.mark(LONGEST_HEADER);
    char[] beginning = new char[LONGEST_HEADER - 1];
    int length = Math.max(0, text.read(beginning));
    text.reset();
    String first = new String(beginning, 0, length).lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    return Stream.of(',', ';', '\t').max(java.util.Comparator.comparingLong(candidate -> first.chars().filter(one -> one == candidate).count())).orElse(',');
  }

  private static List<String> header(CsvRecord row) {
    List<String> header = row.getFields().stream().map(String::strip).toList();
    int line = line(row);
    Set<String> seen = new HashSet<>();
    for (String column : header) {
      if (!column.isEmpty() && !COLUMNS.contains(column)) {
        throw ListRefused.at(Where.field(line, column.substring(0, Math.min(column.length(), 40))), Reason.unknownColumn, String.join(", ", COLUMNS));
      }
      if (!column.isEmpty() && !seen.add(column)) {
        throw ListRefused.at(Where.field(line, column), Reason.columnTwice);
      }
    }
    COLUMNS.stream().filter(column -> REQUIRED.contains(column) && !seen.contains(column)).findFirst().ifPresent(column -> {
      throw ListRefused.at(Where.field(line, column), Reason.missingColumn);
    });
    return header;
  }

  private void entry(CsvRecord row) {
    Cells cells = new Cells(row);
    String listedOn = cells.line("listedOn");
    entries.add(new ListEntry(cells.required("reference", Texts.LONGEST_REFERENCE), kind(cells), names(cells),
        cells.values("births", written -> birth(written, cells.at("births"))), sex(cells),
        cells.values("nationalities", code -> nationality(code, cells.at("nationalities"))),
        cells.values("documents", number -> new Document(null, number, null)), cells.values("titles", Function.identity()),
        cells.values("birthPlaces", Function.identity()), cells.values("addresses", Function.identity()), cells.line("programme"),
        listedOn == null ? null : day(listedOn, cells.at("listedOn")), Texts.prose(cells.cell("remarks"), cells.at("remarks"))), cells.at("reference"));
  }

  private static List<ListedName> names(Cells cells) {
    List<ListedName> names = new ArrayList<>(List.of(new ListedName(cells.required("name", Texts.LONGEST_NAME), Quality.primary)));
    Map.of("nameInScript", Quality.script, "goodAliases", Quality.good, "weakAliases", Quality.low).entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(column -> names.addAll(cells.values(column.getKey(), name -> new ListedName(name, column.getValue()))));
    return names.stream().distinct().toList();
  }

  private static Kind kind(Cells cells) {
    String written = cells.required("kind", Texts.LONGEST_NAME);
    return Arrays.stream(Kind.values()).filter(kind -> kind.name().equals(written)).findFirst()
        .orElseThrow(() -> ListRefused.at(cells.at("kind"), Reason.badCode, written, "person, organization"));
  }

  private static @Nullable String sex(Cells cells) {
    String written = cells.line("sex");
    if (written != null && !written.equals("female") && !written.equals("male")) {
      throw ListRefused.at(cells.at("sex"), Reason.badCode, written, "female, male");
    }
    return written;
  }

  private static Birth birth(String written, Where where) {
    return ListedBirths.read(written).orElseThrow(() -> ListRefused.at(where, Reason.badDate, written));
  }

  private static String nationality(String code, Where where) {
    if (!Countries.isCode(code)) {
      throw ListRefused.at(where, Reason.badCode, code, "ISO 3166-1 alpha-3");
    }
    return code;
  }

  private static LocalDate day(String written, Where where) {
    try {
      return LocalDate.parse(written);
    } catch (DateTimeException e) {
      throw ListRefused.at(where, Reason.badDate, written);
    }
  }

  /** A quotation mark in the wrong place moves the borders of every line after it, so nothing of such a file is guessed at. */
  private static ListRefused unreadable(CsvParseException e) {
    String message = e.getMessage() == null ? "" : e.getMessage();
    Matcher line = STARTING_LINE.matcher(message);
    Reason reason = message.contains("nclosed") || message.contains("buffer size") ? Reason.quoteOpen : Reason.unreadable;
    return line.find() ? ListRefused.at(new Where(Integer.parseInt(line.group(1)), null, null), reason) : ListRefused.whole(reason);
  }

  private static int line(CsvRecord row) {
    return (int) Math.min(Integer.MAX_VALUE, row.getStartingLineNumber());
  }

  /** One line of the file. */
  private final class Cells {

    private final CsvRecord row;

    Cells(CsvRecord row) {
      this.row = row;
    }

    Where at(String column) {
      return Where.field(CsvList.line(row), column);
    }

    @Nullable String cell(String column) {
      int index = header.indexOf(column);
      return index < 0 || index >= row.getFieldCount() ? null : row.getField(index);
    }

    @Nullable String line(String column) {
      return Texts.line(cell(column), Texts.LONGEST_NAME, at(column));
    }

    String required(String column, int longest) {
      String value = Texts.line(cell(column), longest, at(column));
      if (value == null) {
        throw ListRefused.at(at(column), Reason.missing, column);
      }
      return value;
    }

    <T> List<T> values(String column, Function<String, T> reading) {
      String cell = cell(column);
      if (cell == null || cell.isBlank()) {
        return List.of();
      }
      String[] parts = cell.split(";");
      if (parts.length > MOST_VALUES) {
        throw ListRefused.at(at(column), Reason.tooMany, MOST_VALUES);
      }
      return IntStream.range(0, parts.length).mapToObj(index -> Texts.line(parts[index], Texts.LONGEST_NAME, at(column)))
          .filter(java.util.Objects::nonNull).map(reading).distinct().toList();
    }
  }
}
