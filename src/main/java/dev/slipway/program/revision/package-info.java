/** The project as it was at a revision of its git repository. */
@NullMarked
package dev.slipway.program.revision;

import org.jspecify.annotations.NullMarked;
