package dev.slipway.components.environment;

import dev.slipway.base.StackName;

/**
 * The environment of another stack.
 *
 * @param stack the stack that shares it
 */
public record EnvironmentReference(StackName stack) implements EnvironmentSpec {}
