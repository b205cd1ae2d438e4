package dev.slipway.components.environment;

/** The environment that a stack shares with others, or that of another stack. */
public sealed interface EnvironmentSpec permits SharedEnvironmentSpec, EnvironmentReference {}
