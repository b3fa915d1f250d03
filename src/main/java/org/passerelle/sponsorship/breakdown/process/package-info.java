/**
 * Where the model of a breakdown meets this room. No rule lives here.
 */
@NullMarked
package org.passerelle.sponsorship.breakdown.process;

import org.jspecify.annotations.NullMarked;
