/** Text, JSON and Markdown that the commands print. */
@NullMarked
package dev.slipway.cli.render;

import org.jspecify.annotations.NullMarked;
