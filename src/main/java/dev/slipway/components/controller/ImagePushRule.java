package dev.slipway.components.controller;

import com.pulumi.aws.cloudwatch.EventRule;
import com.pulumi.aws.cloudwatch.EventRuleArgs;
import com.pulumi.aws.cloudwatch.EventTarget;
import com.pulumi.aws.cloudwatch.EventTargetArgs;
import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.cloudwatch.inputs.EventTargetRetryPolicyArgs;
import com.pulumi.aws.lambda.Permission;
import com.pulumi.aws.lambda.PermissionArgs;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.base.Json;
import dev.slipway.components.alarm.AlarmDestination;
import dev.slipway.components.function.JavaFunction;
import dev.slipway.components.image.PushedImage;
import dev.slipway.components.service.Service;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The EventBridge rule that invokes a function when an image is pushed with a tag, by
 * <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-eventbridge.html">events of ECR</a>.
 *
 * <p>Children: {@code <name>-rule}, {@code <name>-permission} and {@code <name>-target}; with an alarm topic
 * {@code <name>-undelivered}, an alarm on pushes that did not reach the function.
 */
final class ImagePushRule extends Component {
    private static final String TYPE = "slipway:controller:ImagePushRule";

    /**
     * Maximum age of an event in seconds; {@link #ATTEMPTS} is the maximum number of retries. There is no dead-letter
     * queue, since a later push supersedes an earlier one; an alarm reports undelivered events.
     */
    private static final int EVENT_AGE = 3600;

    private static final int ATTEMPTS = 24;

    record Args(Service service, PushedImage image, JavaFunction function, Optional<AlarmDestination> topic) {}

    ImagePushRule(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        var rule = createRule(args);
        createTarget(args, rule, createPermission(args, rule));
        args.topic().ifPresent(topic -> createAlarm(args, topic, rule));
        registerOutputs(Map.of());
    }

    private EventRule createRule(Args args) {
        var image = args.image();
        var detail = new LinkedHashMap<String, Object>();
        detail.put("action-type", List.of("PUSH"));
        detail.put("result", List.of("SUCCESS"));
        detail.put("repository-name", List.of(image.repositoryName()));
        detail.put("image-tag", List.of(image.tag()));
        var pattern = new LinkedHashMap<String, Object>();
        pattern.put("source", List.of("aws.ecr"));
        pattern.put("detail-type", List.of("ECR Image Action"));
        pattern.put("detail", detail);
        return new EventRule(
                childName("rule"),
                EventRuleArgs.builder()
                        .description("Pushes of the tag %s for the service %s"
                                .formatted(image.tag(), args.service().name()))
                        .eventPattern(Json.text(pattern))
                        .build(),
                childOptions());
    }

    private Permission createPermission(Args args, EventRule rule) {
        return new Permission(
                childName("permission"),
                PermissionArgs.builder()
                        .action("lambda:InvokeFunction")
                        .function(args.function().functionName())
                        .qualifier(args.function().aliasName())
                        .principal("events.amazonaws.com")
                        .sourceArn(rule.arn())
                        .build(),
                childOptions());
    }

    private void createTarget(Args args, EventRule rule, Permission permission) {
        new EventTarget(
                childName("target"),
                EventTargetArgs.builder()
                        .rule(rule.name())
                        .arn(args.function().arn())
                        .retryPolicy(EventTargetRetryPolicyArgs.builder()
                                .maximumEventAgeInSeconds(EVENT_AGE)
                                .maximumRetryAttempts(ATTEMPTS)
                                .build())
                        .build(),
                options().dependsOn(permission).build());
    }

    /**
     * Creates the alarm on undelivered events, see
     * <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html">metrics of EventBridge</a>.
     */
    private void createAlarm(Args args, AlarmDestination topic, EventRule rule) {
        new MetricAlarm(
                childName("undelivered"),
                topic.alarmOnFirst()
                        .alarmDescription(
                                "A push for the service %s did not reach the function that rolls it out; push again"
                                        .formatted(args.service().name()))
                        .namespace("AWS/Events")
                        .metricName("FailedInvocations")
                        .dimensions(rule.name().applyValue(name -> Map.of("RuleName", name)))
                        .statistic("Sum")
                        .build(),
                childOptions());
    }
}
