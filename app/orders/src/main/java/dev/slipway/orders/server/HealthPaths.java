package dev.slipway.orders.server;

import java.util.Set;

/** What balancers and containers ask all the time. Nobody is at work because of it. */
public final class HealthPaths {

    private static final Set<String> PATHS =
            Set.of("/health", "/api/health", "/management/health/readiness", "/management/health/liveness");

    private HealthPaths() {}

    public static boolean contains(String path) {
        return PATHS.contains(path);
    }
}
