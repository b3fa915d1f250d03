/**
 * Where {@code matching-round.bpmn} and {@code matching-policy.dmn} meet the round. No rule lives here.
 */
@NullMarked
package org.passerelle.sponsorship.round.process;

import org.jspecify.annotations.NullMarked;
