/**
 * What leaves the house: written to the outbox in the transaction of the domain, sent by a job of its own, retried.
 */
@NullMarked
package org.passerelle.notification;

import org.jspecify.annotations.NullMarked;
