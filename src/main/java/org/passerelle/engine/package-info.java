/**
 * Camunda set-up: configuration, what expressions may reach, localized forms, task submissions, waits, and the door to the web applications.
 */
@NullMarked
package org.passerelle.engine;

import org.jspecify.annotations.NullMarked;
