/**
 * The API described for those who write programs: OpenAPI, and the page that shows it.
 */
@NullMarked
package org.passerelle.pages.description;

import org.jspecify.annotations.NullMarked;
