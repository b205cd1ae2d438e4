package dev.slipway.components.job;

import com.pulumi.core.Output;
import dev.slipway.base.AwsContext;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.service.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * Permissions of a job's state machine: those of
 * <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html#ecs-iam">runTask.sync</a>, limited to the task
 * definition and the cluster, and those of its further calls.
 */
record JobPermissions(JobSpec spec, JobTask run, Task task) {
    private static final String CLUSTER = "ecs:cluster";

    List<Statement> statements() {
        var roles = Statement.allow("iam:PassRole")
                .on(task.roleArns())
                .when("StringEquals", "iam:PassedToService", Output.of("ecs-tasks.amazonaws.com"));
        var statements = new ArrayList<>(List.of(
                Statement.allow("ecs:RunTask").on(task.revisionsArn()).when("ArnEquals", CLUSTER, run.cluster()),
                Statement.allow("ecs:StopTask", "ecs:DescribeTasks").on(tasks()),
                Statement.allow("ecs:ListTasks")
                        .onAny("the action knows the cluster alone by a condition")
                        .when("ArnEquals", CLUSTER, run.cluster()),
                // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/supported-iam-actions-tagging.html
                Statement.allow("ecs:TagResource")
                        .on(tasks())
                        .when("StringEquals", "ecs:CreateAction", Output.of("RunTask")),
                roles,
                Statement.allow("events:PutTargets", "events:PutRule", "events:DescribeRule")
                        .on(inAccount("events", "rule/StepFunctionsGetEventsForECSTaskRule"))));
        if (spec.run().overlap() == RunPolicy.RunOverlap.SKIP) {
            statements.add(Statement.allow("states:ListExecutions")
                    .on(inAccount("states", "stateMachine:" + spec.name().text())));
        }
        return statements;
    }

    /** The tasks in the cluster, since the ARNs of the job's tasks are unknown before they run. */
    private Output<String> tasks() {
        return run.cluster().applyValue(arn -> arn.replace(":cluster/", ":task/") + "/*");
    }

    private static Output<String> inAccount(String service, String resource) {
        return Output.format(
                "arn:%s:%s:%s:%s:%s",
                AwsContext.partition(), service, AwsContext.region(), AwsContext.account(), resource);
    }
}
