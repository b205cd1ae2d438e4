package dev.slipway.components.gateway;

import com.pulumi.aws.apigatewayv2.ApiMapping;
import com.pulumi.aws.apigatewayv2.ApiMappingArgs;
import com.pulumi.aws.apigatewayv2.DomainName;
import com.pulumi.aws.apigatewayv2.DomainNameArgs;
import com.pulumi.aws.apigatewayv2.inputs.DomainNameDomainNameConfigurationArgs;
import com.pulumi.aws.apigatewayv2.inputs.DomainNameMutualTlsAuthenticationArgs;
import com.pulumi.aws.apigatewayv2.outputs.DomainNameDomainNameConfiguration;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.components.domain.Tls;
import dev.slipway.components.domain.TrustBundle;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Custom domain name of an HTTP API, mapped to its root. A change of the host replaces it.
 *
 * <p>Children: {@code <name>-name} and {@code <name>-mapping}. {@code Domain} creates the alias record.
 */
final class ApiDomain extends Component {
    private static final String TYPE = "slipway:gateway:ApiDomain";

    /**
     * The only security policy of HTTP APIs, see
     * <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html">
     * security policies</a>.
     */
    static final String POLICY = "TLS_1_2";

    /** @param stage the stage of the mapping */
    ApiDomain(
            String name,
            Tls tls,
            String host,
            com.pulumi.aws.apigatewayv2.Stage stage,
            ComponentResourceOptions options) {
        super(TYPE, name, options);
        var domain = createDomain(tls, host);
        var mapping = createMapping(domain, stage);
        var configuration = domain.domainNameConfiguration();
        tls.domain()
                .alias(
                        host,
                        part(configuration.applyValue(DomainNameDomainNameConfiguration::targetDomainName)),
                        part(configuration.applyValue(DomainNameDomainNameConfiguration::hostedZoneId)),
                        false,
                        List.of(mapping));
        registerOutputs(Map.of());
    }

    private static Output<String> part(Output<Optional<String>> part) {
        return part.applyValue(Optional::orElseThrow);
    }

    private DomainName createDomain(Tls tls, String host) {
        var builder = DomainNameArgs.builder()
                .domainName(host)
                .domainNameConfiguration(DomainNameDomainNameConfigurationArgs.builder()
                        .certificateArn(tls.certificateArn())
                        .endpointType("REGIONAL")
                        .securityPolicy(POLICY)
                        .build());
        tls.clients().ifPresent(bundle -> builder.mutualTlsAuthentication(mutual(bundle)));
        return new DomainName(childName("name"), builder.build(), childOptions());
    }

    private static DomainNameMutualTlsAuthenticationArgs mutual(TrustBundle bundle) {
        var builder = DomainNameMutualTlsAuthenticationArgs.builder().truststoreUri(bundle.uri());
        bundle.version().ifPresent(builder::truststoreVersion);
        return builder.build();
    }

    private ApiMapping createMapping(DomainName domain, com.pulumi.aws.apigatewayv2.Stage stage) {
        return new ApiMapping(
                childName("mapping"),
                ApiMappingArgs.builder()
                        .apiId(stage.apiId())
                        .domainName(domain.id())
                        .stage(stage.name())
                        .build(),
                childOptions());
    }
}
