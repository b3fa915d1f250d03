/**
 * Documents for the programs of those who give them.
 */
@NullMarked
package org.passerelle.casefile.web;

import org.jspecify.annotations.NullMarked;
