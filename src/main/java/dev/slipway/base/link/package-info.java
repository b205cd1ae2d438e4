/** Links between services and the stores that they use: variables, statements, security group rules. */
@NullMarked
package dev.slipway.base.link;

import org.jspecify.annotations.NullMarked;
