package dev.slipway.components.controller;

import com.pulumi.core.Output;
import dev.slipway.components.function.SwitchableRoute;
import dev.slipway.components.service.ContainerSpec;
import dev.slipway.components.service.Ingress;
import dev.slipway.components.service.Service;
import dev.slipway.components.service.Sidecar;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Environment variables of the controllers of a service, see the table in {@code app/controllers/README.md}. */
record ControllerEnvironments(Service service, SleepSpec sleep) {

    Map<String, Output<String>> ofWake() {
        var variables = ofAll();
        variables.put("AWAKE_COUNT", awakeCount());
        if (service.spec().ingress() instanceof Ingress.Public) {
            variables.put("PUBLIC_ADDRESS", Output.of("true"));
        }
        return variables;
    }

    Map<String, Output<String>> ofSleep() {
        var variables = ofKill();
        variables.put("IDLE_SECONDS", seconds(sleep.idle()));
        variables.put("GRACE_SECONDS", seconds(sleep.grace()));
        variables.putAll(sleep.activity().environment(service));
        return variables;
    }

    Map<String, Output<String>> ofKill() {
        var variables = ofAll();
        service.route().switchableRoute().map(SwitchableRoute::environment).ifPresent(variables::putAll);
        return variables;
    }

    Map<String, Output<String>> ofActivator() {
        var variables = ofKill();
        variables.put("AWAKE_COUNT", awakeCount());
        if (service.spec().ingress() instanceof Ingress.Api && knowsHealth()) {
            variables.put("CONTAINER_HEALTH", Output.of("true"));
        }
        return variables;
    }

    private Map<String, Output<String>> ofAll() {
        var variables = new HashMap<String, Output<String>>();
        variables.put("CLUSTER", service.cluster().clusterName());
        variables.put("SERVICE", service.primary().serviceName());
        if (service.primary().scalableTargetArn().isPresent()) {
            variables.put("SCALABLE_TARGET", Output.of("true"));
        }
        return variables;
    }

    private Output<String> awakeCount() {
        return Output.of(Integer.toString(service.spec().capacity().min()));
    }

    /** Returns true if a container has a health check, so that ECS reports the health of tasks. */
    private boolean knowsHealth() {
        var sidecars = service.spec().task().sidecars().stream().map(Sidecar::container);
        return Stream.concat(Stream.of(service.spec().container()), sidecars)
                .map(ContainerSpec::health)
                .anyMatch(health -> health.isPresent());
    }

    private static Output<String> seconds(Duration span) {
        return Output.of(Long.toString(span.toSeconds()));
    }
}
