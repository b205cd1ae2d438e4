package dev.slipway.components.service;

import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.core.Output;
import dev.slipway.components.balancer.DeploymentSlot;
import java.util.List;
import java.util.Optional;

/**
 * What one ECS service runs.
 *
 * @param tasks the id of the security group of its tasks
 * @param alarms the names of the alarms that fail its deployments
 */
record ServiceRevision(
        DeploymentSlot side, TaskDefinition definition, Output<String> tasks, Optional<Output<List<String>>> alarms) {}
