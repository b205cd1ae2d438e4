package dev.slipway.components.service;

import com.pulumi.core.Output;
import dev.slipway.base.Withers;
import dev.slipway.base.link.Links;
import dev.slipway.components.SharedResources;
import dev.slipway.components.cluster.Cluster;
import dev.slipway.components.image.ContainerImage;
import dev.slipway.components.image.PushedImage;
import dev.slipway.components.network.Network;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The arguments of {@link Service}: its spec and the components that it needs.
 *
 * @param image the image of the service's own container
 * @param stack the load balancer and the HTTP API, of which the service uses the one that its ingress names
 * @param links the stores and services whose variables, permissions and security-group rules the service gets
 * @param injected the containers that Slipway adds to the task, and Service Connect
 * @param shared deletion protection, KMS key, log retention and alarm topic. A protected service and its roles cannot
 *     be deleted, and the revisions of its task definition are kept; the key encrypts the logs
 * @param log receives the progress of a migration, a line at a time
 */
@Withers
public record ServiceArgs(
        TaskPlacement placement,
        ContainerImage image,
        ServiceSpec spec,
        StackIngress stack,
        Links links,
        InjectedSidecars injected,
        SharedResources shared,
        Consumer<String> log)
        implements ServiceArgsBuilder.With {

    /** A service without links, injected containers and deletion protection. */
    public static ServiceArgs of(
            Cluster cluster, Network network, ContainerImage image, ServiceSpec spec, StackIngress stack) {
        return new ServiceArgs(
                new TaskPlacement(cluster, network),
                image,
                spec,
                stack,
                Links.NONE,
                InjectedSidecars.NONE,
                SharedResources.NONE,
                line -> {});
    }

    Cluster cluster() {
        return placement.cluster();
    }

    Network network() {
        return placement.network();
    }

    /** The ids of the tasks' subnets: public ones if the tasks have public IPv4 addresses, private ones otherwise. */
    Output<List<String>> subnetIds() {
        return spec.assignPublicIp() ? network().publicSubnetIds() : network().privateSubnetIds();
    }

    /** The service's image if its pushes are rolled out at run time; empty for any other image. */
    Optional<PushedImage> pushed() {
        return image instanceof PushedImage pushed ? Optional.of(pushed) : Optional.empty();
    }
}
