/**
 * Windows and applications for the programs of sponsors and of Québec's ministry.
 */
@NullMarked
package org.passerelle.sponsorship.draw.web;

import org.jspecify.annotations.NullMarked;
