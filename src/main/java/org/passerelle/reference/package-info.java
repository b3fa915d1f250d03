/**
 * Dated reference data: provinces, places, service targets, working days. Each row carries its source.
 */
@NullMarked
package org.passerelle.reference;

import org.jspecify.annotations.NullMarked;
