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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The task definition of a service or a job, with its execution role, its task role and its log group.
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

    private final String owner;
    private final TaskArgs args;
    private final LogGroup logs;
    private final Role executionRole;
    private final Role role;
    private final List<Resource> startable = new ArrayList<>();
    private final TaskRevisions revisions;
    private final TaskDefinition definition;

    /**
     * The task definition of a job.
     *
     * @param owner the name of the service or job, which its own container has
     */
    public Task(String owner, TaskArgs args, ComponentResourceOptions options) {
        this(owner, args, false, options);
    }

    /** @param keepsRevision true for a deployment slot that keeps its revision */
    Task(String owner, TaskArgs args, boolean keepsRevision, ComponentResourceOptions options) {
        super(TYPE, owner + "-task", options);
        this.owner = owner;
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
        definition = createDefinition(keepsRevision);
        registerOutputs(Map.of("definitionArn", definition.arn(), "logGroup", logs.name()));
    }

    /** The task definition. */
    public TaskDefinition definition() {
        return definition;
    }

    /** The inputs of its task definition, and of others with its roles and its log group. */
    TaskRevisions revisions() {
        return revisions;
    }

    /** The family of the task definition: its name without the revision. */
    public String family() {
        return stackName() + "-" + owner;
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

    /** The name of the log stream of the own container without the task's id at its end. */
    String logStream() {
        return new ContainerLogs(
                        logs.name(),
                        args.placement().cluster().region(),
                        args.injected().router())
                .stream(owner);
    }

    private TaskGrants grants() {
        return new TaskGrants(args);
    }

    private LogGroup createLogs() {
        var group = LogGroupArgs.builder()
                .name("/%s/%s".formatted(stackName(), owner))
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

    private TaskDefinition createDefinition(boolean keepsRevision) {
        return new TaskDefinition(
                childName("definition"), revisions.of(family(), owner), options(options(), keepsRevision));
    }

    /** The options of a task definition; the slot that is not being released keeps its revision. */
    CustomResourceOptions options(CustomResourceOptions.Builder options, boolean keepsRevision) {
        return options.dependsOn(startable())
                .ignoreChanges(keepsRevision ? REVISION : List.of())
                .build();
    }

    /** The resources that must exist before a task starts: the policies of its roles. */
    public List<Resource> startable() {
        return startable;
    }
}
