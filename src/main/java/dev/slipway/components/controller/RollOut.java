package dev.slipway.components.controller;

import com.pulumi.aws.lambda.Invocation;
import com.pulumi.aws.lambda.InvocationArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.base.Json;
import dev.slipway.components.alarm.AlarmTopic;
import dev.slipway.components.function.JavaFunction;
import dev.slipway.components.function.JavaFunctionArgs;
import java.util.Map;

/**
 * Roll-out of images that are pushed to a service's repository with its tag: an ECR event invokes the function that
 * registers a copy of the running task definition with the pushed digest. Its contract is
 * {@code app/controllers/README.md}. A deployment that changes the task definition invokes it too, to register a copy
 * of the new one with the running digest.
 *
 * <p>Children: {@code <name>-controller} (the function), {@code <name>-push} (the rule for pushes),
 * {@code <name>-invocation} (the invocation of a deployment), and {@code <name>-alarms} with an alarm topic.
 */
public final class RollOut extends Component {
    private static final String TYPE = "slipway:controller:RollOut";
    private static final String CONTROLLER = "rollOut";

    private final RollOutArgs args;
    private final JavaFunction function;

    public RollOut(String name, RollOutArgs args) {
        this(name, args, ComponentResourceOptions.Empty);
    }

    public RollOut(String name, RollOutArgs args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.args = args;
        function = createFunction();
        createRule();
        createInvocation();
        args.topic().ifPresent(this::createAlarms);
        registerOutputs(Map.of("arn", function.arn()));
    }

    /** The function that rolls out pushed images. */
    public JavaFunction function() {
        return function;
    }

    private JavaFunction createFunction() {
        var service = args.service();
        return new JavaFunction(
                childName("controller"),
                new JavaFunctionArgs(
                                args.code(),
                                "dev.slipway.controllers.RollOutHandler",
                                "Rolls out what is pushed for the service " + service.name(),
                                Map.of(
                                        "CLUSTER", service.cluster().clusterName(),
                                        "SERVICE", service.primary().serviceName(),
                                        "REPOSITORY_URL", args.image().url(),
                                        "TAG", Output.of(args.image().tag())),
                                new ControllerPermissions(service).rollOut(),
                                service.name() + "/" + CONTROLLER,
                                service.task().logRetentionDays(),
                                args.protectedFromDeletion())
                        .withKey(args.key()),
                childComponentOptions());
    }

    private void createRule() {
        new ImagePushRule(
                childName("push"),
                new ImagePushRule.Args(args.service(), args.image(), function, args.topic()),
                childComponentOptions());
    }

    /**
     * Creates the invocation, which runs only when its input changes. It invokes the function itself instead of the
     * alias: the provider does not wait for the snapshot of a first version, and Lambda refuses calls
     * <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-troubleshooting.html">while it creates a new
     * snapshot</a>, as after 14 days without a call.
     */
    private void createInvocation() {
        var template = Map.<String, Object>of(
                "taskDefinition", args.service().primary().taskDefinitionArn());
        new Invocation(
                childName("invocation"),
                InvocationArgs.builder()
                        .functionName(function.functionName())
                        .input(Json.text(template))
                        .build(),
                options().dependsOn(args.service()).build());
    }

    private void createAlarms(AlarmTopic topic) {
        new ControllerAlarms(
                childName("alarms"),
                new ControllerAlarms.Args(topic, args.service(), CONTROLLER, function),
                childComponentOptions());
    }
}
