package org.passerelle.screening.watchlist.edition;

import java.io.IOException;
import java.io.InputStream;

/** A file of a list, which can be read more than once. */
public interface ListFile {

  /** As its sender calls it; a claim. */
  String name();

  /** From its beginning. */
  InputStream open() throws IOException;
}
