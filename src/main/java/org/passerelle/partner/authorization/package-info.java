/**
 * Where a listed group is in control, and under whose authority an organization may work for us there all the same (Criminal Code, ss. 83.03
 * and 83.032).
 */
@NullMarked
package org.passerelle.partner.authorization;

import org.jspecify.annotations.NullMarked;
