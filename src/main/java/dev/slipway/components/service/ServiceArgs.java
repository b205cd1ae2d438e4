package dev.slipway.components.service;

import dev.slipway.base.Withers;
import dev.slipway.base.link.Links;
import dev.slipway.components.alarm.AlarmTopic;
import dev.slipway.components.cluster.Cluster;
import dev.slipway.components.image.ContainerImage;
import dev.slipway.components.image.PushedImage;
import dev.slipway.components.key.Key;
import dev.slipway.components.network.Network;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a service is made of.
 *
 * @param tasks where its tasks run; those with public ingress have public addresses in any case
 * @param image what its own container runs
 * @param ingress who reaches it
 * @param uses the stores whose variables, statements and ways in it gets
 * @param key what its logs are encrypted with; empty for a key of CloudWatch's own
 * @param protectedFromDeletion whether Pulumi refuses to delete the service and its roles, and keeps the earlier
 *     revisions of its task definition
 * @param migration what must succeed before the service is updated
 * @param companions what the program itself puts beside its containers
 * @param alarms what of its tasks somebody is told; empty for nothing
 */
@Withers
public record ServiceArgs(
        Cluster cluster,
        TaskPlacement tasks,
        ContainerImage image,
        ServiceSpec spec,
        Ingress ingress,
        Links uses,
        Optional<Key> key,
        boolean protectedFromDeletion,
        Optional<MigrationArgs> migration,
        InjectedSidecars companions,
        Optional<ServiceAlarmArgs> alarms)
        implements ServiceArgsBuilder.With {

    public ServiceArgs {
        tasks = new TaskPlacement(tasks.network(), tasks.assignPublicIp() || ingress instanceof Ingress.Public);
        if (!(ingress instanceof Ingress.None) && spec.container().port().isEmpty()) {
            throw new IllegalArgumentException("a service with ingress needs a port; set port, or ingress to none");
        }
        if (spec.scaling().requests().isPresent() && !(ingress instanceof Ingress.Balanced)) {
            throw new IllegalArgumentException(
                    "scaling by requests needs a load balancer; set ingress to balancer or leave requests out");
        }
        if (image instanceof PushedImage && migration.isPresent()) {
            throw new IllegalArgumentException(
                    "a migration runs in a deploy, and pushes are rolled out without one; leave it out, or build the image");
        }
        if (ingress.blueGreen().isPresent() && (image instanceof PushedImage || companions.named())) {
            throw new IllegalArgumentException(
                    "pushes are rolled out to one revision, and a name leads to one; leave blue/green out");
        }
        companions.reserved().forEach(each -> each.check(spec.container(), spec.sidecars()));
        if (companions.named() && spec.container().port().isEmpty()) {
            throw new IllegalArgumentException("a service that others connect to needs a port; set port");
        }
        var own = new TreeSet<>(spec.container().environment().keySet());
        own.addAll(spec.container().secrets().keySet());
        var traced = new TreeSet<>(own);
        traced.retainAll(companions.variables());
        if (!traced.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s is what a traced service is told; remove it from environment and secrets"
                            .formatted(String.join(", ", traced)));
        }
        own.retainAll(uses.variables());
        if (!own.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s is what the service is told of what it uses; remove it from environment and secrets"
                            .formatted(String.join(", ", own)));
        }
    }

    /** A service on a cluster, in the private subnets of a network, that runs an image; it may be deleted. */
    public static ServiceArgs of(
            Cluster cluster, Network network, ContainerImage image, ServiceSpec spec, Ingress ingress) {
        return new ServiceArgs(
                cluster,
                new TaskPlacement(network, false),
                image,
                spec,
                ingress,
                Links.NONE,
                Optional.empty(),
                false,
                Optional.empty(),
                InjectedSidecars.NONE,
                Optional.empty());
    }

    /** The same service whose tasks have public addresses, in public subnets, or have none, in private ones. */
    public ServiceArgs withAssignPublicIp(boolean assign) {
        return new ServiceArgs(
                cluster,
                new TaskPlacement(tasks.network(), assign),
                image,
                spec,
                ingress,
                uses,
                key,
                protectedFromDeletion,
                migration,
                companions,
                alarms);
    }

    /** The VPC that it lies in. */
    Network network() {
        return tasks.network();
    }

    /** Where pushes of the image are rolled out, at run time: the image. */
    Optional<PushedImage> pushed() {
        return image instanceof PushedImage pushed ? Optional.of(pushed) : Optional.empty();
    }

    /** The topic that its alarms go to, where somebody is told. */
    Optional<AlarmTopic> topic() {
        return alarms.map(ServiceAlarmArgs::topic);
    }
}
