package org.passerelle.referral.batch;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A way to write referrals into a file. */
interface RowFormat {

  /**
   * Takes a file apart.
   *
   * @return the line that names the columns, if the format has one
   * @throws BatchRefused when the file as a whole cannot be read
   */
  @Nullable String read(Reader text, Consumer<StagedRow> rows) throws IOException;

  /** Reads one row as the API would get it. */
  ReadRow read(String source, @Nullable String header, List<Integer> lines);

  /**
   * A row as the API would get it.
   *
   * @param places where in the file a field of it stands
   * @param wrong  what is wrong already
   */
  record ReadRow(JsonNode json, Places places, List<Wrong> wrong) {
  }

  /**
   * Something that only this format can get wrong.
   *
   * @param field path in the API
   */
  record Wrong(int line, String field, String messageKey, Object... arguments) {
  }

  /** Where in the file a field stands. */
  @FunctionalInterface
  interface Places {

    /** Says it of the field with that path in the API. */
    RowFinding finding(String field, @Nullable String code, String message);
  }
}
