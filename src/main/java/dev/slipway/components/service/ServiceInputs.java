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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The inputs of the ECS service resource. */
final class ServiceInputs {
    /**
     * The alarm names of a service without deployment alarms. The provider cannot send an empty list, and does not
     * remove earlier alarms if the block is missing; ECS ignores the names while the alarms are disabled.
     */
    private static final Output<List<String>> IGNORED = Output.of(List.of("none"));

    private ServiceInputs() {}

    static com.pulumi.aws.ecs.ServiceArgs of(ServiceSlot slot, Optional<DeploymentAlarms> alarms) {
        var parts = slot.parts();
        var name = parts.service();
        var args = parts.args();
        var deployment = args.spec().deployment();
        var inputs = com.pulumi.aws.ecs.ServiceArgs.builder()
                .cluster(args.cluster().arn())
                .taskDefinition(slot.definition().arn())
                .desiredCount(args.spec().capacity().desired())
                .capacityProviderStrategies(strategies(args.spec().capacity().spot()))
                // Without it a change of the Spot share would replace the service.
                .forceNewDeployment(true)
                .deploymentCircuitBreaker(ServiceDeploymentCircuitBreakerArgs.builder()
                        .enable(true)
                        .rollback(true)
                        .build())
                .deploymentMinimumHealthyPercent(deployment.minPercent())
                .deploymentMaximumPercent(deployment.maxPercent())
                .availabilityZoneRebalancing(deployment.rebalances() ? "ENABLED" : "DISABLED")
                .alarms(alarms(alarms.map(DeploymentAlarms::names)))
                .enableEcsManagedTags(true)
                .propagateTags("SERVICE")
                .enableExecuteCommand(args.spec().task().exec())
                .networkConfiguration(network(args, parts.tasks().ids()))
                // Before the first push no task can start, and Pulumi does not set the revision that runs.
                .waitForSteadyState(args.pushed().isEmpty());
        args.spec()
                .ingress()
                .gracePeriodOfChecks()
                .ifPresent(grace -> inputs.healthCheckGracePeriodSeconds((int) grace.toSeconds()));
        var groups = parts.route().groups(slot.side());
        if (!groups.isEmpty()) {
            inputs.loadBalancers(groups.stream()
                    .map(group -> ServiceLoadBalancerArgs.builder()
                            .containerName(group.target().container().orElse(name))
                            .containerPort(group.target().number())
                            .targetGroupArn(group.arn())
                            .build())
                    .toList());
        }
        parts.route()
                .integration()
                .ifPresent(integration -> inputs.serviceRegistries(ServiceServiceRegistriesArgs.builder()
                        .registryArn(integration.registryArn())
                        .containerName(name)
                        .containerPort(args.spec().container().port().getAsInt())
                        .build()));
        args.injected()
                .connection()
                .ifPresent(connection -> inputs.serviceConnectConfiguration(
                        connection.configuration(name, args, parts.task().logGroup())));
        return inputs.build();
    }

    private static ServiceAlarmsArgs alarms(Optional<Output<List<String>>> names) {
        return ServiceAlarmsArgs.builder()
                .enable(names.isPresent())
                .rollback(names.isPresent())
                .alarmNames(names.orElse(IGNORED))
                .build();
    }

    static CustomResourceOptions options(CustomResourceOptions.Builder options, ServiceSlot slot) {
        var parts = slot.parts();
        var args = parts.args();
        var all = new ArrayList<>(parts.before());
        all.addAll(parts.route().ready());
        var timeout = args.spec().deployTimeout();
        options.dependsOn(all)
                .protect(args.shared().protectedFromDeletion())
                .customTimeouts(
                        CustomTimeouts.builder().create(timeout).update(timeout).build());
        var ignored = new ArrayList<String>();
        if (args.spec().capacity().ownedAtRunTime()) {
            ignored.add("desiredCount");
        }
        if (args.pushed().isPresent()) {
            ignored.add("taskDefinition");
        }
        if (args.spec().ingress().keepsRevision(slot.side())) {
            // The containers and ports of the revision that it keeps; ECS refuses those that the revision does not
            // have.
            ignored.add("loadBalancers");
        }
        return options.ignoreChanges(ignored).build();
    }

    private static ServiceNetworkConfigurationArgs network(ServiceArgs args, Output<List<String>> securityGroups) {
        return ServiceNetworkConfigurationArgs.builder()
                .assignPublicIp(args.spec().assignPublicIp())
                .subnets(args.subnetIds())
                .securityGroups(securityGroups)
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
