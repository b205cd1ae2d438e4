package dev.slipway.components.service;

import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.core.Output;
import dev.slipway.components.balancer.DeploymentSlot;
import java.util.List;
import java.util.Optional;

/**
 * The task definition of an ECS service, with the security group and the deployment alarms of its deployment slot.
 *
 * @param side the deployment slot
 * @param tasks the id of the security group of its tasks
 * @param alarms the names of the alarms that roll its deployments back; empty for none
 */
record ServiceRevision(
        DeploymentSlot side, TaskDefinition definition, Output<String> tasks, Optional<Output<List<String>>> alarms) {}
