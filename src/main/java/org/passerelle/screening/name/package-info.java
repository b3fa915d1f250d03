/**
 * Names as they are compared: across scripts, spellings and orders. Knows no person, only names.
 */
@NullMarked
package org.passerelle.screening.name;

import org.jspecify.annotations.NullMarked;
