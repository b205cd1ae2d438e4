/** The embedded engine: runs a program without AWS and records the resources that it registers. */
@NullMarked
package dev.slipway.engine;

import org.jspecify.annotations.NullMarked;
