package org.passerelle.screening.watchlist.edition;

/** An edition has come into force; told within the transaction that puts it there. */
public record NewEdition(Edition edition) {
}
