package dev.slipway.components.network;

/** Settings of a stack's network: a VPC of its own, or an existing one. */
public sealed interface NetworkSpec permits NewVpcSpec, ExistingVpcSpec {}
