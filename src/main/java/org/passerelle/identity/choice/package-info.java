/**
 * Which NGO is asked: by place, languages, staff, load, timeliness and independence, ranked by a decision table.
 */
@NullMarked
package org.passerelle.identity.choice;

import org.jspecify.annotations.NullMarked;
