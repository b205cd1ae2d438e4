package dev.slipway.components.network;

/** Settings of a stack's network: a VPC of its own, an existing one, or that of its environment. */
public sealed interface NetworkSpec permits NewVpcSpec, ExistingVpcSpec, EnvironmentVpcSpec {}
