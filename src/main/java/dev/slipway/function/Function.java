package dev.slipway.function;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.iam.RolePolicyArgs;
import com.pulumi.aws.lambda.Alias;
import com.pulumi.aws.lambda.AliasArgs;
import com.pulumi.aws.lambda.inputs.FunctionEnvironmentArgs;
import com.pulumi.aws.lambda.inputs.FunctionLoggingConfigArgs;
import com.pulumi.aws.lambda.inputs.FunctionSnapStartArgs;
import com.pulumi.core.Either;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.component.Component;
import dev.slipway.component.Place;
import dev.slipway.iam.Policy;
import dev.slipway.iam.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Lambda function in Java that starts from a snapshot
 * (<a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html">SnapStart</a>), so its callers name an alias:
 * each change publishes a version, and the alias goes over to it when its snapshot is taken.
 *
 * <p>Children: {@code <name>-logs}, {@code <name>-role} with {@code <name>-policy}, {@code <name>-function}, and
 * {@code <name>-alias}.
 */
public final class Function extends Component {
    private static final String TYPE = "slipway:function:Function";
    private static final String RUNTIME = "java21";

    /** MiB; a function's share of CPU comes with it. */
    private static final int MEMORY = 512;

    /**
     * Seconds: what <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html">API Gateway</a>
     * waits at most.
     */
    public static final int TIMEOUT = 29;

    private final FunctionArgs args;
    private final LogGroup logs;
    private final com.pulumi.aws.lambda.Function function;
    private final Alias alias;

    public Function(String name, FunctionArgs args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.args = args;
        logs = createLogs();
        var role = createRole();
        var policy = createPolicy(role);
        function = createFunction(role, policy);
        alias = createAlias();
        registerOutputs(Map.of("arn", arn(), "functionName", functionName()));
    }

    /** The function's physical name, which its metrics name it by. */
    public Output<String> functionName() {
        return function.name();
    }

    /** The name of its log group. */
    public Output<String> logGroup() {
        return logs.name();
    }

    /** The ARN of the alias, which callers name. */
    public Output<String> arn() {
        return alias.arn();
    }

    /** The name of the alias. */
    public Output<String> aliasName() {
        return alias.name();
    }

    /** What an API's integration calls. */
    public Output<String> invokeArn() {
        return alias.invokeArn();
    }

    private LogGroup createLogs() {
        return new LogGroup(
                child("logs"),
                LogGroupArgs.builder()
                        .name("/%s/%s".formatted(stackName(), args.logGroup()))
                        .retentionInDays(args.logRetentionDays())
                        .build(),
                own());
    }

    private Role createRole() {
        var account = Place.account();
        return new Role(
                child("role"),
                RoleArgs.builder()
                        .assumeRolePolicy(
                                Policy.trust("lambda.amazonaws.com", account).json())
                        .build(),
                options().protect(args.protectedFromDeletion()).build());
    }

    private RolePolicy createPolicy(Role role) {
        var statements = new ArrayList<>(args.grants());
        statements.add(Statement.allow("logs:CreateLogStream", "logs:PutLogEvents")
                .on(logs.arn().applyValue(arn -> arn + ":*")));
        return new RolePolicy(
                child("policy"),
                RolePolicyArgs.builder()
                        .role(role.name())
                        .policy(new Policy(statements).json())
                        .build(),
                own());
    }

    private com.pulumi.aws.lambda.Function createFunction(Role role, RolePolicy policy) {
        var variables = Output.all(args.environment().values().stream().toList());
        var names = args.environment().keySet().stream().toList();
        return new com.pulumi.aws.lambda.Function(
                child("function"),
                com.pulumi.aws.lambda.FunctionArgs.builder()
                        .description(args.description())
                        .code(args.code())
                        .handler(args.handler())
                        .runtime(Output.of(Either.ofLeft(RUNTIME)))
                        .role(role.arn())
                        .memorySize(MEMORY)
                        .timeout(TIMEOUT)
                        .environment(FunctionEnvironmentArgs.builder()
                                .variables(variables.applyValue(values -> byName(names, values)))
                                .build())
                        .loggingConfig(FunctionLoggingConfigArgs.builder()
                                .logFormat("Text")
                                .logGroup(logs.name())
                                .build())
                        .publish(true)
                        .snapStart(FunctionSnapStartArgs.builder()
                                .applyOn("PublishedVersions")
                                .build())
                        .build(),
                // The snapshot is taken of a function that has read once already.
                options()
                        .protect(args.protectedFromDeletion())
                        .dependsOn(policy)
                        .build());
    }

    private Alias createAlias() {
        return new Alias(
                child("alias"),
                AliasArgs.builder()
                        .name("live")
                        .description("What callers name: the version that the last deploy made")
                        .functionName(function.name())
                        .functionVersion(function.version())
                        .build(),
                own());
    }

    private static Map<String, String> byName(List<String> names, List<String> values) {
        var variables = new TreeMap<String, String>();
        for (var i = 0; i < names.size(); i++) {
            variables.put(names.get(i), values.get(i));
        }
        return variables;
    }
}
