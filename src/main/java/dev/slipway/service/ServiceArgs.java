package dev.slipway.service;

import dev.slipway.cluster.Cluster;
import dev.slipway.image.ContainerImage;
import dev.slipway.network.Network;
import java.util.Optional;

/**
 * What a service is made of.
 *
 * @param image what its own container runs
 * @param ingress who reaches it
 * @param protectedFromDeletion whether Pulumi refuses to delete the service and its roles, and keeps the earlier
 *     revisions of its task definition
 * @param migration what must succeed before the service is updated
 */
public record ServiceArgs(
        Cluster cluster,
        Network network,
        ContainerImage image,
        ServiceSpec spec,
        Ingress ingress,
        boolean protectedFromDeletion,
        Optional<MigrationArgs> migration) {

    public ServiceArgs {
        if (!(ingress instanceof Ingress.None) && spec.container().port().isEmpty()) {
            throw new IllegalArgumentException("a service with ingress needs a port; set port, or ingress to none");
        }
        if (spec.scaling().requests().isPresent() && !(ingress instanceof Ingress.Balanced)) {
            throw new IllegalArgumentException(
                    "scaling by requests needs a load balancer; set ingress to balancer or leave requests out");
        }
    }

    /** A service on a cluster, in a network, that runs an image; it may be deleted. */
    public static ServiceArgs of(
            Cluster cluster, Network network, ContainerImage image, ServiceSpec spec, Ingress ingress) {
        return new ServiceArgs(cluster, network, image, spec, ingress, false, Optional.empty());
    }

    public ServiceArgs withProtectedFromDeletion(boolean protectedFromDeletion) {
        return new ServiceArgs(cluster, network, image, spec, ingress, protectedFromDeletion, migration);
    }

    public ServiceArgs withMigration(Optional<MigrationArgs> migration) {
        return new ServiceArgs(cluster, network, image, spec, ingress, protectedFromDeletion, migration);
    }
}
