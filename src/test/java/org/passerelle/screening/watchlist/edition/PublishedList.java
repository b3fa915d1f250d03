package org.passerelle.screening.watchlist.edition;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A list's file as production reads it, for who measures with a real one. */
public final class PublishedList {

  private PublishedList() {
  }

  /** The entries of the Security Council's list. */
  public static List<ListEntry> ofTheUnitedNations(Path path) {
    return ListReading.read(new OnDisk(path), ListFormat.unXml).entries();
  }

  private record OnDisk(Path path) implements ListFile {

    @Override
    public String name() {
      return path.getFileName().toString();
    }

    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(path);
    }
  }
}
