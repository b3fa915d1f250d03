package org.passerelle.screening.watchlist.edition;

import org.jspecify.annotations.Nullable;

/**
 * A list that people on file are compared with.
 *
 * @param source where it is published
 * @param number of the edition in force; 0 when none was loaded yet
 */
public record Watchlist(String code, String nameEn, String nameFr, ListFormat format, String source, int number, @Nullable Edition inForce,
    @Nullable Edition proposed) {

  public String name(String language) {
    return language.equals("fr") ? nameFr : nameEn;
  }
}
