/**
 * Container images: ECR repository, build, push and digest, or an image of any registry.
 *
 * <p>The rules for building and keeping images:
 *
 * <ul>
 *   <li>The sources of a build folder have a digest that is the same on every machine. It is part of the tag and of the
 *       build arguments, so that Pulumi deploys changed sources. The Docker provider adds a digest of the bytes and
 *       permissions that Docker gets: another JDK or umask also builds a new image.
 *   <li>A tag is pushed once only, and task definitions contain the image's digest.
 *   <li>ECR does not know which image runs and keeps the latest ones pushed. A deploy that changes the image pushes it,
 *       even if it goes back to earlier sources, so the running image is the newest one unless later deploys have
 *       failed. After as many consecutive failures as images are kept, the running image expires within a day.
 * </ul>
 */
@NullMarked
package dev.slipway.components.image;

import org.jspecify.annotations.NullMarked;
