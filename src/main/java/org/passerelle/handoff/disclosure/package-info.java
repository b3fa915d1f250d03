/**
 * What is disclosed of families: agreements by recipient and purpose, the register of what was told, and what was told by mistake.
 */
@NullMarked
package org.passerelle.handoff.disclosure;

import org.jspecify.annotations.NullMarked;
