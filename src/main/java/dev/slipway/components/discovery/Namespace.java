package dev.slipway.components.discovery;

import com.pulumi.aws.servicediscovery.HttpNamespace;
import com.pulumi.aws.servicediscovery.HttpNamespaceArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import java.util.Map;
import java.util.Set;

/**
 * The Cloud Map namespace of the short names by which services reach each other with ECS Service Connect. It has no DNS
 * and is named {@code <project>-<stack>-<name>}. ECS registers and deregisters the services.
 *
 * <p>Child: {@code <name>-namespace}.
 */
public final class Namespace extends Component {
    private static final String TYPE = "slipway:discovery:Namespace";

    private final Map<String, Set<String>> ports;
    private final HttpNamespace namespace;

    /** @param ports the ports that other services call, by the names of their services; an empty text for a main port */
    public Namespace(String name, Map<String, Set<String>> ports) {
        this(name, ports, ComponentResourceOptions.Empty);
    }

    public Namespace(String name, Map<String, Set<String>> ports, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.ports = Map.copyOf(ports);
        namespace = new HttpNamespace(
                childName("namespace"),
                HttpNamespaceArgs.builder()
                        .name(stackName() + "-" + name())
                        .description("Services that find each other by name")
                        .build(),
                childOptions());
        registerOutputs(Map.of("arn", arn()));
    }

    /** The ports of a service that have a name in the namespace; an empty text for the main port. */
    public Set<String> ports(String service) {
        return ports.getOrDefault(service, Set.of());
    }

    /** The namespace's ARN. */
    public Output<String> arn() {
        return namespace.arn();
    }
}
