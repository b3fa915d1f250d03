/**
 * Papers and pictures given in support of a case: taken in, checked, kept, attached, opened by those who may.
 */
@NullMarked
package org.passerelle.casefile.document;

import org.jspecify.annotations.NullMarked;
