package dev.slipway.components.service;

import com.pulumi.aws.ecs.inputs.ServiceAlarmsArgs;
import com.pulumi.aws.ecs.inputs.ServiceCapacityProviderStrategyArgs;
import com.pulumi.aws.ecs.inputs.ServiceDeploymentCircuitBreakerArgs;
import com.pulumi.aws.ecs.inputs.ServiceLoadBalancerArgs;
import com.pulumi.aws.ecs.inputs.ServiceNetworkConfigurationArgs;
import com.pulumi.aws.ecs.inputs.ServiceServiceRegistriesArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.CustomTimeouts;
import com.pulumi.resources.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The inputs of the ECS service resource. */
final class ServiceInputs {
    /**
     * The alarm names of a service without deployment alarms. The provider cannot send an empty list, and does not
     * remove earlier alarms if the block is missing; ECS ignores the names while the alarms are disabled.
     */
    private static final Output<List<String>> UNHEEDED = Output.of(List.of("none"));

    private ServiceInputs() {}

    static com.pulumi.aws.ecs.ServiceArgs of(
            String name, ServiceArgs args, IngressRoute route, ServiceRevision revision, Output<String> logGroup) {
        var inputs = com.pulumi.aws.ecs.ServiceArgs.builder()
                .cluster(args.cluster().arn())
                .taskDefinition(revision.definition().arn())
                .desiredCount(args.spec().capacity().desired())
                .capacityProviderStrategies(strategies(args.spec().capacity().spot()))
                // Without it a change of the Spot share would replace the service.
                .forceNewDeployment(true)
                .deploymentCircuitBreaker(ServiceDeploymentCircuitBreakerArgs.builder()
                        .enable(true)
                        .rollback(true)
                        .build())
                .deploymentMinimumHealthyPercent(100)
                .deploymentMaximumPercent(200)
                .availabilityZoneRebalancing("ENABLED")
                .alarms(alarms(revision.alarms()))
                .enableEcsManagedTags(true)
                .propagateTags("SERVICE")
                .enableExecuteCommand(args.spec().task().exec())
                .networkConfiguration(network(args, revision.tasks()))
                // Before the first push no task can start, and Pulumi does not set the revision that runs.
                .waitForSteadyState(args.pushed().isEmpty());
        if (args.spec().ingress() instanceof Ingress.Balanced balanced) {
            inputs.healthCheckGracePeriodSeconds((int) balanced.gracePeriod().toSeconds());
        }
        route.group(revision.side())
                .ifPresent(group -> inputs.loadBalancers(ServiceLoadBalancerArgs.builder()
                        .containerName(name)
                        .containerPort(args.spec().container().port().getAsInt())
                        .targetGroupArn(group.arn())
                        .build()));
        route.integration()
                .ifPresent(integration -> inputs.serviceRegistries(ServiceServiceRegistriesArgs.builder()
                        .registryArn(integration.registryArn())
                        .containerName(name)
                        .containerPort(args.spec().container().port().getAsInt())
                        .build()));
        args.injected()
                .connection()
                .ifPresent(way -> inputs.serviceConnectConfiguration(way.configuration(name, args, logGroup)));
        return inputs.build();
    }

    private static ServiceAlarmsArgs alarms(Optional<Output<List<String>>> names) {
        return ServiceAlarmsArgs.builder()
                .enable(names.isPresent())
                .rollback(names.isPresent())
                .alarmNames(names.orElse(UNHEEDED))
                .build();
    }

    /** @param before the resources that must exist before tasks start */
    static CustomResourceOptions options(
            CustomResourceOptions.Builder options, ServiceArgs args, IngressRoute route, List<Resource> before) {
        var all = new ArrayList<>(before);
        all.addAll(route.ready());
        var timeout = args.spec().deployTimeout();
        options.dependsOn(all)
                .protect(args.shared().protectedFromDeletion())
                .customTimeouts(
                        CustomTimeouts.builder().create(timeout).update(timeout).build());
        var ownedAtRunTime = new ArrayList<String>();
        if (args.spec().capacity().ownedAtRunTime()) {
            ownedAtRunTime.add("desiredCount");
        }
        if (args.pushed().isPresent()) {
            ownedAtRunTime.add("taskDefinition");
        }
        return options.ignoreChanges(ownedAtRunTime).build();
    }

    private static ServiceNetworkConfigurationArgs network(ServiceArgs args, Output<String> securityGroup) {
        return ServiceNetworkConfigurationArgs.builder()
                .assignPublicIp(args.spec().assignPublicIp())
                .subnets(args.subnetIds())
                .securityGroups(securityGroup.applyValue(List::of))
                .build();
    }

    /** The capacity provider strategy: the base on demand, and the shares of on-demand and Spot beyond it. */
    private static List<ServiceCapacityProviderStrategyArgs> strategies(Capacity.Spot spot) {
        var strategies = new ArrayList<ServiceCapacityProviderStrategyArgs>();
        if (spot.percent() < 100 || spot.base() > 0) {
            strategies.add(strategy("FARGATE", 100 - spot.percent(), spot.base()));
        }
        if (spot.percent() > 0) {
            strategies.add(strategy("FARGATE_SPOT", spot.percent(), 0));
        }
        return strategies;
    }

    private static ServiceCapacityProviderStrategyArgs strategy(String provider, int weight, int base) {
        return ServiceCapacityProviderStrategyArgs.builder()
                .capacityProvider(provider)
                .weight(weight)
                .base(base)
                .build();
    }
}
