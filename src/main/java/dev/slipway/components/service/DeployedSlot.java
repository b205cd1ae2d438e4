package dev.slipway.components.service;

import com.pulumi.core.Output;
import java.util.List;
import java.util.Optional;

/**
 * The ECS service of a deployment slot.
 *
 * @param serviceName its physical name
 * @param taskDefinitionArn the ARN of the task definition revision that runs; known after ECS has deployed it. If pushes
 *     are rolled out, it is the ARN of the revision whose copies run
 * @param deploymentAlarms the names of the alarms that roll its deployments back; empty for none
 * @param scalableTargetArn the ARN of its scalable target; empty without autoscaling
 */
public record DeployedSlot(
        Output<String> arn,
        Output<String> serviceName,
        Output<String> taskDefinitionArn,
        Optional<Output<List<String>>> deploymentAlarms,
        Optional<Output<String>> scalableTargetArn) {}
