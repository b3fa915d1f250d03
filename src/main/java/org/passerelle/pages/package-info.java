/**
 * What every page shares: the frame around it, the reader's language, dates as people read them, sign-in, answers to bad input.
 */
@NullMarked
package org.passerelle.pages;

import org.jspecify.annotations.NullMarked;
