/**
 * The engine's web applications behind our sign-in: who is let in as whom, what they may read, the few things they may change, and the answers
 * they read. Everything that is not on a list here is refused.
 */
@NullMarked
package org.passerelle.engine.webapps;

import org.jspecify.annotations.NullMarked;
