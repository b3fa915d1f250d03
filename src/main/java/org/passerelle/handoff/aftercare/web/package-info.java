/**
 * What arrives over the network about a family's first months.
 */
@NullMarked
package org.passerelle.handoff.aftercare.web;

import org.jspecify.annotations.NullMarked;
