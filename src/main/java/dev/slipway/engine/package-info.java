/** The embedded engine: runs the program without a cloud and records what it registers. */
@NullMarked
package dev.slipway.engine;

import org.jspecify.annotations.NullMarked;
