/**
 * The facts about resource types, from {@code src/main/resources/dev/slipway/base/types/}: one file for each Pulumi module,
 * one entry for each type token. {@link dev.slipway.base.types.ResourceType} describes the keys of an entry.
 */
@NullMarked
package dev.slipway.base.types;

import org.jspecify.annotations.NullMarked;
