/**
 * What is paid to NGOs for attestations: approved by one officer, checked for lawfulness, released by another.
 */
@NullMarked
package org.passerelle.identity.payment;

import org.jspecify.annotations.NullMarked;
