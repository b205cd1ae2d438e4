package dev.slipway.components.gateway;

import com.pulumi.aws.apigatewayv2.IntegrationArgs;
import com.pulumi.aws.servicediscovery.ServiceArgs;
import com.pulumi.aws.servicediscovery.inputs.ServiceDnsConfigArgs;
import com.pulumi.aws.servicediscovery.inputs.ServiceDnsConfigDnsRecordArgs;
import com.pulumi.aws.servicediscovery.inputs.ServiceHealthCheckCustomConfigArgs;
import com.pulumi.core.Output;
import dev.slipway.components.function.FunctionName;

/** The inputs of the resources of a {@link ServiceIntegration}. */
final class ServiceIntegrationInputs {
    /**
     * TTL of the DNS records in seconds, as in the ECS console. The API does not use DNS, but clients in the VPC may.
     */
    private static final int TTL = 15;

    private ServiceIntegrationInputs() {}

    /**
     * The inputs of the Cloud Map service. An API needs the address and the port of a task, and ECS registers the port
     * only with
     * <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html">SRV
     * records</a>.
     */
    static ServiceArgs registry(String service, Output<String> namespaceId) {
        var record =
                ServiceDnsConfigDnsRecordArgs.builder().type("SRV").ttl(TTL).build();
        return ServiceArgs.builder()
                .name(service)
                .dnsConfig(ServiceDnsConfigArgs.builder()
                        .namespaceId(namespaceId)
                        .routingPolicy("MULTIVALUE")
                        .dnsRecords(record)
                        .build())
                // ECS reports each task's health to Cloud Map. The threshold is always 1, but the provider drops an
                // empty block.
                .healthCheckCustomConfig(ServiceHealthCheckCustomConfigArgs.builder()
                        .failureThreshold(1)
                        .build())
                // The tasks of a deleted service may still be registered for a while.
                .forceDestroy(true)
                .build();
    }

    /** The integration that invokes an activator, which may not exist yet. */
    static IntegrationArgs activator(Output<String> api, String service, FunctionName activator) {
        return IntegrationArgs.builder()
                .apiId(api)
                .description("Activator of " + service)
                .integrationType("AWS_PROXY")
                .integrationMethod("POST")
                .integrationUri(activator.aliasArn())
                .payloadFormatVersion("2.0")
                .build();
    }
}
