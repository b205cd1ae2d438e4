package dev.slipway.components.job;

import com.pulumi.core.Output;
import dev.slipway.components.service.Task;
import dev.slipway.components.service.TaskSecurityGroup;
import java.util.List;

/**
 * The task of a job as its state machine starts and stops it.
 *
 * @param container the name of its own container, whose exit code is the result of a run
 * @param cluster the ARN of the cluster
 * @param definition the ARN of the revision of the task definition
 * @param family the name of the task definition without its revision
 */
record JobTask(
        String container,
        Output<String> cluster,
        Output<String> definition,
        String family,
        Output<List<String>> subnets,
        Output<List<String>> securityGroups) {

    static JobTask of(String container, JobArgs args, Task task, TaskSecurityGroup group) {
        var placement = args.task().placement();
        return new JobTask(
                container,
                placement.cluster().arn(),
                task.definition().arn(),
                task.family(),
                placement.subnetIds(args.spec().assignPublicIp()),
                group.ids());
    }
}
