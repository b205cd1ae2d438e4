/** Examples of tests that a team writes for its own stack. */
@org.jspecify.annotations.NullMarked
package dev.slipway.examples;
