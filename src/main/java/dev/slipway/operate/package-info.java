/** Operating what a stack runs: all that is found by its outputs. */
@NullMarked
package dev.slipway.operate;

import org.jspecify.annotations.NullMarked;
