package dev.slipway.components.discovery;

import com.pulumi.aws.servicediscovery.HttpNamespace;
import com.pulumi.aws.servicediscovery.HttpNamespaceArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import java.util.Map;

/**
 * The Cloud Map namespace of the short names by which services reach each other with ECS Service Connect. It has no DNS
 * and is named {@code <project>-<stack>-<name>}. ECS registers and deregisters the services.
 *
 * <p>Child: {@code <name>-namespace}.
 */
public final class Namespace extends Component {
    private static final String TYPE = "slipway:discovery:Namespace";

    private final HttpNamespace namespace;

    public Namespace(String name) {
        super(TYPE, name, ComponentResourceOptions.Empty);
        namespace = new HttpNamespace(
                childName("namespace"),
                HttpNamespaceArgs.builder()
                        .name(stackName() + "-" + name())
                        .description("Services that find each other by name")
                        .build(),
                childOptions());
        registerOutputs(Map.of("arn", arn()));
    }

    /** The namespace's ARN. */
    public Output<String> arn() {
        return namespace.arn();
    }
}
