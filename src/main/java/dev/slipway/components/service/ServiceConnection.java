package dev.slipway.components.service;

import com.pulumi.aws.ecs.inputs.ServiceServiceConnectConfigurationArgs;
import com.pulumi.aws.ecs.inputs.ServiceServiceConnectConfigurationLogConfigurationArgs;
import com.pulumi.aws.ecs.inputs.ServiceServiceConnectConfigurationServiceArgs;
import com.pulumi.aws.ecs.inputs.ServiceServiceConnectConfigurationServiceClientAliasArgs;
import com.pulumi.core.Output;
import dev.slipway.base.StableHash;
import dev.slipway.components.network.TaskPorts;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts.html">ECS Service
 * Connect</a> for a service. Its tasks get a proxy of ECS, which resolves the names that exist when the tasks are
 * deployed. The proxy forwards TCP connections without regard to their protocol; AWS recommends adding 256 CPU units
 * and 64 MiB to the task for it.
 *
 * @param namespaceArn the ARN of the Cloud Map namespace of the names
 * @param ports the ports that other services can connect to by the service's name: an empty text for the main port, and
 *     names of further ones. Empty for a client only
 */
public record ServiceConnection(Output<String> namespaceArn, Set<String> ports) {
    /**
     * The port on which the proxy of a named service accepts connections, instead of the container's main port:
     * <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectService.html">ingressPortOverride</a>.
     * Connections of a load balancer to the container's port then bypass the proxy.
     */
    public static final TaskPorts PROXY = TaskPorts.of(10_080);

    /** The number of ports above {@link #PROXY} from which those of further ports are taken. */
    public static final int FURTHER = 900;

    public ServiceConnection {
        ports = Set.copyOf(ports);
    }

    /**
     * The ports on which a proxy accepts connections, by the names of the container's ports. That of a further port depends on
     * its name, so that the ports of others stay when one is added.
     *
     * @param ports an empty text for the main port, and names of further ones
     */
    public static Map<String, TaskPorts> proxies(Collection<String> ports) {
        var proxies = new TreeMap<String, TaskPorts>();
        var taken = new HashSet<Integer>();
        for (var name : new TreeSet<>(ports)) {
            var offset = name.isEmpty() ? 0 : 1 + (int) (StableHash.of(name) % FURTHER);
            while (!taken.add(offset)) {
                offset = 1 + offset % FURTHER;
            }
            proxies.put(name, TaskPorts.of(PROXY.from() + offset));
        }
        return proxies;
    }

    /** The name of a port in its task definition and in Cloud Map, with an underscore, which no name of a service has. */
    static String portName(String service, String port) {
        return port.isEmpty() ? service : service + "_" + port;
    }

    /** The Service Connect configuration of the ECS service. */
    ServiceServiceConnectConfigurationArgs configuration(String service, ServiceArgs args, Output<String> logGroup) {
        var configuration = ServiceServiceConnectConfigurationArgs.builder()
                .enabled(true)
                .namespace(namespaceArn)
                .logConfiguration(ServiceServiceConnectConfigurationLogConfigurationArgs.builder()
                        .logDriver("awslogs")
                        .options(Output.tuple(logGroup, args.cluster().region())
                                .applyValue(to -> Map.of(
                                        "awslogs-group", to.t1,
                                        "awslogs-region", to.t2,
                                        "awslogs-stream-prefix", "ecs")))
                        .build());
        var services = services(service, args.spec().container());
        if (!services.isEmpty()) {
            configuration.services(services);
        }
        return configuration.build();
    }

    private List<ServiceServiceConnectConfigurationServiceArgs> services(String service, ContainerSpec container) {
        return proxies(ports).entrySet().stream()
                .map(proxy -> {
                    var port = proxy.getKey();
                    var name = portName(service, port);
                    // Host and port together are unique in a namespace; discovery names are unique alone.
                    var alias = ServiceServiceConnectConfigurationServiceClientAliasArgs.builder()
                            .dnsName(service)
                            .port(
                                    port.isEmpty()
                                            ? container.port().getAsInt()
                                            : container.ports().get(port))
                            .build();
                    return ServiceServiceConnectConfigurationServiceArgs.builder()
                            .portName(name)
                            .discoveryName(name)
                            .ingressPortOverride(proxy.getValue().from())
                            .clientAlias(alias)
                            .build();
                })
                .toList();
    }
}
