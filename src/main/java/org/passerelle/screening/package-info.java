/**
 * Is this person already here?
 */
@NullMarked
package org.passerelle.screening;

import org.jspecify.annotations.NullMarked;
