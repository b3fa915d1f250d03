/**
 * The API of this room for outside parties.
 */
@NullMarked
package org.passerelle.sponsorship.web;

import org.jspecify.annotations.NullMarked;
