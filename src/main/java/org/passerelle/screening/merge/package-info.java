/**
 * What the merge unit does with two files of one person: links, merges, un-merges. Nothing is purged.
 */
@NullMarked
package org.passerelle.screening.merge;

import org.jspecify.annotations.NullMarked;
