package dev.slipway.components.controller;

import com.pulumi.asset.Archive;
import com.pulumi.aws.lambda.Invocation;
import com.pulumi.aws.lambda.InvocationArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.base.Json;
import dev.slipway.components.SharedResources;
import dev.slipway.components.alarm.AlarmDestination;
import dev.slipway.components.function.JavaFunction;
import dev.slipway.components.function.JavaFunctionArgs;
import dev.slipway.components.image.PushedImage;
import dev.slipway.components.service.Service;
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

    private final Service service;
    private final PushedImage image;
    private final SharedResources shared;
    private final JavaFunction function;

    /**
     * @param image the image of the service, whose pushes are rolled out
     * @param code the jar of all controllers
     */
    public RollOut(String name, Service service, PushedImage image, Archive code, SharedResources shared) {
        super(TYPE, name, ComponentResourceOptions.Empty);
        this.service = service;
        this.image = image;
        this.shared = shared;
        function = createFunction(code);
        createRule();
        createInvocation();
        shared.alarmTopic().ifPresent(this::createAlarms);
        registerOutputs(Map.of("arn", function.arn()));
    }

    /** The function that rolls out pushed images. */
    public JavaFunction function() {
        return function;
    }

    private JavaFunction createFunction(Archive code) {
        return new JavaFunction(
                childName("controller"),
                new JavaFunctionArgs(
                                code,
                                "dev.slipway.controllers.RollOutHandler",
                                "Rolls out pushed images of the service " + service.name(),
                                Map.of(
                                        "CLUSTER", service.cluster().clusterName(),
                                        "SERVICE", service.primary().serviceName(),
                                        "REPOSITORY_URL", image.url(),
                                        "TAG", Output.of(image.tag())),
                                new ControllerPermissions(service).rollOut(),
                                service.name() + "/" + CONTROLLER,
                                service.task().logRetentionDays(),
                                shared.protectedFromDeletion())
                        .withKey(shared.key()),
                childComponentOptions());
    }

    private void createRule() {
        new ImagePushRule(
                childName("push"),
                new ImagePushRule.Args(service, image, function, shared.alarmTopic()),
                childComponentOptions());
    }

    /** Creates the invocation, which runs only when its input changes. It invokes the function itself, without the alias. */
    private void createInvocation() {
        var template =
                Map.<String, Object>of("taskDefinition", service.primary().taskDefinitionArn());
        new Invocation(
                childName("invocation"),
                InvocationArgs.builder()
                        .functionName(function.functionName())
                        .input(Json.text(template))
                        .build(),
                options().dependsOn(service).build());
    }

    private void createAlarms(AlarmDestination topic) {
        new ControllerAlarms(
                childName("alarms"),
                new ControllerAlarms.Args(topic, service, CONTROLLER, function),
                childComponentOptions());
    }
}
