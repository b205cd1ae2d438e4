/** A user's project: the files that {@code slipway init} writes, and the version that {@code slipway upgrade} raises. */
@NullMarked
package dev.slipway.cli.project;

import org.jspecify.annotations.NullMarked;
