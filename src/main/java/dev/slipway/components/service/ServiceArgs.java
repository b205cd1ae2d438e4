package dev.slipway.components.service;

import com.pulumi.core.Output;
import dev.slipway.base.Withers;
import dev.slipway.base.link.Link;
import dev.slipway.base.link.Links;
import dev.slipway.components.SharedResources;
import dev.slipway.components.balancer.ServiceNetworkSpec;
import dev.slipway.components.cluster.EcsCluster;
import dev.slipway.components.image.ContainerImage;
import dev.slipway.components.image.PushedImage;
import dev.slipway.components.messaging.Queue;
import dev.slipway.components.network.Network;
import dev.slipway.components.storage.FileSystemClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The arguments of {@link Service}: its spec and the components that it needs.
 *
 * @param image the image of the service's own container
 * @param links the stores and services whose variables, permissions and security-group rules the service gets
 * @param fileSystems the access to the file systems of its volumes, by their names in the stack file
 * @param queue the queue whose backlog scales the service; empty for none
 * @param injected the containers that Slipway adds to the task, and Service Connect
 * @param shared deletion protection, KMS key, log retention and alarm topic. A protected service and its roles cannot
 *     be deleted, and the revisions of its task definition are kept; the key encrypts the logs
 * @param log the log of a migration and of tasks that stop during a deployment
 */
@Withers
public record ServiceArgs(
        TaskPlacement placement,
        ContainerImage image,
        ServiceSpec spec,
        Links links,
        Map<String, FileSystemClient> fileSystems,
        Optional<Queue> queue,
        InjectedSidecars injected,
        SharedResources shared,
        DeploymentLog log)
        implements ServiceArgsBuilder.With {

    /** @throws IllegalArgumentException for an ingress that the stack has no load balancer or HTTP API for */
    public ServiceArgs {
        fileSystems = new TreeMap<>(fileSystems);
        if (!placement.ingress().has(spec.ingress())) {
            throw new IllegalArgumentException(
                    "the ingress of a service needs the stack's load balancer or HTTP API; pass it in the stack's ingress");
        }
    }

    /** A service without links, injected containers and deletion protection. */
    public static ServiceArgs of(
            EcsCluster cluster, Network network, ContainerImage image, ServiceSpec spec, StackIngress stack) {
        return new ServiceArgs(
                new TaskPlacement(cluster, network, stack),
                image,
                spec,
                Links.NONE,
                Map.of(),
                Optional.empty(),
                InjectedSidecars.NONE,
                SharedResources.NONE,
                DeploymentLog.NONE);
    }

    EcsCluster cluster() {
        return placement.cluster();
    }

    Network network() {
        return placement.network();
    }

    /** The ids of the tasks' subnets: public ones if the tasks have public IPv4 addresses, private ones otherwise. */
    Output<List<String>> subnetIds() {
        return placement.subnetIds(spec.assignPublicIp());
    }

    /** The arguments of its tasks. */
    TaskArgs task() {
        var udpPorts =
                spec.ingress().network().map(ServiceNetworkSpec::udpPorts).orElse(Set.of());
        var protection = spec.scaling().backlog().map(backlog -> Link.of(new ScaleInProtection(cluster())));
        return new TaskArgs(
                placement,
                image,
                spec.task().withUdpPorts(udpPorts),
                spec.access(),
                links.and(protection),
                fileSystems,
                injected,
                shared);
    }

    /** The service's image if its pushes are rolled out at run time; empty for any other image. */
    Optional<PushedImage> pushed() {
        return image instanceof PushedImage pushed ? Optional.of(pushed) : Optional.empty();
    }
}
