/** The workflows of GitHub Actions, and the scripts that they call. */
@org.jspecify.annotations.NullMarked
package dev.slipway.workflow;
