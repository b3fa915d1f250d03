/**
 * Who may sponsor whom, and who can pay: rules in decision tables, figures in dated editions with their source.
 */
@NullMarked
package org.passerelle.sponsorship.eligibility;

import org.jspecify.annotations.NullMarked;
