package org.passerelle.screening.duplicate;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passerelle.casefile.Birth;
import org.passerelle.casefile.BirthCalendar;
import org.passerelle.screening.duplicate.PersonRecord.Detail;
import org.passerelle.screening.duplicate.PersonRecord.Document;
import org.passerelle.screening.duplicate.PersonRecord.Name;

/**
 * Person records of a published file, read as the house keeps people; and which pairs of them are one person. Column names differ from file to
 * file; the usual ones are known.
 *
 * @param truth pairs of ids, the smaller first, with a space between
 */
public record RecordFile(Map<String, PersonRecord> records, Set<String> truth) {

  private static final Pattern FEBRL = Pattern.compile("(rec-\\d+)-(org|dup-\\d+)");
  private static final Map<String, List<String>> COLUMNS = columns();

  private static Map<String, List<String>> columns() {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    columns.put("id", List.of("recid", "id", "recordid", "recordnumber", "uniqueid", "uid", "recno", "personid", "patientid"));
    columns.put("given", List.of("givenname", "firstname", "fname", "forename", "given", "first", "name1"));
    columns.put("middle", List.of("middlename", "mname", "secondname", "middle", "middleinitial"));
    columns.put("surname", List.of("surname", "lastname", "familyname", "lname", "last", "family", "name2"));
    columns.put("name", List.of("fullname", "name", "personname"));
    columns.put("other", List.of("othername", "alias", "aka", "maidenname", "previousname"));
    columns.put("birth", List.of("dateofbirth", "dob", "birthdate", "birth", "born", "bday", "birthday"));
    columns.put("birthYear", List.of("birthyear", "yearofbirth", "yob", "by"));
    columns.put("birthMonth", List.of("birthmonth", "monthofbirth", "mob", "bm"));
    columns.put("birthDay", List.of("dayofbirth", "bd"));
    columns.put("sex", List.of("sex", "gender"));
    columns.put("phone", List.of("phone", "phonenumber", "telephone", "tel", "mobile", "cell", "phone1", "homephone", "mobilephone"));
    columns.put("nationalId", List.of("socsecid", "ssn", "nationalid", "socialsecuritynumber", "idnumber", "nationalidnumber", "nhsnumber", "medicare",
        "tazkira", "sin"));
    columns.put("passport", List.of("passport", "passportnumber", "passportno"));
    columns.put("document", List.of("documentnumber", "document", "docno", "docnumber", "unhcrnumber"));
    columns.put("nationality", List.of("nationality", "citizenship"));
    columns.put("occupation", List.of("occupation", "job", "profession"));
    columns.put("houseNumber", List.of("streetnumber", "housenumber", "streetno", "number"));
    columns.put("street", List.of("address1", "street", "streetname", "address", "addressline1", "streetaddress"));
    columns.put("locality", List.of("address2", "addressline2", "unit", "building"));
    columns.put("place", List.of("suburb", "city", "town", "municipality", "village", "place"));
    columns.put("postcode", List.of("postcode", "zip", "zipcode", "postalcode", "plz"));
    columns.put("province", List.of("state", "province", "county", "region"));
    columns.put("email", List.of("email", "emailaddress", "mail"));
    return columns;
  }

  /** Reads a file whose ids tell the truth, {@code rec-N-org} and {@code rec-N-dup-K} being one person. */
  public static RecordFile read(Path file) throws IOException {
    Map<String, PersonRecord> records = records(file);
    Map<String, List<String>> persons = new TreeMap<>();
    for (String id : records.keySet()) {
      Matcher febrl = FEBRL.matcher(id);
      persons.computeIfAbsent(febrl.matches() ? febrl.group(1) : id, person -> new ArrayList<>()).add(id);
    }
    Set<String> truth = new HashSet<>();
    persons.values().forEach(ids -> ids.forEach(one -> ids.stream().filter(other -> one.compareTo(other) < 0).forEach(other -> truth.add(one + " " + other))));
    return new RecordFile(records, truth);
  }

  /** Reads a file, and the truth from another: two ids a line. */
  public static RecordFile read(Path file, Path links) throws IOException {
    Set<String> truth = new HashSet<>();
    try (CsvReader<de.siegmar.fastcsv.reader.CsvRecord> lines = CsvReader.builder().ofCsvRecord(links, StandardCharsets.UTF_8)) {
      lines.forEach(line -> {
        if (line.getFieldCount() >= 2) {
          truth.add(pair(line.getField(0).strip(), line.getField(1).strip()));
        }
      });
    }
    Map<String, PersonRecord> records = records(file);
    truth.removeIf(pair -> !records.containsKey(pair.substring(0, pair.indexOf(' '))) || !records.containsKey(pair.substring(pair.indexOf(' ') + 1)));
    return new RecordFile(records, truth);
  }

