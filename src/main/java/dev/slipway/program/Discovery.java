package dev.slipway.program;

import com.pulumi.core.Output;
import dev.slipway.base.StackName;
import dev.slipway.base.link.Link;
import dev.slipway.components.discovery.Namespace;
import dev.slipway.components.environment.UsedEnvironment;
import dev.slipway.components.service.RemoteService;
import dev.slipway.components.service.ServiceConnection;
import dev.slipway.settings.Connection;
import dev.slipway.settings.ServiceSettings;
import dev.slipway.settings.Settings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Assembly of the names by which services call each other.
 *
 * @param namespace the namespace of the stack; empty if it has none, or uses that of an environment
 * @param namespaceArn the ARN of the namespace; empty for a stack without connections
 * @param targets the ports that other services connect to, by the names of their services; an empty text for a main port
 * @param remote the services of other stacks, by stack and service
 */
public record Discovery(
        Optional<Namespace> namespace,
        Optional<Output<String>> namespaceArn,
        Map<String, Set<String>> targets,
        Map<String, RemoteService> remote) {

    public static Discovery of(Settings settings, Optional<UsedEnvironment> environment) {
        var targets = settings.connectionTargets();
        var connected = !targets.isEmpty()
                || settings.environment().shared().isPresent()
                || !settings.remoteConnections().isEmpty();
        var namespace =
                connected && environment.isEmpty() ? Optional.of(new Namespace("names")) : Optional.<Namespace>empty();
        var arn = environment
                .filter(used -> connected)
                .map(used -> Output.of(used.namespaceArn()))
                .or(() -> namespace.map(Namespace::arn));
        return new Discovery(namespace, arn, targets, remote(settings));
    }

    /** The Service Connect configuration of a service; empty for one that calls no other and that no other calls. */
    Optional<ServiceConnection> connection(ServiceSettings service) {
        var ports = targets.getOrDefault(service.name(), Set.of());
        return namespaceArn
                .filter(arn -> !service.connects().isEmpty() || !ports.isEmpty())
                .map(arn -> new ServiceConnection(arn, ports));
    }

    /** The link of a service to one of another stack. */
    Link link(ServiceSettings client, StackName stack, Connection connection) {
        return Link.of(remote.get(id(stack, connection)).endpoint(key(client), connection.port()));
    }

    private static Map<String, RemoteService> remote(Settings settings) {
        var services = new TreeMap<String, RemoteService>();
        for (var client : settings.services()) {
            client.connects().forEach(connection -> connection
                    .of()
                    .ifPresent(stack -> services.computeIfAbsent(
                            id(stack, connection),
                            missing -> RemoteService.find(key(client), stack, connection.service()))));
        }
        return services;
    }

    private static String key(ServiceSettings client) {
        return "slipway:services.%s.connects".formatted(client.name());
    }

    private static String id(StackName stack, Connection connection) {
        return stack.written() + " " + connection.service();
    }
}
