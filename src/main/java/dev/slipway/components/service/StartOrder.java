package dev.slipway.components.service;

import dev.slipway.components.service.ContainerSpec.Started;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks the order in which the containers of a task start: what they wait for exists, can come that far, and does not
 * wait for them.
 */
public final class StartOrder {
    /** The service's own container, which no sidecar can be called. */
    static final String OWN = "the service's own container";

    private StartOrder() {}

    /**
     * Checks the order of a task's containers.
     *
     * @throws IllegalArgumentException where a container waits in vain
     */
    public static void check(ContainerSpec own, List<Sidecar> sidecars) {
        var byName = new LinkedHashMap<String, Sidecar>();
        for (var sidecar : sidecars) {
            if (byName.put(sidecar.name(), sidecar) != null) {
                throw new IllegalArgumentException("two sidecars are called %s; rename one".formatted(sidecar.name()));
            }
        }
        checkConditions(OWN, own, byName);
        sidecars.forEach(sidecar -> checkConditions("sidecar " + sidecar.name(), sidecar.container(), byName));
        for (var sidecar : sidecars) {
            checkCycle(sidecar.name(), byName, new ArrayDeque<>());
        }
    }

    private static void checkConditions(String who, ContainerSpec container, Map<String, Sidecar> sidecars) {
        container.after().forEach((name, started) -> {
            var sidecar = sidecars.get(name);
            if (sidecar == null) {
                throw new IllegalArgumentException(
                        "%s starts after %s, which is no sidecar; add a sidecar of that name".formatted(who, name));
            }
            if (started == Started.HEALTHY && sidecar.container().health().isEmpty()) {
                throw new IllegalArgumentException(
                        "%s waits until %s is healthy, which has no health command; give it one".formatted(who, name));
            }
            if ((started == Started.COMPLETE || started == Started.SUCCESS) && sidecar.essential()) {
                throw new IllegalArgumentException(
                        "%s waits until %s has ended, which would end the task; set its essential to false"
                                .formatted(who, name));
            }
        });
    }

    private static void checkCycle(String name, Map<String, Sidecar> sidecars, Deque<String> path) {
        if (path.contains(name)) {
            throw new IllegalArgumentException(
                    "the sidecars %s wait for each other; break the circle".formatted(String.join(", ", path)));
        }
        path.addLast(name);
        for (var before : sidecars.get(name).container().after().keySet()) {
            checkCycle(before, sidecars, path);
        }
        path.removeLast();
    }
}
