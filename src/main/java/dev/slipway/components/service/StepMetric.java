package dev.slipway.components.service;

/** The metric whose values step scaling compares with thresholds: one of the service, or one of CloudWatch. */
public sealed interface StepMetric permits ServiceMetric, ScalingMetric {}
