package org.passerelle.engine;

import java.util.UUID;

/**
 * A human task while it is being completed.
 *
 * @param caseId     the case it belongs to
 * @param caseNumber the case's number
 * @param officer    user name of the officer who completes it
 */
public record OpenTask(UUID caseId, String caseNumber, String officer) {
}
