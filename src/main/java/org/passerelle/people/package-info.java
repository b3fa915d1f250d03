/**
 * The people who work here: how they are invited, look after their own account, and are looked after by their organization's lead or by an
 * administrator.
 */
@NullMarked
package org.passerelle.people;

import org.jspecify.annotations.NullMarked;
