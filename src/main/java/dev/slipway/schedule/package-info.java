/** Points in time as AWS's schedulers read them. */
@NullMarked
package dev.slipway.schedule;

import org.jspecify.annotations.NullMarked;
