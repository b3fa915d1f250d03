package org.passerelle.engine;

import java.time.Instant;

/**
 * A case has begun to wait for somebody.
 *
 * @param id         identifies this wait among all
 * @param caseNumber whose case
 * @param element    element id in the model
 * @param holder     who holds the file, as the model says
 * @param critical   whether it holds the case even when an older wait runs beside it
 * @param began      when
 */
public record Wait(String id, String caseNumber, String element, String holder, boolean critical, Instant began) {
}
