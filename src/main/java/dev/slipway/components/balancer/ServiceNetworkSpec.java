package dev.slipway.components.balancer;

import dev.slipway.base.SpecException;
import dev.slipway.components.network.TaskPorts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Arguments of {@link NetworkTarget}: the listeners of a service on a network load balancer.
 *
 * @param listeners at least one, each with another port
 * @param deregistrationDelay time in which a task keeps its connections after it gets no new ones, 0 to 3600 s
 */
public record ServiceNetworkSpec(List<NetworkListenerSpec> listeners, Duration deregistrationDelay) {
    private static final String ROUTES = "routes";

    /** @throws SpecException for no listener, a port twice, and a port of the tasks with two protocols or health checks */
    public ServiceNetworkSpec {
        listeners = List.copyOf(listeners);
        Seconds.check("deregistrationDelaySeconds", deregistrationDelay, 0, ServiceTargetSpec.MAX_DEREGISTRATION_DELAY);
        if (listeners.isEmpty()) {
            throw new SpecException(
                    ROUTES, "no route has a listener", "set listen of a route, such as {listen: 1935, protocol: tcp}");
        }
        var errors = new ArrayList<SpecException>();
        var seen = new HashSet<Integer>();
        var targets = new HashMap<Integer, NetworkTargetSpec>();
        for (var listener : listeners) {
            if (!seen.add(listener.port())) {
                errors.add(new SpecException(
                        ROUTES,
                        "two routes listen on port %d".formatted(listener.port()),
                        "give each of them a port of its own"));
            }
            var other = targets.putIfAbsent(listener.target().port().number(), listener.target());
            if (other != null && other.protocol() != listener.target().protocol()) {
                errors.add(new SpecException(
                        ROUTES,
                        "the port %s has routes with TCP and with UDP, and ECS registers a port with one protocol"
                                .formatted(other.port()),
                        "let the container listen on another port for one of them"));
            } else if (other != null && !other.equals(listener.target())) {
                errors.add(new SpecException(
                        ROUTES,
                        "two routes to the port %s have different values of health, which belong to the port"
                                .formatted(other.port()),
                        "give them the same values"));
            }
        }
        SpecException.throwAll(errors);
    }

    /** The distinct targets, in the order of the listeners. */
    public List<NetworkTargetSpec> targets() {
        return listeners.stream().map(NetworkListenerSpec::target).distinct().toList();
    }

    /** The numbers of the ports that get UDP. */
    public Set<Integer> udpPorts() {
        return targets().stream()
                .filter(target -> target.protocol() == NetworkProtocol.UDP)
                .map(target -> target.port().number())
                .collect(Collectors.toSet());
    }

    /** The ports that the load balancer connects to: those of clients, and those of health checks. */
    public List<TaskPorts> ports() {
        var ports = new LinkedHashSet<TaskPorts>();
        for (var target : targets()) {
            var number = target.port().number();
            ports.add(target.protocol() == NetworkProtocol.UDP ? TaskPorts.udp(number) : TaskPorts.of(number));
        }
        targets().forEach(target -> target.health().port().ifPresent(port -> ports.add(TaskPorts.of(port))));
        return List.copyOf(ports);
    }
}
