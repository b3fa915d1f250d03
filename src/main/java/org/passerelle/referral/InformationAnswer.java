package org.passerelle.referral;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A partner's answer to an officer's question.
 *
 * @param documents ids of documents uploaded before
 */
public record InformationAnswer(
    @NotBlank(message = Written.REQUIRED) @Size(max = LONGEST, message = Written.TOO_LONG)
    @Pattern(regexp = Written.PROSE, message = Written.NO_CONTROL) @Nullable String answer,
    @Size(max = MOST_DOCUMENTS, message = "{validation.tooManyEntries}") @Nullable
    List<@NotNull(message = Written.REQUIRED) @Pattern(regexp = Written.ID, message = "{validation.document}") String> documents) {

  /** Characters in an answer. */
  public static final int LONGEST = 8_000;

  /** Documents that may come with one answer. */
  public static final int MOST_DOCUMENTS = 30;
}
