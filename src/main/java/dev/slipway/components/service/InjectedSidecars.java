package dev.slipway.components.service;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.service.ContainerSpec.DependencyCondition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the program itself puts beside the containers of a service.
 *
 * @param router takes the logs of the others
 * @param tracing takes the traces of the service's own container
 * @param connection the way to other services, and of these to this one
 */
public record InjectedSidecars(
        Optional<LogRouter> router, Optional<Tracing> tracing, Optional<ServiceConnection> connection) {
    /** None. */
    public static final InjectedSidecars NONE =
            new InjectedSidecars(Optional.empty(), Optional.empty(), Optional.empty());

    public InjectedSidecars withRouter(LogRouter router) {
        return new InjectedSidecars(Optional.of(router), tracing, connection);
    }

    public InjectedSidecars withTracing(Tracing tracing) {
        return new InjectedSidecars(router, Optional.of(tracing), connection);
    }

    public InjectedSidecars withConnection(ServiceConnection connection) {
        return new InjectedSidecars(router, tracing, Optional.of(connection));
    }

    /** A service's own container among them. */
    ContainerSpec around(ContainerSpec own, String service) {
        return tracing.map(each -> each.trace(own, service)).orElse(own);
    }

    /** What any container starts after, where it says itself that it starts after some. */
    Map<String, DependencyCondition> before(Map<String, DependencyCondition> own) {
        var all = new TreeMap<>(own);
        // ECS stops them the other way round, so that nobody's last words are lost.
        router.ifPresent(each -> all.put(LogRouter.RESERVED.container(), DependencyCondition.START));
        return all;
    }

    /** Whether others reach the service by its name. */
    boolean named() {
        return connection.filter(ServiceConnection::named).isPresent();
    }

    /** Their images. */
    List<RegistryImage> images() {
        return Stream.concat(router.map(LogRouter::image).stream(), tracing.map(Tracing::image).stream())
                .toList();
    }

    /** Their secrets. */
    List<SecretReference> secrets() {
        return tracing.stream()
                .flatMap(each -> each.container().secrets().values().stream())
                .toList();
    }

    /** What they do with the role of their task. */
    List<Statement> grants(Output<String> logGroupArn) {
        return Stream.concat(
                        router.stream().flatMap(each -> each.grants(logGroupArn).stream()),
                        tracing.stream().flatMap(each -> each.grants().stream()))
                .toList();
    }
}
