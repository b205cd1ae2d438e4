package dev.slipway.components.gateway;

import com.pulumi.aws.apigatewayv2.ApiArgs;
import com.pulumi.aws.servicediscovery.PrivateDnsNamespaceArgs;
import com.pulumi.deployment.Deployment;
import dev.slipway.components.domain.Tls;
import dev.slipway.components.network.Network;
import java.util.Locale;
import java.util.Optional;

/** The inputs of the resources of an {@link HttpApi}. */
final class HttpApiInputs {
    private HttpApiInputs() {}

    static ApiArgs api(HttpApiSpec spec, Optional<Tls> tls, String stack) {
        var builder = ApiArgs.builder().protocolType("HTTP").description("Services of " + stack);
        // Set only where it is on: a missing value means off.
        tls.ifPresent(hosts -> builder.disableExecuteApiEndpoint(true));
        spec.cors().ifPresent(cors -> builder.corsConfiguration(cors.inputs()));
        return builder.build();
    }

    static PrivateDnsNamespaceArgs namespace(String api, Network network) {
        var deployment = Deployment.getInstance();
        return PrivateDnsNamespaceArgs.builder()
                .name("%s.%s.%s.internal"
                        .formatted(api, deployment.getStackName(), deployment.getProjectName())
                        .toLowerCase(Locale.ROOT))
                .description("Services behind the API " + api)
                .vpc(network.vpcId())
                .build();
    }
}
