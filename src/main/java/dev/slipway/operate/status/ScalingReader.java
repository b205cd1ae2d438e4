package dev.slipway.operate.status;

import dev.slipway.base.Arns;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;

/** Reads the minimum and maximum task counts of Application Auto Scaling. */
final class ScalingReader {
    /** Minimum and maximum number of tasks. */
    record Bounds(int min, int max) {}

    private final Map<String, Bounds> bounds = new HashMap<>();

    /** @param services the physical names of ECS services */
    ScalingReader(ApplicationAutoScalingClient client, String cluster, List<String> services) {
        if (services.isEmpty()) {
            return;
        }
        var ids = services.stream().map(service -> id(cluster, service)).toList();
        client.describeScalableTargetsPaginator(request ->
                        request.serviceNamespace(ServiceNamespace.ECS).resourceIds(ids))
                .scalableTargets()
                .forEach(target -> bounds.put(
                        target.resourceId().substring(target.resourceId().lastIndexOf('/') + 1),
                        new Bounds(target.minCapacity(), target.maxCapacity())));
    }

    private static String id(String cluster, String service) {
        return "service/%s/%s".formatted(Arns.id(cluster), service);
    }

    /** The bounds of a service by its physical name; empty for a service without an autoscaler. */
    Optional<Bounds> bounds(String service) {
        return Optional.ofNullable(bounds.get(service));
    }
}
