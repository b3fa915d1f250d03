package org.passerelle.screening;

/**
 * What one field says about whether two records mean one person. It holds no value of either side, only how they compare, so that it can be kept
 * and shown beside both files in the reader's language ({@code evidence.FIELD.FINDING} in the message bundle).
 *
 * @param field   what was compared: {@code name}, {@code birth}, {@code document}, …
 * @param finding how it compares: {@code same}, {@code variant}, {@code differs}, …
 * @param weight  for how much it speaks, in bits: the binary logarithm of how many times likelier this finding is for one person than for two;
 *                below zero it speaks against
 */
public record Evidence(String field, String finding, double weight) {
}
