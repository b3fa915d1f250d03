/**
 * The API of this room for outside parties.
 */
@NullMarked
package org.passerelle.identity.web;

import org.jspecify.annotations.NullMarked;
