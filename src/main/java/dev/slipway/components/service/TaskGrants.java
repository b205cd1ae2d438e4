package dev.slipway.components.service;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.image.ContainerImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The fewest statements with which a task starts and runs. */
record TaskGrants(ServiceArgs args, SecretArns arns) {

    /**
     * What ECS does to start the task: pull its images, write its logs, read its secrets. See
     * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html">task execution
     * role</a>.
     */
    List<Statement> execution(Output<String> logGroupArn) {
        var statements = new ArrayList<Statement>();
        var repositories =
                images().flatMap(each -> each.repositoryArn().stream()).toList();
        if (!repositories.isEmpty()) {
            statements.add(Statement.allow("ecr:GetAuthorizationToken").onAny("the action knows no resources"));
        }
        for (var repository : repositories) {
            statements.add(Statement.allow(
                            "ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage")
                    .on(repository));
        }
        statements.add(Statement.allow("logs:CreateLogStream", "logs:PutLogEvents")
                .on(logGroupArn.applyValue(arn -> arn + ":*")));
        Stream.concat(args.spec().secrets().stream(), args.companions().secrets().stream())
                .distinct()
                .forEach(secret -> statements.add(secret.grant(arns)));
        statements.addAll(args.uses().startGrants());
        return statements;
    }

    private Stream<ContainerImage> images() {
        var beside = Stream.concat(args.spec().images().stream(), args.companions().images().stream());
        return Stream.concat(Stream.of(args.image()), beside);
    }

    /** What the containers themselves may do. */
    List<Statement> task(Output<String> logGroupArn) {
        var statements = new ArrayList<Statement>();
        if (args.spec().exec()) {
            // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
            statements.add(Statement.allow(
                            "ssmmessages:CreateControlChannel",
                            "ssmmessages:CreateDataChannel",
                            "ssmmessages:OpenControlChannel",
                            "ssmmessages:OpenDataChannel")
                    .onAny("the actions know no resources"));
        }
        statements.addAll(args.uses().grants());
        statements.addAll(args.companions().grants(logGroupArn));
        return statements;
    }
}
