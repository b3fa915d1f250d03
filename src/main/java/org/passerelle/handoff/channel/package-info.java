/**
 * How those who receive families are told of them: here, by mail, or system to system.
 */
@NullMarked
package org.passerelle.handoff.channel;

import org.jspecify.annotations.NullMarked;
