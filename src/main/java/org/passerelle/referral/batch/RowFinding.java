package org.passerelle.referral.batch;

import org.jspecify.annotations.Nullable;

/**
 * Why a row was refused.
 *
 * @param line    of the file
 * @param field   path in the API, or for CSV the column; empty when it is about the whole row
 * @param code    the rule that found it; null when the row is not in form
 * @param message what is wrong and what to do, in the batch's language
 */
public record RowFinding(int line, String field, @Nullable String code, String message) {
}
