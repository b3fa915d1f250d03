package org.passerelle.screening.watchlist.edition;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passerelle.screening.watchlist.edition.ListRefused.Reason;
import org.passerelle.screening.watchlist.edition.ListRefused.Where;

/** Finds out how a file is written and reads it whole, before anything is changed. */
final class ListReading {

  private static final int BEGINNING = 16 * 1024;
  private static final Map<String, ListFormat> ROOTS =
      Map.of(UnList.ROOT, ListFormat.unXml, CanadaSanctions.ROOT, ListFormat.canadaSanctionsXml, CanadaTerrorists.ROOT, ListFormat.canadaTerroristsXml);
  private static final Pattern FIRST_ELEMENT = Pattern.compile("(?s)^\\uFEFF?\\s*(?:<\\?.*?\\?>\\s*|<!--.*?-->\\s*)*<(?:[\\w.-]+:)?([\\w.-]+)");

  private ListReading() {
  }

  /**
   * Reads a file of a list.
   *
   * @param format in which the list is published; our own columns are read for every list
   * @throws ListRefused when it is not whole and right; says where
   */
  static ReadList read(ListFile file, ListFormat format) {
    Entries entries = new Entries();
    try (InputStream in = new BufferedInputStream(file.open(), BEGINNING)) {
      String beginning = beginning(in);
      return switch (formatOf(beginning, format)) {
        case unXml -> UnList.read(in, entries);
        case canadaSanctionsXml -> CanadaSanctions.read(in, entries);
        case canadaTerroristsXml -> CanadaTerrorists.read(in, entries);
        case csv -> csv(file, in, entries);
      };
    } catch (ListRefused refused) {
      throw refused.after(entries.last());
    } catch (IOException | UncheckedIOException e) {
      throw ListRefused.whole(Reason.interrupted).after(entries.last());
    }
  }

  private static ReadList csv(ListFile file, InputStream in, Entries entries) throws IOException {
    try (InputStream whole = file.open()) {
      checkEncoding(whole);
    }
    return CsvList.read(in, entries);
  }

  /** Names the line on which the text stops being UTF-8: whoever exported it finds the letter that went wrong there. */
  private static void checkEncoding(InputStream in) throws IOException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer bytes = ByteBuffer.allocate(BEGINNING);
    CharBuffer letters = CharBuffer.allocate(BEGINNING);
    int line = 1;
    for (int read = in.read(bytes.array(), 0, bytes.remaining()); read >= 0; read = in.read(bytes.array(), bytes.position(), bytes.remaining())) {
      bytes.position(bytes.position() + read).flip();
      CoderResult result = decoder.decode(bytes, letters.clear(), false);
      line += (int) letters.flip().chars().filter(letter -> letter == '\n').count();
      if (result.isError()) {
        throw ListRefused.at(new Where(line, null, null), Reason.notUtf8);
      }
      bytes.compact();
    }
    if (bytes.position() > 0) {
      throw ListRefused.at(new Where(line, null, null), Reason.notUtf8);
    }
  }

  private static String beginning(InputStream in) throws IOException {
    in.mark(BEGINNING);
    byte[] bytes = in.readNBytes(BEGINNING - 1);
    in.reset();
    if (bytes.length == 0) {
      throw ListRefused.whole(Reason.empty);
    }
    if (bytes.length > 3 && (bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] < 9 || bytes[0] == 0x1F && bytes[1] == (byte) 0x8B
        || bytes[0] == (byte) 0xD0 && bytes[1] == (byte) 0xCF || bytes[0] == '%' && bytes[1] == 'P')) {
      throw ListRefused.whole(Reason.archive);
    }
    boolean utf16 = bytes.length > 1 && (bytes[0] == 0 || bytes[1] == 0 || bytes[0] == (byte) 0xFE || bytes[0] == (byte) 0xFF);
    if (utf16) {
      throw ListRefused.whole(Reason.notUtf8);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static ListFormat formatOf(String beginning, ListFormat format) {
    if (!beginning.replace("\uFEFF", "").stripLeading().startsWith("<")) {
      return ListFormat.csv;
    }
    if (beginning.contains("<!DOCTYPE")) {
      throw ListRefused.at(Where.column(line(beginning, beginning.indexOf("<!DOCTYPE")), 1), Reason.doctype);
    }
    Matcher first = FIRST_ELEMENT.matcher(beginning);
    String root = first.find() ? first.group(1) : "";
    int line = first.hitEnd() || root.isEmpty() ? 1 : line(beginning, first.start(1));
    ListFormat found = ROOTS.get(root);
    if (found == null) {
      throw ListRefused.at(Where.field(line, root.substring(0, Math.min(root.length(), 40))), Reason.wrongRoot, String.join(", ", ROOTS.keySet().stream().sorted().toList()));
    }
    if (found != format) {
      throw ListRefused.at(Where.field(line, root), Reason.otherList, "watchlist.format." + found);
    }
    return found;
  }

  private static int line(String text, int index) {
    return 1 + (int) text.substring(0, Math.max(0, index)).chars().filter(one -> one == '\n').count();
  }
}
