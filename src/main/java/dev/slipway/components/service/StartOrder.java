package dev.slipway.components.service;

import dev.slipway.base.SpecException;
import dev.slipway.components.service.ContainerSpec.DependencyCondition;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The check of {@code dependsOn}: the dependencies exist, can reach their condition, and form no cycle. */
final class StartOrder {
    /** The service's own container in messages; the spaces keep it different from any sidecar's name. */
    static final String OWN = "the service's own container";

    private StartOrder() {}

    /**
     * Checks the start order of a task's containers.
     *
     * @throws SpecException for two sidecars of one name, and if a container could never start
     */
    static void check(ContainerSpec own, List<Sidecar> sidecars) {
        var byName = new LinkedHashMap<String, Sidecar>();
        for (var sidecar : sidecars) {
            if (byName.put(sidecar.name(), sidecar) != null) {
                throw new SpecException("sidecars", "two are called %s".formatted(sidecar.name()), "rename one");
            }
        }
        checkConditions(OWN, own, byName);
        sidecars.forEach(sidecar -> checkConditions("sidecar " + sidecar.name(), sidecar.container(), byName));
        for (var sidecar : sidecars) {
            checkCycle(sidecar.name(), byName, new ArrayDeque<>());
        }
    }

    private static void checkConditions(String who, ContainerSpec container, Map<String, Sidecar> sidecars) {
        container.dependsOn().forEach((name, started) -> {
            var sidecar = sidecars.get(name);
            if (sidecar == null) {
                throw new SpecException(
                        "sidecars",
                        "%s depends on %s, which is not a sidecar".formatted(who, name),
                        "add a sidecar of that name");
            }
            if (started == DependencyCondition.HEALTHY
                    && sidecar.container().health().isEmpty()) {
                throw new SpecException(
                        "sidecars",
                        "%s depends on %s being healthy, which has no health.command".formatted(who, name),
                        "set it");
            }
            if ((started == DependencyCondition.COMPLETE || started == DependencyCondition.SUCCESS)
                    && sidecar.essential()) {
                throw new SpecException(
                        "sidecars",
                        "%s depends on the end of %s, which would end the task".formatted(who, name),
                        "set essential of %s to false".formatted(name));
            }
        });
    }

    private static void checkCycle(String name, Map<String, Sidecar> sidecars, Deque<String> path) {
        if (path.contains(name)) {
            throw new SpecException(
                    "sidecars",
                    "%s depend on each other".formatted(String.join(", ", path)),
                    "remove one from dependsOn");
        }
        path.addLast(name);
        for (var before : sidecars.get(name).container().dependsOn().keySet()) {
            checkCycle(before, sidecars, path);
        }
        path.removeLast();
    }
}
