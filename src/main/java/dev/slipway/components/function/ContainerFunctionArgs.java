package dev.slipway.components.function;

import dev.slipway.base.Withers;
import dev.slipway.base.link.Links;
import dev.slipway.components.SharedResources;
import dev.slipway.components.image.ContainerImage;
import dev.slipway.components.network.Network;

/**
 * The arguments of {@link ContainerFunction}.
 *
 * @param network the VPC that the function runs in where a store that it uses is reached from there only
 * @param image in an ECR repository of the stack's own region, with the Lambda Web Adapter
 * @param links the stores whose variables, permissions and security-group rules the function gets; of their secrets it gets
 *     the ARNs only
 * @param shared a protected function and its role cannot be deleted; the key encrypts the logs
 */
@Withers
public record ContainerFunctionArgs(
        Network network, ContainerImage image, FunctionSpec spec, Links links, SharedResources shared)
        implements ContainerFunctionArgsBuilder.With {

    /** A function that uses nothing, has no alarms, and may be deleted. */
    public static ContainerFunctionArgs of(Network network, ContainerImage image, FunctionSpec spec) {
        return new ContainerFunctionArgs(network, image, spec, Links.NONE, SharedResources.NONE);
    }
}
