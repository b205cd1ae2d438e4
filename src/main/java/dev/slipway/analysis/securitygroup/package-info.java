/** Security group rules of a plan. */
@NullMarked
package dev.slipway.analysis.securitygroup;

import org.jspecify.annotations.NullMarked;
