package org.passerelle.screening.watchlist.edition;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Files of lists for tests. Everybody in them is invented. */
public final class Lists {

  private Lists() {
  }

  public static ListFile file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  public static ListFile file(String name, byte[] bytes) {
    return new ListFile() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }
    };
  }

  /** A list of the United Nations' form around these entries, published on that day. */
  public static String un(String day, String individuals, String entities) {
    return """
        <?xml version='1.0' encoding='UTF-8'?>
        <CONSOLIDATED_LIST xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" dateGenerated="%sT00:00:09.554Z">
          <INDIVIDUALS>
        %s
          </INDIVIDUALS>
          <ENTITIES>
        %s
          </ENTITIES>
        </CONSOLIDATED_LIST>
        """.formatted(day, individuals, entities);
  }

  /** An invented person of such a list. */
  public static String individual(String reference, String name, String more) {
    return "<INDIVIDUAL><DATAID>1</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>" + name + "</FIRST_NAME><UN_LIST_TYPE>Invented</UN_LIST_TYPE><REFERENCE_NUMBER>"
        + reference + "</REFERENCE_NUMBER><LISTED_ON>2020-01-02</LISTED_ON><COMMENTS1>Invented.</COMMENTS1>" + more + "</INDIVIDUAL>\n";
  }
}
