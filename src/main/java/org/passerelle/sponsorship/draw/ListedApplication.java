package org.passerelle.sponsorship.draw;

import org.jspecify.annotations.Nullable;

/**
 * An application as anybody sees it in a published list.
 *
 * @param rank null until it is drawn
 */
public record ListedApplication(String number, String pool, WindowApplication.State state, @Nullable Integer rank) {
}
