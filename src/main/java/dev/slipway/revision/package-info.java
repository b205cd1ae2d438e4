/** The project as it was at a revision of its git repository. */
@NullMarked
package dev.slipway.revision;

import org.jspecify.annotations.NullMarked;
