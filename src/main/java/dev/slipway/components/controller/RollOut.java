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
 * Has a service run what is pushed to its repository under its tag: an event of ECR calls the function that copies the
 * running revision with the pushed digest. Its contract is {@code app/controllers/README.md}. A deploy that changes the
 * task definition calls it too, to copy the new one with the digest that runs.
 *
 * <p>Children: {@code <name>-controller}, the function; {@code <name>-push}, what calls it after a push;
 * {@code <name>-invocation}, the call of a deploy; and {@code <name>-alarms} where somebody is told.
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

    /** The function that rolls out. */
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
                                        "SERVICE", service.serviceName(),
                                        "REPOSITORY_URL", args.image().url(),
                                        "TAG", Output.of(args.image().tag())),
                                new ControllerPermissions(service).rollOut(),
                                service.name() + "/" + CONTROLLER,
                                service.logRetentionDays(),
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
     * Its input is all that makes it due. It calls the function itself and not the alias: the provider does not wait for the
     * snapshot of a first version, and Lambda refuses calls <a
     * href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-troubleshooting.html">while it makes one anew</a>, as
     * after 14 days without a call.
     */
    private void createInvocation() {
        var template = Map.<String, Object>of("taskDefinition", args.service().taskDefinitionArn());
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
