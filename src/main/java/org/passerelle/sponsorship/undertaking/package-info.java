/**
 * Undertakings: what a sponsor who accepted a family promises in writing, with the plan of its settlement, who decides on it, and the reports due.
 */
@NullMarked
package org.passerelle.sponsorship.undertaking;

import org.jspecify.annotations.NullMarked;
