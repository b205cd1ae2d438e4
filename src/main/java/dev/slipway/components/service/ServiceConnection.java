package dev.slipway.components.service;

import com.pulumi.aws.ecs.inputs.ServiceServiceConnectConfigurationArgs;
import com.pulumi.aws.ecs.inputs.ServiceServiceConnectConfigurationLogConfigurationArgs;
import com.pulumi.aws.ecs.inputs.ServiceServiceConnectConfigurationServiceArgs;
import com.pulumi.aws.ecs.inputs.ServiceServiceConnectConfigurationServiceClientAliasArgs;
import com.pulumi.core.Output;
import dev.slipway.components.discovery.Namespace;
import dev.slipway.components.network.TaskPorts;
import java.util.Map;

/**
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts.html">ECS Service
 * Connect</a> for a service. Its tasks get a proxy of ECS, which resolves the names that exist when the tasks are
 * deployed. The proxy forwards TCP connections without regard to their protocol; AWS recommends adding 256 CPU units
 * and 64 MiB to the task for it.
 *
 * @param namespace the Cloud Map namespace of the names
 * @param named true if other services can connect to the service's port by its name; false for a client only
 */
public record ServiceConnection(Namespace namespace, boolean named) {
    /**
     * The port on which the proxy of a named service accepts connections, instead of the container's:
     * <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectService.html">ingressPortOverride</a>.
     * Connections of a load balancer to the container's port then bypass the proxy.
     */
    public static final TaskPorts PROXY = TaskPorts.of(10_080);

    /** The Service Connect configuration of the ECS service. */
    ServiceServiceConnectConfigurationArgs configuration(String service, ServiceArgs args, Output<String> logGroup) {
        var configuration = ServiceServiceConnectConfigurationArgs.builder()
                .enabled(true)
                .namespace(namespace.arn())
                .logConfiguration(ServiceServiceConnectConfigurationLogConfigurationArgs.builder()
                        .logDriver("awslogs")
                        .options(Output.tuple(logGroup, args.cluster().region())
                                .applyValue(to -> Map.of(
                                        "awslogs-group", to.t1,
                                        "awslogs-region", to.t2,
                                        "awslogs-stream-prefix", "ecs")))
                        .build());
        if (named) {
            var alias = ServiceServiceConnectConfigurationServiceClientAliasArgs.builder()
                    .dnsName(service)
                    .port(args.spec().container().port().getAsInt())
                    .build();
            configuration.services(ServiceServiceConnectConfigurationServiceArgs.builder()
                    .portName(service)
                    .discoveryName(service)
                    .ingressPortOverride(PROXY.from())
                    .clientAlias(alias)
                    .build());
        }
        return configuration.build();
    }
}
