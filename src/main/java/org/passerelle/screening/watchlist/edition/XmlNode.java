package org.passerelle.screening.watchlist.edition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.screening.watchlist.edition.ListRefused.Reason;
import org.passerelle.screening.watchlist.edition.ListRefused.Where;

/** An element of a list's file with all that is in it: one entry at a time is kept this way. */
final class XmlNode {

  private final String name;
  private final int line;
  private final List<XmlNode> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  XmlNode(String name, int line) {
    this.name = name;
    this.line = line;
  }

  String name() {
    return name;
  }

  Where where() {
    return Where.field(line, name);
  }

  void add(XmlNode child) {
    children.add(child);
  }

  void append(String piece) {
    if (text.length() + piece.length() > Texts.LONGEST_PROSE * 2) {
      throw ListRefused.at(where(), Reason.tooLong, Texts.LONGEST_PROSE);
    }
    text.append(piece);
  }

  Stream<XmlNode> all(String child) {
    return children.stream().filter(one -> one.name.equals(child));
  }

  @Nullable XmlNode first(String child) {
    return all(child).findFirst().orElse(null);
  }

  /** The element's own text as one line. */
  @Nullable String line() {
    return Texts.line(text.toString(), Texts.LONGEST_NAME, where());
  }

  @Nullable String line(String child) {
    XmlNode found = first(child);
    return found == null ? null : found.line();
  }

  @Nullable String prose(String child) {
    XmlNode found = first(child);
    return found == null ? null : Texts.prose(found.text.toString(), found.where());
  }

  /** The texts of all such children that have one. */
  List<String> lines(String child) {
    return present(all(child), XmlNode::line);
  }

  /** What can be told of each such child, as far as something can. */
  <T> List<T> each(String child, Function<XmlNode, @Nullable T> reading) {
    return present(all(child), reading);
  }

  /** A text that an entry cannot be without. */
  String required(String child, int longest) {
    XmlNode found = first(child);
    String value = found == null ? null : Texts.line(found.text.toString(), longest, found.where());
    if (value == null) {
      throw ListRefused.at(found == null ? where() : found.where(), Reason.missing, child);
    }
    return value;
  }

  /** Everything under another name: what stands before a hyphen, as in {@code Item-NumeroDarticle}. */
  XmlNode beforeHyphens() {
    XmlNode renamed = new XmlNode(name.contains("-") ? name.substring(0, name.indexOf('-')) : name, line);
    renamed.text.append(text);
    children.forEach(child -> renamed.children.add(child.beforeHyphens()));
    return renamed;
  }

  private static <T> List<T> present(Stream<XmlNode> nodes, Function<XmlNode, @Nullable T> reading) {
    return nodes.map(reading).filter(Objects::nonNull).toList();
  }

  /** Called for the root of a file with its attributes, before anything in it. */
  interface Root {

    void begins(String name, int line, Map<String, String> attributes);
  }
}
