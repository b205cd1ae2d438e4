package dev.slipway.service;

import com.pulumi.core.Output;
import dev.slipway.iam.Statement;
import dev.slipway.image.RegistryImage;
import dev.slipway.service.Container.Started;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the program itself puts beside the containers of a service.
 *
 * @param router takes the logs of the others
 * @param tracing takes the traces of the service's own container
 * @param connection the way to other services, and of these to this one
 */
public record Companions(Optional<LogRouter> router, Optional<Tracing> tracing, Optional<Connection> connection) {
    /** None. */
    public static final Companions NONE = new Companions(Optional.empty(), Optional.empty(), Optional.empty());

    public Companions withRouter(LogRouter router) {
        return new Companions(Optional.of(router), tracing, connection);
    }

    public Companions withTracing(Tracing tracing) {
        return new Companions(router, Optional.of(tracing), connection);
    }

    public Companions withConnection(Connection connection) {
        return new Companions(router, tracing, Optional.of(connection));
    }

    /** A service's own container among them. */
    Container around(Container own, String service) {
        return tracing.map(each -> each.trace(own, service)).orElse(own);
    }

    /** What any container starts after, where it says itself that it starts after some. */
    Map<String, Started> before(Map<String, Started> own) {
        var all = new TreeMap<>(own);
        // ECS stops them the other way round, so that nobody's last words are lost.
        router.ifPresent(each -> all.put(LogRouter.RESERVED.container(), Started.START));
        return all;
    }

    /** What they need for themselves. */
    List<Reserved> reserved() {
        return Stream.concat(
                        router.map(each -> LogRouter.RESERVED).stream(), tracing.map(each -> Tracing.RESERVED).stream())
                .toList();
    }

    /** The names of the variables that the service's own container is given. */
    Set<String> variables() {
        return tracing.map(Tracing::variables).orElse(Set.of());
    }

    /** Whether others reach the service by its name. */
    boolean named() {
        return connection.filter(Connection::named).isPresent();
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
