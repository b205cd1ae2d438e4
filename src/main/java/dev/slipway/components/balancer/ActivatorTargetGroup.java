package dev.slipway.components.balancer;

import com.pulumi.aws.lb.TargetGroup;
import com.pulumi.aws.lb.TargetGroupAttachment;
import com.pulumi.aws.lb.TargetGroupAttachmentArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.components.function.JavaFunction;
import java.util.Map;

/**
 * The target group of a service's activator, which receives the requests of the service while it is scaled to zero.
 *
 * <p>Children: {@code <name>-tg} and {@code <name>-attachment}.
 */
final class ActivatorTargetGroup extends Component {
    private static final String TYPE = "slipway:balancer:ActivatorTargetGroup";

    private final TargetGroup group;

    ActivatorTargetGroup(String name, String service, ComponentResourceOptions options) {
        super(TYPE, name, options);
        group = new TargetGroup(ShortNames.targetGroup(name, service), TargetGroupInputs.ofFunction(), childOptions());
        registerOutputs(Map.of("arn", arn()));
    }

    Output<String> arn() {
        return group.arn();
    }

    /** Registers the activator. Elastic Load Balancing refuses a function that it may not invoke. To be called once. */
    void attach(JavaFunction activator) {
        var permission = activator.permit("elasticloadbalancing.amazonaws.com", arn());
        new TargetGroupAttachment(
                childName("attachment"),
                TargetGroupAttachmentArgs.builder()
                        .targetGroupArn(arn())
                        .targetId(activator.arn())
                        .build(),
                options().dependsOn(permission).build());
    }
}
