package org.passerelle.screening.watchlist.edition;

/** How a list's file is written. */
public enum ListFormat {

  /** The Security Council's consolidated list; root element {@code CONSOLIDATED_LIST}. */
  unXml,

  /** Canada's autonomous sanctions; root element {@code data-set}. */
  canadaSanctionsXml,

  /** Canada's listed terrorist entities, an Atom feed. */
  canadaTerroristsXml,

  /** Our own columns; see {@link CsvList}. Every list may be loaded this way. */
  csv
}
