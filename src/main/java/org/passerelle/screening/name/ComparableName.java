package org.passerelle.screening.name;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A name prepared for comparison. What was written stays as it is; this form is never shown to anybody. */
public final class ComparableName {

  private static final Pattern BETWEEN_PARTS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Transliterator LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");

  private final String written;
  private final List<String> parts;

  private ComparableName(String written) {
    this.written = written;
    this.parts = Arrays.stream(BETWEEN_PARTS.split(LATIN.transliterate(Normalizer.normalize(written, Normalizer.Form.NFKC)).toLowerCase(Locale.ROOT)))
        .filter(part -> !part.isEmpty()).toList();
  }

  /** The name of a person. */
  public static ComparableName ofPerson(String written) {
    return new ComparableName(written);
  }

  /** The name of an organization, a company or a ship. */
  public static ComparableName ofOrganization(String written) {
    return new ComparableName(written);
  }

  public String written() {
    return written;
  }

  /** The parts in Latin letters, in the order in which they were written. */
  public List<String> parts() {
    return parts;
  }
}
