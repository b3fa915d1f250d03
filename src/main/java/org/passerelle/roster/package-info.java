/**
 * Who works here on the first day: organizations, programs and people from a file, for production as for the demonstration.
 */
@NullMarked
package org.passerelle.roster;

import org.jspecify.annotations.NullMarked;
