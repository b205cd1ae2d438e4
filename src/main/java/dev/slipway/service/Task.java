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
import dev.slipway.component.Component;
import dev.slipway.iam.Policy;
import dev.slipway.iam.Statement;
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
        var executionPolicy = createPolicy("execution-policy", executionRole, grants().execution(logs.arn()));
        var taskRole = createRole("role");
        if (!grants().task().isEmpty()) {
            createPolicy("policy", taskRole, grants().task());
        }
        definition = createDefinition(executionRole, executionPolicy, taskRole);
        registerOutputs(Map.of("definitionArn", definition.arn(), "logGroup", logs.name()));
    }

    TaskDefinition definition() {
        return definition;
    }

    Output<String> logGroup() {
        return logs.name();
    }

    private TaskGrants grants() {
        return new TaskGrants(args.image(), args.spec());
    }

    private LogGroup createLogs() {
        return new LogGroup(
                child("logs"),
                LogGroupArgs.builder()
                        .name("/%s/%s".formatted(stackName(), service))
                        .retentionInDays(args.spec().logRetentionDays())
                        .build(),
                own());
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

    private TaskDefinition createDefinition(Role executionRole, RolePolicy executionPolicy, Role taskRole) {
        var spec = args.spec();
        var containers = new ContainerDefinitions(
                service, spec, logs.name(), args.cluster().region());
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
                // A task that starts before its policy is attached fails to pull its image.
                options().dependsOn(executionPolicy).build());
    }
}
