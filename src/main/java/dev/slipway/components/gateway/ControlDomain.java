package dev.slipway.components.gateway;

import com.pulumi.aws.apigateway.BasePathMapping;
import com.pulumi.aws.apigateway.BasePathMappingArgs;
import com.pulumi.aws.apigateway.DomainName;
import com.pulumi.aws.apigateway.DomainNameArgs;
import com.pulumi.aws.apigateway.inputs.DomainNameEndpointConfigurationArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.components.domain.Tls;
import java.util.List;
import java.util.Map;

/**
 * The custom domain name of the control APIs of a stack, each mapped below its service's name:
 * {@code https://control.example.com/<service>/wake}. A change of the host replaces it.
 *
 * <p>Children: {@code <name>-name}, and {@code <name>-<service>} for each API. {@code Domain} creates the alias record.
 */
public final class ControlDomain extends Component {
    private static final String TYPE = "slipway:gateway:ControlDomain";

    private final Tls tls;
    private final DomainName domain;

    public ControlDomain(String name, Tls tls) {
        super(TYPE, name, ComponentResourceOptions.Empty);
        this.tls = tls;
        domain = createDomain();
        tls.alias(domain.regionalDomainName(), domain.regionalZoneId(), false, List.of());
        registerOutputs(Map.of());
    }

    /** Adds the mapping of a service's API and returns its URL, without a slash at the end. */
    Output<String> map(String service, Output<String> apiId, Output<String> stageName) {
        var mapping = new BasePathMapping(
                childName(service),
                BasePathMappingArgs.builder()
                        .domainName(domain.domainName())
                        .basePath(service)
                        .restApi(apiId)
                        .stageName(stageName)
                        .build(),
                childOptions());
        return Output.format("%s/%s", tls.url(), mapping.basePath().applyValue(path -> path.orElse(service)));
    }

    private DomainName createDomain() {
        return new DomainName(
                childName("name"),
                DomainNameArgs.builder()
                        .domainName(tls.hosts().get(0))
                        .regionalCertificateArn(tls.certificateArn())
                        .endpointConfiguration(DomainNameEndpointConfigurationArgs.builder()
                                .types("REGIONAL")
                                .build())
                        .securityPolicy(ApiDomain.POLICY)
                        .build(),
                childOptions());
    }
}
