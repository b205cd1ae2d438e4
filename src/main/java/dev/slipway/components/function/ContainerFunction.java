package dev.slipway.components.function;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.lambda.Alias;
import com.pulumi.aws.lambda.inputs.FunctionEnvironmentArgs;
import com.pulumi.aws.lambda.inputs.FunctionImageConfigArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Lambda function that runs the container image of a service, see
 * <a href="https://docs.aws.amazon.com/lambda/latest/dg/images-create.html">images</a>. A change of image, memory or
 * variables publishes a version. The alias that callers invoke is updated once Lambda can start that version, so that a
 * request never gets new variables with the old image.
 *
 * <p>Children: {@code <name>-logs}, {@code <name>-role} with {@code <name>-policy}, {@code <name>-vpc} for a store that
 * is reachable from the VPC only, {@code <name>-function}, {@code <name>-alias}, and {@code <name>-alarms} with an
 * alarm topic.
 */
public final class ContainerFunction extends Component {
    private static final String TYPE = "slipway:function:ContainerFunction";

    private final ContainerFunctionArgs args;
    private final LogGroup logs;
    private final Optional<FunctionPlacement> placement;
    private final Role role;
    private final com.pulumi.aws.lambda.Function function;
    private final Alias alias;

    public ContainerFunction(String name, ContainerFunctionArgs args) {
        this(name, args, ComponentResourceOptions.Empty);
    }

    public ContainerFunction(String name, ContainerFunctionArgs args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.args = args;
        logs = createLogs();
        var kept = options().protect(args.shared().protectedFromDeletion()).build();
        role = new Role(childName("role"), FunctionInputs.role(), kept);
        var before = new ArrayList<Resource>(List.of(createPolicy()));
        placement = args.links().needVpc()
                ? Optional.of(new FunctionPlacement(childName("vpc"), args.network(), childComponentOptions()))
                : Optional.empty();
        // The function connects to its stores at its start, through the network's routes.
        placement.ifPresent(place -> {
            before.addAll(List.of(args.network(), place));
            before.addAll(args.links().admit(place));
        });
        function = createFunction(before);
        alias = new Alias(childName("alias"), FunctionInputs.alias(function).build(), childOptions());
        args.shared()
                .alarmTopic()
                .ifPresent(topic ->
                        new FunctionAlarms(childName("alarms"), topic, function, name, childComponentOptions()));
        registerOutputs(Map.of("arn", alias.arn(), "functionName", functionName()));
    }

    /** The function's physical name, also the dimension of its metrics. */
    public Output<String> functionName() {
        return function.name();
    }

    /** The version that the alias leads to after a deployment. */
    public Output<String> version() {
        return function.version();
    }

    /** The name of the function's log group. */
    public Output<String> logGroup() {
        return logs.name();
    }

    /** The ARN of its execution role. */
    public Output<String> roleArn() {
        return role.arn();
    }

    /** The id of the security group of its network interfaces; empty outside of the VPC. */
    public Optional<Output<String>> securityGroupId() {
        return placement.map(FunctionPlacement::securityGroupId);
    }

    /** The name of the alias that callers invoke. */
    public Output<String> aliasName() {
        return alias.name();
    }

    /** The URI for an API Gateway integration. */
    public Output<String> invokeArn() {
        return alias.invokeArn();
    }

    /**
     * Creates a log group with a name other than that of the service's tasks, which still exists until the tasks are
     * deleted.
     */
    private LogGroup createLogs() {
        var group = FunctionInputs.logs(
                args.shared().logRetentionDays(), args.shared().key());
        return new LogGroup(
                childName("logs"),
                group.name("/%s/%s/lambda".formatted(stackName(), name())).build(),
                childOptions());
    }

    private RolePolicy createPolicy() {
        return new RolePolicy(childName("policy"), FunctionInputs.policy(role, args.grants(), logs), childOptions());
    }

    private com.pulumi.aws.lambda.Function createFunction(List<Resource> before) {
        var spec = args.spec();
        var inputs = com.pulumi.aws.lambda.FunctionArgs.builder()
                .description("Service " + name())
                .packageType("Image")
                .imageUri(args.image().reference())
                .architectures(spec.instructionSet())
                .role(role.arn())
                .memorySize(spec.memory())
                .timeout((int) spec.timeout().toSeconds())
                .environment(FunctionEnvironmentArgs.builder()
                        .variables(FunctionInputs.variables(args.environment()))
                        .build())
                .loggingConfig(FunctionInputs.logging(logs))
                .publish(true);
        placement.ifPresent(place -> inputs.vpcConfig(place.config(spec.access().securityGroups())));
        if (!spec.command().isEmpty()) {
            inputs.imageConfig(
                    FunctionImageConfigArgs.builder().commands(spec.command()).build());
        }
        return new com.pulumi.aws.lambda.Function(
                childName("function"),
                inputs.build(),
                options()
                        .protect(args.shared().protectedFromDeletion())
                        .dependsOn(before)
                        .build());
    }
}
