/**
 * Sign-in, roles, ownership of rows, audit. The lowest room: it knows no other.
 */
@NullMarked
package org.passerelle.access;

import org.jspecify.annotations.NullMarked;
