package dev.slipway.components.cache;

/** The version and the capacity of a cache: serverless, or in nodes. */
public sealed interface CacheCapacity permits ServerlessCapacity, CacheNodes {}
