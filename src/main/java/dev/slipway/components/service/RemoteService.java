package dev.slipway.components.service;

import com.pulumi.aws.vpc.SecurityGroupIngressRule;
import com.pulumi.aws.vpc.SecurityGroupIngressRuleArgs;
import com.pulumi.exceptions.RunException;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import dev.slipway.base.StackName;
import dev.slipway.base.StackOutputs;
import dev.slipway.base.link.LinkClient;
import dev.slipway.base.link.LinkGrant;
import dev.slipway.base.link.Linkable;
import dev.slipway.components.network.TaskPorts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A discoverable service of another stack of the environment, as the output {@link #OUTPUT} of that stack describes it. The stack
 * adds ingress rules of its own services to the security group of the service's tasks.
 *
 * <p>It is named {@code <service>-of-<project>-<stack>}. Child: {@code <name>-from-service-<client>-<port>} for each client.
 */
public final class RemoteService extends Component {
    /** The output with the discoverable services of a stack, by name. */
    public static final String OUTPUT = "discoverable_services";

    /** Keys of the output's values. */
    static final String SECURITY_GROUP = "security_group_id";

    static final String PORTS = "ports";

    private static final String TYPE = "slipway:service:RemoteService";

    private final String securityGroupId;
    private final Map<?, ?> ports;

    /** @param described the value of the output {@link #OUTPUT} for the service */
    public RemoteService(String name, Map<?, ?> described) {
        super(TYPE, name, ComponentResourceOptions.Empty);
        securityGroupId = described.get(SECURITY_GROUP).toString();
        ports = (Map<?, ?>) described.get(PORTS);
        registerOutputs(Map.of());
    }

    /**
     * A service of another stack.
     *
     * @param key the key of the connection, for messages
     * @throws RunException for a stack without this service
     */
    public static RemoteService find(String key, StackName stack, String service) {
        var services = StackOutputs.of(stack, OUTPUT)
                .filter(Map.class::isInstance)
                .map(found -> (Map<?, ?>) found)
                .orElse(Map.of());
        if (!(services.get(service) instanceof Map<?, ?> described)) {
            throw new RunException(
                    "%s: the stack %s has no discoverable service %s; set discoverable of that service, and deploy the stack"
                            .formatted(key, stack.written(), service));
        }
        return new RemoteService("%s-of-%s".formatted(service, stack.written().replace('/', '-')), described);
    }

    /**
     * The output's value for a service.
     *
     * @param securityGroupId a text, or an output of it
     * @param ports the ports on which the proxies of the service accept connections, by the names of its ports
     */
    public static Map<String, Object> described(Object securityGroupId, Map<String, TaskPorts> ports) {
        var numbers = new TreeMap<String, String>();
        ports.forEach((port, proxy) -> numbers.put(portKey(port), Integer.toString(proxy.from())));
        return new TreeMap<>(Map.of(SECURITY_GROUP, securityGroupId, PORTS, numbers));
    }

    /** The value for a service whose ports and security group are not known. */
    public static Map<String, Object> standIn(List<String> ports) {
        return described("sg-0e5f0000000000000", ServiceConnection.proxies(ports));
    }

    /**
     * A port of the service.
     *
     * @param key the key of the connection, for messages
     * @param port the name of the port; empty for the main port
     * @throws RunException for a port that the service does not have
     */
    public Linkable endpoint(String key, String port) {
        var proxy = ports.get(portKey(port));
        if (proxy == null) {
            throw new RunException("%s: %s has no %s; its ports are %s"
                    .formatted(
                            key,
                            name(),
                            port.isEmpty() ? "main port" : "port " + port,
                            ports.keySet().stream()
                                    .map(Object::toString)
                                    .sorted()
                                    .collect(Collectors.joining(", "))));
        }
        return new RemoteEndpoint(this, TaskPorts.of(Integer.parseInt(proxy.toString())));
    }

    /** The key of a port, since a key of an output is not empty. */
    private static String portKey(String port) {
        return port.isEmpty() ? "(main)" : port;
    }

    private Resource admit(LinkClient client, TaskPorts proxy) {
        var source = "service-" + client.name();
        return new SecurityGroupIngressRule(
                childName("from-" + proxy.role(source)),
                SecurityGroupIngressRuleArgs.builder()
                        .securityGroupId(securityGroupId)
                        .description("From %s of %s".formatted(source, stackName()))
                        .ipProtocol(proxy.protocol())
                        .fromPort(proxy.from())
                        .toPort(proxy.to())
                        .referencedSecurityGroupId(client.securityGroupId())
                        .build(),
                childOptions());
    }

    /** A port of a service, without variables and permissions of its clients. */
    private record RemoteEndpoint(RemoteService service, TaskPorts proxy) implements Linkable {
        @Override
        public LinkGrant access() {
            return LinkGrant.NONE;
        }

        @Override
        public List<Resource> admit(LinkClient client) {
            return List.of(service.admit(client, proxy));
        }
    }
}
