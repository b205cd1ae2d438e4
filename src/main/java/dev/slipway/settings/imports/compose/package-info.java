/** The reader of Docker Compose files: the settings of one stack for the services of a file. */
@NullMarked
package dev.slipway.settings.imports.compose;

import org.jspecify.annotations.NullMarked;
