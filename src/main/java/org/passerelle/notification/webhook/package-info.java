/**
 * Messages to organizations' own systems: signed, in order, tried again until they are taken.
 */
@NullMarked
package org.passerelle.notification.webhook;

import org.jspecify.annotations.NullMarked;
