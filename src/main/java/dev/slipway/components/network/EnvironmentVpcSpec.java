package dev.slipway.components.network;

/** The VPC of the environment that a stack uses, which is known when the stack is planned or deployed. */
public record EnvironmentVpcSpec() implements NetworkSpec {}
