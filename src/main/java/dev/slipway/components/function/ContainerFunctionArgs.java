package dev.slipway.components.function;

import com.pulumi.core.Output;
import dev.slipway.base.Withers;
import dev.slipway.base.iam.Statement;
import dev.slipway.base.link.Links;
import dev.slipway.components.SharedResources;
import dev.slipway.components.image.ContainerImage;
import dev.slipway.components.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Arguments of {@link ContainerFunction}.
 *
 * @param network VPC of the function, for a store that is reachable from the VPC only
 * @param image image in an ECR repository of the stack's region, with the Lambda Web Adapter
 * @param links stores that add variables, permissions and security group rules to the function; of secrets the function
 *     gets the ARNs only
 * @param shared deletion protection of the function and its role, and the key that encrypts the logs
 */
@Withers
public record ContainerFunctionArgs(
        Network network, ContainerImage image, FunctionSpec spec, Links links, SharedResources shared)
        implements ContainerFunctionArgsBuilder.With {

    /** A function without stores, alarms and deletion protection. */
    public static ContainerFunctionArgs of(Network network, ContainerImage image, FunctionSpec spec) {
        return new ContainerFunctionArgs(network, image, spec, Links.NONE, SharedResources.NONE);
    }

    /** The statements of the execution role beside those for logs. */
    List<Statement> grants() {
        var grants = new ArrayList<>(links.grants());
        grants.addAll(spec.access().statements());
        if (links.needVpc()) {
            grants.add(FunctionPlacement.grant());
        }
        return grants;
    }

    Map<String, Output<String>> environment() {
        var variables = new TreeMap<String, Output<String>>();
        spec.environment().forEach((variable, value) -> variables.put(variable, Output.of(value)));
        variables.putAll(links.environment());
        variables.put(FunctionSpec.PORT, Output.of(Integer.toString(spec.port())));
        return variables;
    }
}
