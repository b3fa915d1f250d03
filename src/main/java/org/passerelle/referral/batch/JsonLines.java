package org.passerelle.referral.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.passerelle.referral.batch.BatchRefused.Reason;
import org.springframework.stereotype.Component;

/** Referrals as the API takes them, one JSON object a line. */
@Component
class JsonLines implements RowFormat {

  private final ObjectReader json;

  JsonLines(ObjectMapper json) {
    this.json = json.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  @Override
  public @Nullable String read(Reader text, Consumer<StagedRow> rows) throws IOException {
    Lines lines = new Lines(text);
    boolean first = true;
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (lines.tooLong()) {
        rows.accept(StagedRow.tooLong(List.of(lines.number()), null));
      } else if (!line.isBlank()) {
        if (first && line.stripLeading().startsWith("[")) {
          throw new BatchRefused(Reason.jsonArray);
        }
        rows.accept(row(line, lines.number()));
      }
      first &= line.isBlank();
    }
    return null;
  }

  @Override
  public ReadRow read(String source, @Nullable String header, List<Integer> lines) {
    try {
      return new ReadRow(json.readTree(source), (field, code, message) -> new RowFinding(lines.get(0), field, code, message), List.of());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row that was read cannot be read again", e);
    }
  }

  private StagedRow row(String line, int number) {
    StagedRow row = new StagedRow(List.of(number), null, line, null);
    try {
      JsonNode object = json.readTree(line);
      return object.isObject() ? new StagedRow(List.of(number), object.path("partnerReference").asText(), line, null)
          : row.refused("batch.row.notJson");
    } catch (JsonProcessingException e) {
      return row.refused("batch.row.notJson");
    }
  }

  /** Lines of any length, of which no more is held than a referral may have. */
  private static final class Lines {

    private final BufferedReader text;
    private int number;
    private boolean tooLong;

    Lines(Reader text) {
      this.text = new BufferedReader(text);
    }

    @Nullable String next() throws IOException {
      StringBuilder line = new StringBuilder();
      tooLong = false;
      int letter = text.read();
      if (letter < 0) {
        return null;
      }
      for (; letter >= 0 && letter != '\n'; letter = text.read()) {
        if (line.length() < StagedRow.LONGEST) {
          line.append((char) letter);
        } else {
          tooLong |= letter != '\r';
        }
      }
      number++;
      return line.toString();
    }

    int number() {
      return number;
    }

    boolean tooLong() {
      return tooLong;
    }
  }
}
