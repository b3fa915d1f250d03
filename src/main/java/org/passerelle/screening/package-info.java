/**
 * Is this person already here, or on a list? The machine asks; an officer answers.
 */
@NullMarked
package org.passerelle.screening;

import org.jspecify.annotations.NullMarked;
