package dev.slipway.components.function;

import dev.slipway.base.Withers;
import dev.slipway.base.link.Links;
import dev.slipway.components.alarm.AlarmTopic;
import dev.slipway.components.image.ContainerImage;
import dev.slipway.components.key.Key;
import dev.slipway.components.network.Network;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a function is made of that runs an image.
 *
 * @param network where it stands if a store that it uses is reached from there alone
 * @param image in an ECR repository of the stack's own region, with the Lambda Web Adapter
 * @param uses the stores whose variables, statements and ways in it gets; of their secrets it gets the ARNs alone
 * @param key what its logs are encrypted with; empty for a key of CloudWatch's own
 * @param topic where its alarms are told; empty for no alarms
 * @param protectedFromDeletion whether Pulumi refuses to delete the function and its role
 */
@Withers
public record ContainerFunctionArgs(
        Network network,
        ContainerImage image,
        FunctionSpec spec,
        Links uses,
        Optional<Key> key,
        Optional<AlarmTopic> topic,
        boolean protectedFromDeletion)
        implements ContainerFunctionArgsBuilder.With {

    /** @throws IllegalArgumentException for a variable that a store gives too */
    public ContainerFunctionArgs {
        var own = new TreeSet<>(spec.environment().keySet());
        own.retainAll(uses.environment().keySet());
        if (!own.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s is what the function is told of what it uses; remove it from environment"
                            .formatted(String.join(", ", own)));
        }
    }

    /** A function that uses nothing, tells nobody, and may be deleted. */
    public static ContainerFunctionArgs of(Network network, ContainerImage image, FunctionSpec spec) {
        return new ContainerFunctionArgs(network, image, spec, Links.NONE, Optional.empty(), Optional.empty(), false);
    }
}
