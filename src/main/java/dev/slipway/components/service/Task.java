package dev.slipway.components.service;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.aws.ecs.TaskDefinitionArgs;
import com.pulumi.aws.ecs.inputs.TaskDefinitionRuntimePlatformArgs;
import com.pulumi.aws.ecs.inputs.TaskDefinitionVolumeArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.iam.RolePolicyArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.AwsContext;
import dev.slipway.base.Component;
import dev.slipway.base.iam.Policy;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.balancer.DeploymentSlot;
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
    /** What a revision is, apart from the roles, which all revisions have in common. */
    private static final List<String> REVISION =
            List.of("containerDefinitions", "cpu", "memory", "runtimePlatform", "volumes");

    private static final String PRINCIPAL = "ecs-tasks.amazonaws.com";

    private final String service;
    private final ServiceArgs args;
    private final SecretArns arns = new SecretArns();
    private final LogGroup logs;
    private final Role executionRole;
    private final Role role;
    private final List<Resource> startable = new ArrayList<>();
    private final TaskDefinition definition;

    Task(String service, ServiceArgs args, ComponentResourceOptions options) {
        super(TYPE, service + "-task", options);
        this.service = service;
        this.args = args;
        logs = createLogs();
        executionRole = createRole("execution-role");
        startable.add(createPolicy("execution-policy", executionRole, grants().execution(logs.arn())));
        role = createRole("role");
        var allowed = grants().task(logs.arn());
        if (!allowed.isEmpty()) {
            startable.add(createPolicy("policy", role, allowed));
        }
        definition = createDefinition();
        registerOutputs(Map.of("definitionArn", definition.arn(), "logGroup", logs.name()));
    }

    TaskDefinition definition() {
        return definition;
    }

    /** The ARNs of its two roles. */
    List<Output<String>> roleArns() {
        return List.of(executionRole.arn(), role.arn());
    }

    Output<String> logGroup() {
        return logs.name();
    }

    /** What stands before a task's id in the name of the log stream of the service's own container. */
    String logStream() {
        return new ContainerLogs(
                        logs.name(), args.cluster().region(), args.injected().router())
                .stream(service);
    }

    private TaskGrants grants() {
        return new TaskGrants(args, arns);
    }

    private LogGroup createLogs() {
        var group = LogGroupArgs.builder()
                .name("/%s/%s".formatted(stackName(), service))
                .retentionInDays(args.shared().logRetentionDays());
        args.shared().key().ifPresent(key -> group.kmsKeyId(key.arn()));
        return new LogGroup(childName("logs"), group.build(), childOptions());
    }

    private Role createRole(String role) {
        return new Role(
                childName(role),
                RoleArgs.builder()
                        .assumeRolePolicy(
                                Policy.trust(PRINCIPAL, AwsContext.account()).json())
                        .build(),
                options().protect(args.shared().protectedFromDeletion()).build());
    }

    private RolePolicy createPolicy(String role, Role of, List<Statement> statements) {
        return new RolePolicy(
                childName(role),
                RolePolicyArgs.builder()
                        .role(of.name())
                        .policy(new Policy(statements).json())
                        .build(),
                childOptions());
    }

    private TaskDefinition createDefinition() {
        return new TaskDefinition(
                childName("definition"),
                revision(stackName() + "-" + service, service, args.spec().task(), args.injected()),
                options(options(), DeploymentSlot.PRIMARY));
    }

    /** The options of a definition: the side that is not being released keeps the revision that it runs. */
    CustomResourceOptions options(CustomResourceOptions.Builder options, DeploymentSlot side) {
        var kept = args.spec()
                .ingress()
                .blueGreen()
                .filter(deploy -> deploy.keeps(side))
                .isPresent();
        return options.dependsOn(startable())
                .ignoreChanges(kept ? REVISION : List.of())
                .build();
    }

    /** What must be there before a task starts: without its policies it fails to pull its image, or to work. */
    List<Resource> startable() {
        return startable;
    }

    /**
     * A task definition with the image, the roles and the log group of this task.
     *
     * @param container what the container of the image is called
     */
    TaskDefinitionArgs revision(String family, String container, TaskSpec spec, InjectedSidecars injected) {
        var written = new ContainerLogs(logs.name(), args.cluster().region(), injected.router());
        var definitions = new ContainerDefinitions(container, spec, args.links(), arns, written, injected);
        var revision = TaskDefinitionArgs.builder()
                .family(family)
                .requiresCompatibilities("FARGATE")
                .networkMode("awsvpc")
                .cpu(Integer.toString(spec.size().cpu()))
                .memory(Integer.toString(spec.size().memory()))
                .runtimePlatform(TaskDefinitionRuntimePlatformArgs.builder()
                        .cpuArchitecture(spec.architecture().name())
                        .operatingSystemFamily("LINUX")
                        .build())
                .executionRoleArn(executionRole.arn())
                .taskRoleArn(role.arn())
                .containerDefinitions(definitions.json(args.image()))
                .skipDestroy(args.shared().protectedFromDeletion());
        if (spec.secretFiles().isPresent()) {
            revision.volumes(
                    TaskDefinitionVolumeArgs.builder().name(SecretFiles.NAME).build());
        }
        return revision.build();
    }
}
