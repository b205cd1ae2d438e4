package dev.slipway.components.service;

import com.pulumi.aws.ecs.inputs.ServiceServiceConnectConfigurationArgs;
import com.pulumi.aws.ecs.inputs.ServiceServiceConnectConfigurationLogConfigurationArgs;
import com.pulumi.aws.ecs.inputs.ServiceServiceConnectConfigurationServiceArgs;
import com.pulumi.aws.ecs.inputs.ServiceServiceConnectConfigurationServiceClientAliasArgs;
import com.pulumi.core.Output;
import dev.slipway.components.discovery.Namespace;
import java.util.Map;

/**
 * A service among those that find each other by name, see
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts.html">ECS Service
 * Connect</a>: its tasks get a proxy of ECS's, which knows the names that are there when the tasks are deployed. The proxy
 * takes connections as they are, whatever their protocol; AWS reckons with 256 CPU units and 64 MiB of the task for it.
 *
 * @param named whether the service has a name, its own, under which others reach its port; otherwise it calls others only
 */
public record ServiceConnection(Namespace namespace, boolean named) {

    /** What the ECS service is told. */
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
                    .clientAlias(alias)
                    .build());
        }
        return configuration.build();
    }
}
