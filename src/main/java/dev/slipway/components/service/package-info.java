/** One ECS service on Fargate, with its task definition, roles, secrets and scaling. */
@NullMarked
package dev.slipway.components.service;

import org.jspecify.annotations.NullMarked;
