package dev.slipway.service;

import com.pulumi.aws.ecs.inputs.ServiceCapacityProviderStrategyArgs;
import com.pulumi.aws.ecs.inputs.ServiceDeploymentCircuitBreakerArgs;
import com.pulumi.aws.ecs.inputs.ServiceLoadBalancerArgs;
import com.pulumi.aws.ecs.inputs.ServiceNetworkConfigurationArgs;
import com.pulumi.aws.ecs.inputs.ServiceServiceRegistriesArgs;
import com.pulumi.core.Output;
import java.util.ArrayList;
import java.util.List;

/** The inputs of the ECS service resource. */
final class ServiceInputs {
    private ServiceInputs() {}

    static com.pulumi.aws.ecs.ServiceArgs of(
            String name,
            ServiceArgs args,
            Output<String> taskDefinition,
            Output<String> securityGroup,
            Output<String> logGroup) {
        var inputs = com.pulumi.aws.ecs.ServiceArgs.builder()
                .cluster(args.cluster().arn())
                .taskDefinition(taskDefinition)
                .desiredCount(args.spec().capacity().desired())
                .capacityProviderStrategies(strategies(args.spec().capacity().spot()))
                // A changed share of Spot would otherwise replace the service.
                .forceNewDeployment(true)
                .deploymentCircuitBreaker(ServiceDeploymentCircuitBreakerArgs.builder()
                        .enable(true)
                        .rollback(true)
                        .build())
                .deploymentMinimumHealthyPercent(100)
                .deploymentMaximumPercent(200)
                .availabilityZoneRebalancing("ENABLED")
                .enableEcsManagedTags(true)
                .propagateTags("SERVICE")
                .enableExecuteCommand(args.spec().exec())
                .networkConfiguration(network(args, securityGroup))
                // Without an image nothing gets steady, and the revision that runs is not Pulumi's.
                .waitForSteadyState(args.pushed().isEmpty());
        if (args.ingress() instanceof Ingress.Balanced balanced) {
            inputs.healthCheckGracePeriodSeconds((int) balanced.grace().toSeconds())
                    .loadBalancers(ServiceLoadBalancerArgs.builder()
                            .containerName(name)
                            .containerPort(args.spec().container().port().getAsInt())
                            .targetGroupArn(balanced.target().arn())
                            .build());
        }
        if (args.ingress() instanceof Ingress.Api api) {
            inputs.serviceRegistries(ServiceServiceRegistriesArgs.builder()
                    .registryArn(api.backend().registryArn())
                    .containerName(name)
                    .containerPort(args.spec().container().port().getAsInt())
                    .build());
        }
        args.companions()
                .connection()
                .ifPresent(way -> inputs.serviceConnectConfiguration(way.configuration(name, args, logGroup)));
        return inputs.build();
    }

    private static ServiceNetworkConfigurationArgs network(ServiceArgs args, Output<String> securityGroup) {
        var open = args.ingress() instanceof Ingress.Public;
        return ServiceNetworkConfigurationArgs.builder()
                .assignPublicIp(open)
                .subnets(
                        open ? args.network().publicSubnetIds() : args.network().privateSubnetIds())
                .securityGroups(securityGroup.applyValue(List::of))
                .build();
    }

    /** The base on demand, and beyond it the share of Spot. */
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
