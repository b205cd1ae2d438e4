package dev.slipway.components.service;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import dev.slipway.base.iam.RoleInputs;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.balancer.DeploymentSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The task definition of a service, with its execution role, its task role and its log group.
 *
 * <p>Children: {@code <name>-logs}, {@code <name>-execution-role} with {@code <name>-execution-policy},
 * {@code <name>-role} with {@code <name>-policy} if the containers have permissions, and {@code <name>-definition}; any
 * change of the definition creates a revision.
 */
public final class Task extends Component {
    private static final String TYPE = "slipway:service:Task";

    /** The properties that a slot keeps while the other one is released; the roles are the same in all revisions. */
    private static final List<String> REVISION =
            List.of("containerDefinitions", "cpu", "ephemeralStorage", "memory", "runtimePlatform", "volumes");

    private static final String PRINCIPAL = "ecs-tasks.amazonaws.com";

    private final String service;
    private final ServiceArgs args;
    private final LogGroup logs;
    private final Role executionRole;
    private final Role role;
    private final List<Resource> startable = new ArrayList<>();
    private final TaskRevisions revisions;
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
        revisions = new TaskRevisions(args, logs, executionRole, role);
        definition = createDefinition();
        registerOutputs(Map.of("definitionArn", definition.arn(), "logGroup", logs.name()));
    }

    TaskDefinition definition() {
        return definition;
    }

    /** The inputs of its task definition, and of others with its roles and its log group. */
    TaskRevisions revisions() {
        return revisions;
    }

    /** The ARN pattern of all revisions of its task definition. */
    public Output<String> revisionsArn() {
        return definition.arnWithoutRevision().applyValue(family -> family + ":*");
    }

    /** The ARNs of the execution role and the task role. */
    public List<Output<String>> roleArns() {
        return List.of(executionRoleArn(), roleArn());
    }

    /** The ARN of the role with which ECS starts the containers. */
    public Output<String> executionRoleArn() {
        return executionRole.arn();
    }

    /** The ARN of the role with which the containers call AWS. */
    public Output<String> roleArn() {
        return role.arn();
    }

    /** The name of the log group of its containers. */
    public Output<String> logGroup() {
        return logs.name();
    }

    /** The retention of its logs in days. */
    public int logRetentionDays() {
        return args.shared().logRetentionDays();
    }

    /** The name of the log stream of the service's own container without the task's id at its end. */
    String logStream() {
        return new ContainerLogs(
                        logs.name(), args.cluster().region(), args.injected().router())
                .stream(service);
    }

    private TaskGrants grants() {
        return new TaskGrants(args);
    }

    private LogGroup createLogs() {
        var group = LogGroupArgs.builder()
                .name("/%s/%s".formatted(stackName(), service))
                .retentionInDays(logRetentionDays());
        args.shared().key().ifPresent(key -> group.kmsKeyId(key.arn()));
        return new LogGroup(childName("logs"), group.build(), childOptions());
    }

    private Role createRole(String role) {
        return new Role(
                childName(role),
                RoleInputs.assumedBy(PRINCIPAL).build(),
                options().protect(args.shared().protectedFromDeletion()).build());
    }

    private RolePolicy createPolicy(String role, Role of, List<Statement> statements) {
        return new RolePolicy(childName(role), RoleInputs.policy(of, statements), childOptions());
    }

    private TaskDefinition createDefinition() {
        return new TaskDefinition(
                childName("definition"),
                revisions.of(stackName() + "-" + service, service),
                options(options(), DeploymentSlot.PRIMARY));
    }

    /** The options of a task definition; the slot that is not being released keeps its revision. */
    CustomResourceOptions options(CustomResourceOptions.Builder options, DeploymentSlot side) {
        var kept = args.spec().ingress().keepsRevision(side);
        return options.dependsOn(startable())
                .ignoreChanges(kept ? REVISION : List.of())
                .build();
    }

    /** The resources that must exist before a task starts: the policies of its roles. */
    List<Resource> startable() {
        return startable;
    }
}
