package dev.slipway.components.service;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.image.ContainerImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The least-privilege statements of a task's execution role and task role. */
record TaskGrants(TaskArgs args) {

    /**
     * The statements of the execution role, with which ECS pulls the images, writes the logs and reads the secrets. See
     * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html">task execution
     * role</a>.
     */
    List<Statement> execution(Output<String> logGroupArn) {
        var statements = new ArrayList<Statement>();
        var repositories =
                images().flatMap(image -> image.repositoryArn().stream()).toList();
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
        statements.addAll(
                SecretGrants.of(Stream.concat(args.spec().secrets().stream(), args.injected().secrets().stream())));
        statements.addAll(EnvironmentFile.grants(args.spec().environmentFiles()));
        args.shared()
                .key()
                .filter(key -> !args.spec().environmentFiles().isEmpty())
                .ifPresent(key -> statements.add(key.through("s3", "kms:Decrypt")));
        statements.addAll(args.links().startGrants());
        return statements;
    }

    private Stream<ContainerImage> images() {
        var beside = Stream.concat(args.spec().images().stream(), args.injected().images().stream());
        return Stream.concat(Stream.of(args.image()), beside);
    }

    /** The statements of the task role, with which the containers call AWS; empty for none. */
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
        statements.addAll(args.links().grants());
        args.fileSystems().values().forEach(client -> statements.addAll(client.grants()));
        statements.addAll(args.injected().grants(logGroupArn));
        statements.addAll(args.access().statements());
        return statements;
    }
}
