/** The course of a run: preflight, deployment, assembly of the components from the settings, outputs. */
@NullMarked
package dev.slipway.program;

import org.jspecify.annotations.NullMarked;
