/**
 * The container image: repository, build, push, digest; or an image of any registry.
 *
 * <p>What decides when an image is built, and which images stay:
 *
 * <ul>
 *   <li>The sources of a build folder have a digest that is the same on every machine. It is part of the tag and of the
 *       build, so that changed sources are a change to be deployed. The Docker provider adds a digest of its own, of the
 *       very bytes and permissions that Docker gets: another JDK or umask builds the image anew too.
 *   <li>A tag is used for one push and never again, and tasks are told the image's digest.
 *   <li>ECR does not know which image runs and keeps the latest ones pushed. A deploy that changes the image pushes it,
 *       also on the way back to earlier sources, so the one that runs is the newest, unless later deploys failed. After
 *       as many failures in a row as images are kept, the one that runs expires within a day.
 * </ul>
 */
@NullMarked
package dev.slipway.components.image;

import org.jspecify.annotations.NullMarked;
