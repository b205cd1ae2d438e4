package dev.slipway.orders.server;

import java.util.Set;

/** Paths of health checks, which load balancers and containers call all the time. They do not count as use. */
public final class HealthPaths {

    private static final Set<String> PATHS =
            Set.of("/health", "/api/health", "/management/health/readiness", "/management/health/liveness");

    private HealthPaths() {}

    public static boolean contains(String path) {
        return PATHS.contains(path);
    }
}
