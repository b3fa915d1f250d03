package org.passerelle.sponsorship.draw.web;

import org.jspecify.annotations.Nullable;

/**
 * Why a sponsor withdraws an application, from the page or a program.
 *
 * @param reason may be left out
 */
public record WithdrawalForm(@Nullable String reason) {
}