  static String pair(String one, String other) {
    return one.compareTo(other) <= 0 ? one + " " + other : other + " " + one;
  }

  private static Map<String, PersonRecord> records(Path file) throws IOException {
    Map<String, PersonRecord> records = new LinkedHashMap<>();
    try (CsvReader<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(file, StandardCharsets.UTF_8)) {
      for (NamedCsvRecord line : lines) {
        Map<String, String> cells = new TreeMap<>();
        line.getFieldsAsMap().forEach((header, cell) -> column(header).ifPresent(column -> cells.merge(column, cell.strip(), (a, b) -> a.isEmpty() ? b : a)));
        String id = cells.getOrDefault("id", line.getField(0).strip());
        records.put(id, record(cells));
      }
    }
    return records;
  }

  private static java.util.Optional<String> column(String header) {
    String plain = header.replace("\uFEFF", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return COLUMNS.entrySet().stream().filter(column -> column.getValue().contains(plain)).map(Map.Entry::getKey).findFirst();
  }

  static PersonRecord record(Map<String, String> cells) {
    List<Name> names = new ArrayList<>();
    String full = String.join(" ", List.of(cells.getOrDefault("name", ""), cells.getOrDefault("given", ""), cells.getOrDefault("middle", ""),
        cells.getOrDefault("surname", ""))).strip();
    names.add(Name.of(Name.FULL, full));
    names.add(Name.of(Name.OTHER, cells.getOrDefault("other", "")));
    names.removeIf(name -> name.parts().isEmpty());
    List<Document> documents = new ArrayList<>();
    for (String type : List.of("nationalId", "passport", "document")) {
      Document.of(type, cells.get(type)).ifPresent(documents::add);
    }
    String phone = PersonRecord.phone(cells.getOrDefault("phone", ""));
    List<Detail> details = new ArrayList<>();
    for (String kind : List.of("houseNumber", "street", "locality", "place", "postcode", "province")) {
      String text = PersonRecord.plain(cells.getOrDefault(kind, ""));
      if (!text.isEmpty()) {
        details.add(new Detail(kind, text));
      }
    }
    String email = cells.getOrDefault("email", "").toLowerCase(Locale.ROOT);
    if (!email.isEmpty()) {
      details.add(new Detail("email", email));
    }
    return new PersonRecord(names, birth(cells), sex(cells.getOrDefault("sex", "")), cells.getOrDefault("nationality", "").toUpperCase(Locale.ROOT),
        documents, phone.isEmpty() ? List.of() : List.of(phone), PersonRecord.plain(cells.getOrDefault("occupation", "")), details);
  }

  private static String sex(String written) {
    String first = written.isEmpty() ? "" : written.substring(0, 1).toLowerCase(Locale.ROOT);
    return first.equals("f") || first.equals("w") ? "female" : first.equals("m") ? "male" : "";
  }

  /** A day as {@code yyyymmdd} or with signs between; a day that no calendar has is kept as its year. */
  private static Birth birth(Map<String, String> cells) {
    String written = cells.getOrDefault("birth", "");
    String digits = written.replaceAll("\\D", "");
    if (written.matches("\\d{1,2}\\D\\d{1,2}\\D\\d{4}")) {
      String[] pieces = written.split("\\D");
      digits = pieces[2] + two(pieces[1]) + two(pieces[0]);
    }
    if (digits.isEmpty() && cells.containsKey("birthYear")) {
      digits = cells.get("birthYear") + (cells.containsKey("birthMonth") ? two(cells.get("birthMonth")) + two(cells.getOrDefault("birthDay", "")) : "");
    }
    String form = digits.length() >= 8 ? digits.substring(0, 4) + "-" + digits.substring(4, 6) + "-" + digits.substring(6, 8)
        : digits.length() >= 6 ? digits.substring(0, 4) + "-" + digits.substring(4, 6) : digits;
    return Birth.read(form).or(() -> swapped(form)).or(() -> Birth.read(form.length() > 4 ? form.substring(0, 4) : "unknown"))
        .orElse(new Birth(Birth.UNKNOWN, BirthCalendar.gregorian, null, null, null, null, null));
  }

  private static java.util.Optional<Birth> swapped(String form) {
    return form.length() < 10 ? java.util.Optional.empty() : Birth.read(form.substring(0, 5) + form.substring(8) + "-" + form.substring(5, 7));
  }

  private static String two(String digits) {
    return digits.length() == 1 ? "0" + digits : digits;
  }
}
