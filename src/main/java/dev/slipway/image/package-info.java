/** The container image: repository, build, push, digest; or an image of any registry. */
@NullMarked
package dev.slipway.image;

import org.jspecify.annotations.NullMarked;
