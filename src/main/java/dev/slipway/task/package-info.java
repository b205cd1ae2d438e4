/** Tasks and task definitions that no resource of a stack stands for: run once, or copied. */
@NullMarked
package dev.slipway.task;

import org.jspecify.annotations.NullMarked;
