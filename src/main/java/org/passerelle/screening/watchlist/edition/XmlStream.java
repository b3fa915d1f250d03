package org.passerelle.screening.watchlist.edition;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.passerelle.screening.watchlist.edition.ListRefused.Reason;
import org.passerelle.screening.watchlist.edition.ListRefused.Where;

/**
 * Reads a list's XML as a stream, one entry in memory at a time. A document type is refused: none of the lists has one, and it is how a file makes a reader
 * fetch other files or grow without end (OWASP, XML External Entity Prevention).
 */
final class XmlStream {

  /** Entries lie at most this deep. */
  private static final int DEEPEST = 20;

  private static final Pattern MESSAGE = Pattern.compile("(?s)ParseError at \\[row,col]:\\[(\\d+),(\\d+)]\\s*Message:\\s*(.*)");

  private XmlStream() {
  }

  /**
   * Walks through the file.
   *
   * @param records local names of the elements that are entries
   */
  static void walk(InputStream in, XmlNode.Root root, Set<String> records, Consumer<XmlNode> entries) throws IOException {
    try {
      XMLStreamReader xml = factory().createXMLStreamReader(in);
      try {
        new Walk(xml, root, records, entries).go();
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException unreadable && !(unreadable instanceof java.io.CharConversionException)) {
        throw unreadable;
      }
      throw broken(e);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("nothing is fetched");
    });
    return factory;
  }

  /** The parser's own words are English and technical; the line and the column are what helps. */
  private static ListRefused broken(XMLStreamException e) {
    Location at = e.getLocation();
    int line = at == null ? 0 : at.getLineNumber();
    int column = at == null ? 0 : at.getColumnNumber();
    Matcher message = MESSAGE.matcher(e.getMessage() == null ? "" : e.getMessage());
    if (line < 1 && message.matches()) {
      line = Integer.parseInt(message.group(1));
      column = Integer.parseInt(message.group(2));
    }
    return ListRefused.at(Where.column(Math.max(line, 1), Math.max(column, 1)), Reason.broken);
  }

  private static final class Walk {

    private final XMLStreamReader xml;
    private final XmlNode.Root root;
    private final Set<String> records;
    private final Consumer<XmlNode> entries;
    private final Deque<XmlNode> open = new ArrayDeque<>();
    private int depth;

    Walk(XMLStreamReader xml, XmlNode.Root root, Set<String> records, Consumer<XmlNode> entries) {
      this.xml = xml;
      this.root = root;
      this.records = records;
      this.entries = entries;
    }

    void go() throws XMLStreamException {
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw ListRefused.at(here(), Reason.doctype);
          case XMLStreamConstants.START_ELEMENT -> begin();
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text();
          case XMLStreamConstants.END_ELEMENT -> end();
          default -> { }
        }
      }
    }

    private void begin() {
      if (depth == 0) {
        root.begins(xml.getLocalName(), xml.getLocation().getLineNumber(), attributes());
      }
      depth++;
      if (depth > DEEPEST) {
        throw ListRefused.at(here(), Reason.broken);
      }
      if (!open.isEmpty() || records.contains(xml.getLocalName())) {
        XmlNode node = new XmlNode(xml.getLocalName(), xml.getLocation().getLineNumber());
        if (!open.isEmpty()) {
          open.peek().add(node);
        }
        open.push(node);
      }
    }

    private void text() {
      if (!open.isEmpty()) {
        open.peek().append(xml.getText());
      }
    }

    private void end() {
      depth--;
      if (!open.isEmpty()) {
        XmlNode done = open.pop();
        if (open.isEmpty()) {
          entries.accept(done);
        }
      }
    }

    private Where here() {
      return Where.column(Math.max(1, xml.getLocation().getLineNumber()), Math.max(1, xml.getLocation().getColumnNumber()));
    }

    private Map<String, String> attributes() {
      Map<String, String> attributes = new HashMap<>();
      for (int index = 0; index < xml.getAttributeCount(); index++) {
        attributes.put(xml.getAttributeLocalName(index), xml.getAttributeValue(index));
      }
      return attributes;
    }
  }
}
