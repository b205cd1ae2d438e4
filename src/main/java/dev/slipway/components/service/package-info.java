/**
 * An ECS service on Fargate, with its task definition, roles, security group, secrets, alarms, autoscaling and
 * migration.
 */
@NullMarked
package dev.slipway.components.service;

import org.jspecify.annotations.NullMarked;
