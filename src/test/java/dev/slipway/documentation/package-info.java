/** Holds the pages in {@code docs} to one another, to the stack files and to the commands. */
@org.jspecify.annotations.NullMarked
package dev.slipway.documentation;
