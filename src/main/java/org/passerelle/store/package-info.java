/**
 * The store: a PostgreSQL of Passerelle's own, for an installation that names no other database.
 *
 * <p>The lowest room of the house: it depends on nothing of ours. It holds the files of people at risk, so it is durable
 * and shut from its first moment: every commit is on the disk before it is answered, only this machine can reach it, and
 * only with a generated password.
 */
@NullMarked
package org.passerelle.store;

import org.jspecify.annotations.NullMarked;
