package dev.slipway.components.service;

import com.pulumi.core.Output;
import dev.slipway.base.Withers;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.service.ContainerSpec.DependencyCondition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The containers that Slipway adds to the tasks of a service, and ECS Service Connect.
 *
 * @param router the log router, which receives the logs of all other containers; empty for none
 * @param tracing the collector of the traces of the service's own container; empty for none
 * @param connection Service Connect between this service and others; empty for none
 */
@Withers
public record InjectedSidecars(
        Optional<LogRouter> router, Optional<Tracing> tracing, Optional<ServiceConnection> connection)
        implements InjectedSidecarsBuilder.With {
    /** No injected containers and no Service Connect. */
    public static final InjectedSidecars NONE =
            new InjectedSidecars(Optional.empty(), Optional.empty(), Optional.empty());

    /** The service's own container with the environment variables and the dependency that tracing adds. */
    ContainerSpec traced(ContainerSpec own, String service) {
        return tracing.map(collector -> collector.trace(own, service)).orElse(own);
    }

    /** Adds the log router to a container's {@code dependsOn}. */
    Map<String, DependencyCondition> dependsOn(Map<String, DependencyCondition> own) {
        var all = new TreeMap<>(own);
        // ECS stops containers in reverse order, so the router receives the last log lines of all others.
        router.ifPresent(first -> all.put(LogRouter.RESERVED.container(), DependencyCondition.START));
        return all;
    }

    /**
     * True if other services can connect to a port by its Service Connect name.
     *
     * @param port the name of the port; empty for the main port
     */
    boolean named(String port) {
        return connection.filter(names -> names.ports().contains(port)).isPresent();
    }

    /** The images of the injected containers. */
    List<RegistryImage> images() {
        return Stream.concat(router.map(LogRouter::image).stream(), tracing.map(Tracing::image).stream())
                .toList();
    }

    /** The secrets of the injected containers. */
    List<SecretReference> secrets() {
        return tracing.stream()
                .flatMap(collector -> collector.container().secrets().values().stream())
                .toList();
    }

    /** The statements that the injected containers need in the task role. */
    List<Statement> grants(Output<String> logGroupArn) {
        return Stream.concat(
                        router.stream().flatMap(logs -> logs.grants(logGroupArn).stream()),
                        tracing.stream().flatMap(collector -> collector.grants().stream()))
                .toList();
    }
}
