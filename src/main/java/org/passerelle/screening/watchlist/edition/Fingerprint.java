package org.passerelle.screening.watchlist.edition;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.screening.watchlist.BirthRange;
import org.passerelle.screening.watchlist.ListedParty;
import org.passerelle.screening.watchlist.Sought;
import org.passerelle.screening.watchlist.edition.ListRefused.Reason;

/**
 * SHA-256 of files and of what is compared of a person or an entry: the same facts have the same fingerprint, in whatever order a list gives them.
 */
public final class Fingerprint {

  private static final int PIECE = 64 * 1024;

  private Fingerprint() {
  }

  /** Of a file, which must not be larger than allowed. */
  static byte[] of(ListFile file, long largest) {
    try (InputStream in = file.open()) {
      MessageDigest digest = sha256();
      byte[] piece = new byte[PIECE];
      long size = 0;
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        size += read;
        if (size > largest) {
          throw ListRefused.whole(Reason.tooLarge, largest / (1024 * 1024));
        }
        digest.update(piece, 0, read);
      }
      return digest.digest();
    } catch (IOException e) {
      throw ListRefused.whole(Reason.interrupted);
    }
  }

  static byte[] of(String text) {
    return sha256().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Of what is compared of an entry; where it stands is not among it. */
  static byte[] of(ListedParty party) {
    return of(lines(party.kind().name(), sorted(party.names().stream().map(name -> name.quality() + " " + name.written())),
        sorted(party.births().stream().map(Fingerprint::written)), party.sex(), sorted(party.nationalities().stream()), sorted(party.documents().stream())));
  }

  /** Of what is compared of somebody on file. */
  public static byte[] of(Sought sought) {
    return of(lines(sought.kind().name(), sorted(sought.names().stream()), sought.birth() == null ? null : written(sought.birth()), sought.sex(),
        sought.nationality(), sorted(sought.documents().stream())));
  }

  private static String written(BirthRange birth) {
    return birth.earliest() + "/" + birth.latest();
  }

  private static String sorted(Stream<String> values) {
    Collection<String> all = values.sorted().distinct().toList();
    return String.join("\u001F", all);
  }

  private static String lines(@Nullable String... parts) {
    StringBuilder text = new StringBuilder();
    for (String part : parts) {
      text.append(part == null ? "" : part).append('\u001E');
    }
    return text.toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
