package org.passerelle.referral;

import org.jspecify.annotations.Nullable;

/**
 * Something to be said about a field of a submission, in the reader's language.
 *
 * @param field   path of the field, such as {@code persons[1].birthDate}
 * @param code    the rule that found it; null when the field is not in form
 * @param message what is wrong and what to do
 * @param refuses whether the referral is refused for it; what does not is a remark
 */
public record Finding(String field, Fault.@Nullable Code code, String message, boolean refuses) {
}
