package dev.slipway.service;

import dev.slipway.image.Architecture;
import java.util.HashSet;
import java.util.List;

/**
 * What a service is, apart from where it runs.
 *
 * @param container the service's own container
 * @param sidecars containers beside it
 * @param logRetentionDays one of the values CloudWatch Logs allows
 * @param exec whether {@code aws ecs execute-command} opens a shell in its containers
 */
public record ServiceSpec(
        FargateSize size,
        Architecture architecture,
        Container container,
        List<Sidecar> sidecars,
        Capacity capacity,
        Scaling scaling,
        int logRetentionDays,
        boolean exec) {

    public ServiceSpec {
        sidecars = List.copyOf(sidecars);
        scaling.within(capacity);
        StartOrder.check(container, sidecars);
        var names = new HashSet<String>();
        for (var sidecar : sidecars) {
            if (!names.add(sidecar.name())) {
                throw new IllegalArgumentException("two sidecars are called %s; rename one".formatted(sidecar.name()));
            }
        }
    }

    /** The smallest service: one task of 256 CPU units and 512 MiB on ARM64, logs kept for 30 days. */
    public static ServiceSpec of(Container container, Sidecar... sidecars) {
        return new ServiceSpec(
                FargateSize.SMALLEST,
                Architecture.ARM64,
                container,
                List.of(sidecars),
                Capacity.fixed(1),
                Scaling.NONE,
                30,
                false);
    }

    public ServiceSpec withSize(FargateSize size) {
        return new ServiceSpec(size, architecture, container, sidecars, capacity, scaling, logRetentionDays, exec);
    }

    public ServiceSpec withArchitecture(Architecture architecture) {
        return new ServiceSpec(size, architecture, container, sidecars, capacity, scaling, logRetentionDays, exec);
    }

    /** The same service with a count and what scales it. */
    public ServiceSpec withCapacity(Capacity capacity, Scaling scaling) {
        return new ServiceSpec(size, architecture, container, sidecars, capacity, scaling, logRetentionDays, exec);
    }

    public ServiceSpec withLogRetentionDays(int days) {
        return new ServiceSpec(size, architecture, container, sidecars, capacity, scaling, days, exec);
    }

    public ServiceSpec withExec(boolean exec) {
        return new ServiceSpec(size, architecture, container, sidecars, capacity, scaling, logRetentionDays, exec);
    }
}
