/**
 * What those who receive families take with them: the dossier of a notice on paper, the expected arrivals in their own calendars.
 */
@NullMarked
package org.passerelle.handoff.dossier;

import org.jspecify.annotations.NullMarked;
