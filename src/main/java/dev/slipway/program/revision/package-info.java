/** The project at a commit of its git repository. */
@NullMarked
package dev.slipway.program.revision;

import org.jspecify.annotations.NullMarked;
