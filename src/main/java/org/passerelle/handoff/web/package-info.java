/**
 * The API of this room for outside parties.
 */
@NullMarked
package org.passerelle.handoff.web;

import org.jspecify.annotations.NullMarked;
