package dev.slipway.components.service;

import dev.slipway.base.SpecException;
import dev.slipway.components.service.ContainerSpec.DependencyCondition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The check of {@code dependsOn}: the dependencies exist, can reach their condition, and form no cycle. */
final class StartOrder {
    private final Map<String, Sidecar> sidecars = new LinkedHashMap<>();
    private final List<SpecException> errors = new ArrayList<>();

    private StartOrder(List<Sidecar> all) {
        all.forEach(sidecar -> sidecars.putIfAbsent(sidecar.name(), sidecar));
    }

    /** The errors of a task's containers, each at its key. */
    static List<SpecException> errors(ContainerSpec own, List<Sidecar> sidecars) {
        var order = new StartOrder(sidecars);
        order.checkConditions("dependsOn", own);
        for (var i = 0; i < sidecars.size(); i++) {
            order.checkConditions(Sidecar.key(i, "dependsOn"), sidecars.get(i).container());
        }
        var cyclic = new LinkedHashSet<String>();
        for (var i = 0; i < sidecars.size(); i++) {
            order.checkCycle(i, sidecars.get(i).name(), cyclic);
        }
        return order.errors;
    }

    private void checkConditions(String key, ContainerSpec container) {
        container.dependsOn().forEach((name, condition) -> {
            var at = key + "." + name;
            var sidecar = sidecars.get(name);
            if (sidecar == null) {
                refuse(at, "the task has no sidecar " + name, "add a sidecar of that name, or remove it");
            } else if (condition == DependencyCondition.HEALTHY
                    && sidecar.container().health().isEmpty()) {
                refuse(at, "%s has no health.command".formatted(name), "set health.command of " + name);
            } else if ((condition == DependencyCondition.COMPLETE || condition == DependencyCondition.SUCCESS)
                    && sidecar.essential()) {
                refuse(
                        at,
                        "the end of %s would end the task".formatted(name),
                        "set essential of %s to false".formatted(name));
            }
        });
    }

    private void refuse(String key, String problem, String fix) {
        errors.add(new SpecException(key, problem, fix));
    }

    /** @param cyclic the containers of the cycles that are refused already */
    private void checkCycle(int position, String name, Set<String> cyclic) {
        var path = new ArrayList<String>();
        if (!cyclic.contains(name) && leadsTo(name, name, path)) {
            cyclic.addAll(path);
            refuse(
                    Sidecar.key(position, "dependsOn"),
                    "%s depend on each other".formatted(String.join(", ", path)),
                    "remove one from dependsOn");
        }
    }

    /** @param path receives the containers from the first to the one that depends on the last */
    private boolean leadsTo(String from, String to, List<String> path) {
        if (path.contains(from) || !sidecars.containsKey(from)) {
            return false;
        }
        path.add(from);
        for (var before : sidecars.get(from).container().dependsOn().keySet()) {
            if (before.equals(to) || leadsTo(before, to, path)) {
                return true;
            }
        }
        path.remove(from);
        return false;
    }
}
