package org.passerelle.screening.name;

import java.util.List;
import java.util.Set;

/**
 * A name prepared for comparison; immutable, and worth keeping when it is compared often. What was written stays as it is; the prepared form is
 * never shown to anybody. Any text is accepted: what is no letter or digit is passed over, and what exceeds a sane length is left out.
 */
public final class ComparableName {

  static final int MOST_JOINED = 3;

  private final String written;
  private final List<NamePart> all;
  private final NamePart[] words;
  private final NamePart[] joined;
  private final Set<String> legalForms;
  private final boolean organization;
  private final String order;

  private ComparableName(String written, List<NamePart> words, Set<String> legalForms, boolean organization) {
    this.written = written;
    this.all = List.copyOf(words);
    this.words = words.toArray(NamePart[]::new);
    this.joined = joined(this.words);
    this.legalForms = legalForms;
    this.organization = organization;
    this.order = String.join(" ", this.all.stream().map(NamePart::letters).toList());
  }

  private static NamePart[] joined(NamePart[] words) {
    NamePart[] joined = new NamePart[Math.max(0, words.length - 1) * (MOST_JOINED - 1)];
    for (int from = 0; from + 1 < words.length; from++) {
      NamePart together = words[from];
      for (int count = 2; count <= MOST_JOINED && from + count <= words.length; count++) {
        together = together.joined(words[from + count - 1]);
        joined[from * (MOST_JOINED - 1) + count - 2] = together;
      }
    }
    return joined;
  }

  /** The name of a person. */
  public static ComparableName ofPerson(String written) {
    return new ComparableName(written, PersonName.words(written), Set.of(), false);
  }

  /** The name of an organization, a company or a ship. */
  public static ComparableName ofOrganization(String written) {
    OrganizationName name = OrganizationName.of(written);
    return new ComparableName(written, name.words(), name.legalForms(), true);
  }

  public String written() {
    return written;
  }

  /** The parts in Latin letters, in the order in which they were written; articles are left out. */
  public List<String> parts() {
    return all.stream().map(NamePart::latin).filter(part -> !part.isEmpty()).toList();
  }

  /** Whether it holds at least one word that few people share. */
  public boolean distinguishes() {
    return all.stream().anyMatch(word -> word.role() == NamePart.Role.plain);
  }

  NamePart[] words() {
    return words;
  }

  /** So many words from that one on, written as one. */
  NamePart joined(int from, int count) {
    return joined[from * (MOST_JOINED - 1) + count - 2];
  }

  Set<String> legalForms() {
    return legalForms;
  }

  boolean organization() {
    return organization;
  }

  /** The words as one text: puts two names into an order that does not depend on which is asked about first. */
  String order() {
    return order;
  }
}
