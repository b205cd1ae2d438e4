/** What a service uses of the stack's stores: its variables, its statements, its way in. */
@NullMarked
package dev.slipway.base.link;

import org.jspecify.annotations.NullMarked;
