/**
 * Windows in which Québec receives applications for collective sponsorship, and the draw when they are more than a window takes.
 */
@NullMarked
package org.passerelle.sponsorship.draw;

import org.jspecify.annotations.NullMarked;
