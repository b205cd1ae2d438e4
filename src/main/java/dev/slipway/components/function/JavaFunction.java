package dev.slipway.components.function;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.lambda.Alias;
import com.pulumi.aws.lambda.Permission;
import com.pulumi.aws.lambda.inputs.FunctionEnvironmentArgs;
import com.pulumi.aws.lambda.inputs.FunctionSnapStartArgs;
import com.pulumi.core.Either;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.components.alarm.AlarmDestination;
import java.util.Map;

/**
 * A Lambda function in Java, with <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html">SnapStart</a> where
 * callers wait for the answer. Each change publishes a version, and the alias that callers invoke is updated once the
 * version, and its snapshot, is ready.
 *
 * <p>Children: {@code <name>-logs}, {@code <name>-role} with {@code <name>-policy}, {@code <name>-function},
 * {@code <name>-alias}, {@code <name>-active} with SnapStart, {@code <name>-permission} by {@link #permit}, and
 * {@code <name>-alarms} by {@link #alarm}.
 */
public final class JavaFunction extends Component {
    private static final String TYPE = "slipway:function:JavaFunction";
    private static final String RUNTIME = "java21";

    /** Name of the alias that callers invoke. */
    public static final String ALIAS = "live";

    /** Memory in MiB; CPU is proportional to it. */
    private static final int MEMORY = 512;

    /**
     * Timeout in seconds: the maximum integration timeout of
     * <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html">API Gateway</a>.
     */
    public static final int TIMEOUT = 29;

    private final JavaFunctionArgs args;
    private final LogGroup logs;
    private final com.pulumi.aws.lambda.Function function;
    private final Alias alias;

    public JavaFunction(String name, JavaFunctionArgs args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.args = args;
        logs = createLogs();
        var kept = options().protect(args.protectedFromDeletion()).build();
        var role = new Role(childName("role"), FunctionInputs.role(), kept);
        var policy = createPolicy(role);
        function = createFunction(role, policy);
        alias = new Alias(childName("alias"), FunctionInputs.alias(function).build(), childOptions());
        if (args.snapStart()) {
            new SnapshotRule(childName("active"), args.description(), function, alias, childComponentOptions());
        }
        registerOutputs(Map.of("arn", arn(), "functionName", functionName()));
    }

    /** The function's physical name, also the dimension of its metrics. */
    public Output<String> functionName() {
        return function.name();
    }

    /** The name of the function's log group. */
    public Output<String> logGroup() {
        return logs.name();
    }

    /** The ARN of the alias that callers invoke. */
    public Output<String> arn() {
        return alias.arn();
    }

    /** The name of the alias. */
    public Output<String> aliasName() {
        return alias.name();
    }

    /** The URI for an API Gateway integration. */
    public Output<String> invokeArn() {
        return alias.invokeArn();
    }

    /**
     * Creates alarms on errors and throttles of the function. To be called once.
     *
     * @param who beginning of the alarms' descriptions
     */
    public void alarm(AlarmDestination topic, String who) {
        new FunctionAlarms(childName("alarms"), topic, function, who, childComponentOptions());
    }

    /**
     * Adds the permission to invoke the alias. To be called once.
     *
     * @param principal the AWS service, such as {@code apigateway.amazonaws.com}
     * @param sourceArn the one resource that may invoke it
     */
    public Permission permit(String principal, Output<String> sourceArn) {
        return new Permission(
                childName("permission"),
                FunctionInputs.permission(function, alias, principal, sourceArn),
                childOptions());
    }

    private LogGroup createLogs() {
        var group = FunctionInputs.logs(args.logRetentionDays(), args.key());
        return new LogGroup(
                childName("logs"),
                group.name("/%s/%s".formatted(stackName(), args.logGroup())).build(),
                childOptions());
    }

    private RolePolicy createPolicy(Role role) {
        return new RolePolicy(childName("policy"), FunctionInputs.policy(role, args.grants(), logs), childOptions());
    }

    private com.pulumi.aws.lambda.Function createFunction(Role role, RolePolicy policy) {
        var builder = com.pulumi.aws.lambda.FunctionArgs.builder();
        args.name().ifPresent(given -> builder.name(given.text()));
        args.concurrency().ifPresent(builder::reservedConcurrentExecutions);
        if (args.snapStart()) {
            builder.snapStart(
                    FunctionSnapStartArgs.builder().applyOn("PublishedVersions").build());
        }
        return new com.pulumi.aws.lambda.Function(
                childName("function"),
                builder.description(args.description())
                        .code(args.code())
                        .handler(args.handler())
                        .runtime(Output.of(Either.ofLeft(RUNTIME)))
                        .role(role.arn())
                        .memorySize(MEMORY)
                        .timeout(TIMEOUT)
                        .environment(FunctionEnvironmentArgs.builder()
                                .variables(FunctionInputs.variables(args.environment()))
                                .build())
                        .loggingConfig(FunctionInputs.logging(logs))
                        .publish(true)
                        .build(),
                // With SnapStart the function needs the policy when it is initialized, before its snapshot is taken.
                options()
                        .protect(args.protectedFromDeletion())
                        .dependsOn(policy)
                        .deleteBeforeReplace(args.name().isPresent())
                        .build());
    }
}
