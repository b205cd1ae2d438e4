package dev.slipway.service;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.aws.ecs.TaskDefinitionArgs;
import com.pulumi.aws.ecs.inputs.TaskDefinitionRuntimePlatformArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.iam.RolePolicyArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.component.Component;
import dev.slipway.iam.Policy;
import dev.slipway.iam.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What ECS starts for a service: the task definition, its two roles and its log group.
 *
 * <p>Children: {@code <name>-logs}, {@code <name>-execution-role} with {@code <name>-execution-policy} (what ECS needs
 * to start the task), {@code <name>-role} with {@code <name>-policy} where the containers may do something, and
 * {@code <name>-definition}, whose every change is a new revision.
 */
final class Task extends Component {
    private static final String TYPE = "slipway:service:Task";
    private static final String PRINCIPAL = "ecs-tasks.amazonaws.com";

    private final String service;
    private final ServiceArgs args;
    private final LogGroup logs;
    private final TaskDefinition definition;

    Task(String service, ServiceArgs args, ComponentResourceOptions options) {
        super(TYPE, service + "-task", options);
        this.service = service;
        this.args = args;
        logs = createLogs();
        var executionRole = createRole("execution-role");
        var taskRole = createRole("role");
        var policies = new ArrayList<Resource>();
        policies.add(createPolicy("execution-policy", executionRole, grants().execution(logs.arn())));
        if (!grants().task().isEmpty()) {
            policies.add(createPolicy("policy", taskRole, grants().task()));
        }
        definition = createDefinition(executionRole, taskRole, policies);
        registerOutputs(Map.of("definitionArn", definition.arn(), "logGroup", logs.name()));
    }

    TaskDefinition definition() {
        return definition;
    }

    Output<String> logGroup() {
        return logs.name();
    }

    private TaskGrants grants() {
        return new TaskGrants(args.image(), args.spec(), args.uses());
    }

    private LogGroup createLogs() {
        var group = LogGroupArgs.builder()
                .name("/%s/%s".formatted(stackName(), service))
                .retentionInDays(args.spec().logRetentionDays());
        args.key().ifPresent(key -> group.kmsKeyId(key.arn()));
        return new LogGroup(child("logs"), group.build(), own());
    }

    private Role createRole(String role) {
        return new Role(
                child(role),
                RoleArgs.builder()
                        .assumeRolePolicy(Policy.trust(PRINCIPAL, args.cluster().account())
                                .json())
                        .build(),
                options().protect(args.protectedFromDeletion()).build());
    }

    private RolePolicy createPolicy(String role, Role of, List<Statement> statements) {
        return new RolePolicy(
                child(role),
                RolePolicyArgs.builder()
                        .role(of.name())
                        .policy(new Policy(statements).json())
                        .build(),
                own());
    }

    private TaskDefinition createDefinition(Role executionRole, Role taskRole, List<Resource> policies) {
        var spec = args.spec();
        var containers = new ContainerDefinitions(
                service, spec, args.uses(), logs.name(), args.cluster().region());
        return new TaskDefinition(
                child("definition"),
                TaskDefinitionArgs.builder()
                        .family(stackName() + "-" + service)
                        .requiresCompatibilities("FARGATE")
                        .networkMode("awsvpc")
                        .cpu(Integer.toString(spec.size().cpu()))
                        .memory(Integer.toString(spec.size().memory()))
                        .runtimePlatform(TaskDefinitionRuntimePlatformArgs.builder()
                                .cpuArchitecture(spec.architecture().name())
                                .operatingSystemFamily("LINUX")
                                .build())
                        .executionRoleArn(executionRole.arn())
                        .taskRoleArn(taskRole.arn())
                        .containerDefinitions(containers.json(args.image()))
                        .skipDestroy(args.protectedFromDeletion())
                        .build(),
                // A task that starts before its policies are attached fails to pull its image, or to do its work.
                options().dependsOn(policies).build());
    }
}
