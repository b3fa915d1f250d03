package org.passerelle.casefile.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The types of documents taken in. */
enum DocumentType {
  PDF("application/pdf", ".pdf"), JPEG("image/jpeg", ".jpg", ".jpeg"), PNG("image/png", ".png");

  private final String mediaType;
  private final List<String> endings;

  DocumentType(String mediaType, String... endings) {
    this.mediaType = mediaType;
    this.endings = List.of(endings);
  }

  String mediaType() {
    return mediaType;
  }

  static Optional<DocumentType> of(String mediaType) {
    return Arrays.stream(values()).filter(type -> type.mediaType.equals(mediaType)).findFirst();
  }

  /** The ending of a name as it is written, when it is one of this type's; otherwise the ending to add. */
  String endingOf(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return endings.stream().filter(lower::endsWith).findFirst().map(ending -> name.substring(name.length() - ending.length()))
        .orElse(endings.get(0));
  }
}
