package org.passerelle.screening.watchlist;

/**
 * A name by which a list knows somebody.
 *
 * @param written as the list writes it; a field that holds several names ({@code A; B}, {@code A (B)}) may be passed as it is
 */
public record ListedName(String written, Quality quality) {

  /** What the list says of a name. */
  public enum Quality {

    /** The name under which the entry stands, in Latin letters. */
    primary,

    /** The same in its original script. */
    script,

    /** An alias that the list holds to be sufficient to identify somebody. */
    good,

    /** An alias that does not identify anybody by itself, such as a lone {@code Abu Ali}. */
    low
  }
}
