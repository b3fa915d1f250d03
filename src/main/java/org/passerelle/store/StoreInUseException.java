package org.passerelle.store;

import java.nio.file.Path;

/** Another copy of Passerelle runs on the same directory; nothing there has been touched. */
public final class StoreInUseException extends StoreException {

  StoreInUseException(Path directory) {
    super("Passerelle is already running with its files in " + directory + ".");
  }
}
