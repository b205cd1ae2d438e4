package dev.slipway.settings.imports.taskdefinition;

import dev.slipway.settings.imports.SourceFields;
import java.util.List;
import java.util.Map;

/** Reader of an ECS service, as {@code aws ecs describe-services} writes it: what a task definition does not say. */
final class EcsServiceFields {
    private static final int MAX_COUNT = 5000;
    private static final int MAX_GRACE = Integer.MAX_VALUE - 1;
    private static final int MAX_PERCENT = 200;
    private static final List<String> RESPONSE = List.of(
            "serviceArn",
            "serviceName",
            "clusterArn",
            "cluster",
            "status",
            "runningCount",
            "pendingCount",
            "deployments",
            "events",
            "roleArn",
            "role",
            "createdAt",
            "createdBy",
            "taskDefinition",
            "taskSets",
            "clientToken",
            "platformFamily",
            "currentServiceDeployment",
            "currentServiceRevisions",
            "failures",
            "resourceManagementType");
    private static final List<String> SAME = List.of(
            "schedulingStrategy",
            "launchType",
            "platformVersion",
            "propagateTags",
            "enableECSManagedTags",
            "availabilityZoneRebalancing",
            "deploymentController");
    private static final Map<String, String> WITHOUT_KEY = Map.of(
            "serviceRegistries", "services are found by connects, with Service Connect: name the callers' connects",
            "serviceConnectConfiguration",
                    "services are found by the connects of their callers, by the name in the stack file",
            "placementConstraints", "Fargate places tasks across the zones of slipway:network.zones",
            "placementStrategy", "Fargate places tasks across the zones of slipway:network.zones",
            "volumeConfigurations", "EBS volumes are not settings: use a file system or diskGiB",
            "vpcLatticeConfigurations",
                    "VPC Lattice is not a setting: use an internal load balancer, see docs/how-to/balancers.md",
            "tags", "tags of the stack are slipway:tags");

    private EcsServiceFields() {}

    /** Without a service, nothing is known of requests: the safe choice is written, which admits none. */
    static void withoutService(ImportedTask task) {
        if (task.main()
                .member("portMappings")
                .map(ports -> !ports.items().isEmpty())
                .orElse(false)) {
            task.report()
                    .open(
                            task.main().member("portMappings").orElseThrow(),
                            task.service().key("ingress"),
                            "a task definition does not say who sends requests: none is written; write balancer, internal or api, or import with --service FILE");
            task.service().put("ingress", "none");
        } else {
            task.service().preset("ingress", "none", task.main(), "the container has no port");
        }
    }

    static void read(ImportedTask task, SourceFields fields) {
        fields.integer("desiredCount", 0, MAX_COUNT)
                .ifPresent(count -> task.service().section("count").take("desired", count));
        fields.flag("enableExecuteCommand").ifPresent(exec -> task.service().take("exec", exec));
        fields.integer("healthCheckGracePeriodSeconds", 0, MAX_GRACE)
                .filter(grace -> grace.value() > 0)
                .ifPresent(grace -> task.service().section("health").take("graceSeconds", grace));
        ingress(task, fields);
        network(task, fields);
        deployment(task, fields);
        spot(task, fields);
        task.lost(fields, WITHOUT_KEY);
        task.ignored(fields, RESPONSE, "ECS writes it into its answer, or it is a name of AWS");
        task.ignored(fields, SAME, "services of Slipway run on Fargate with rolling deployments, and tag their tasks");
    }

    private static void ingress(ImportedTask task, SourceFields fields) {
        var targets = fields.sections("loadBalancers");
        if (targets.isEmpty()) {
            task.service().put("ingress", "none");
            fields.value("loadBalancers")
                    .ifPresent(none -> task.report().taken(none, task.service().key("ingress")));
            return;
        }
        task.service().put("ingress", "balancer");
        for (var target : targets) {
            task.report()
                    .open(
                            target.source().markAllRead(),
                            task.service().key("routes"),
                            "the service is behind a load balancer of the stack: write paths and hosts of its listener rules and its health check, from aws elbv2 describe-rules and describe-target-groups; internal instead of balancer if it is internal");
        }
    }

    private static void network(ImportedTask task, SourceFields fields) {
        fields.section("networkConfiguration")
                .flatMap(outer -> outer.section("awsvpcConfiguration"))
                .ifPresent(network -> {
                    network.value("subnets")
                            .ifPresent(
                                    subnets -> task.report()
                                            .lost(
                                                    subnets,
                                                    "the stack has a VPC of its own: to use this one, write its id and subnets under slipway:network.existing"));
                    network.value("securityGroups")
                            .ifPresent(
                                    groups -> task.report()
                                            .lost(
                                                    groups,
                                                    "the service has a security group of its own: with slipway:network.existing, groups of that VPC are securityGroups of the service"));
                    network.choice("assignPublicIp", List.of("ENABLED", "DISABLED"))
                            .ifPresent(address -> {
                                if (address.value().equals("ENABLED")) {
                                    task.service().take("assignPublicIp", true, address.source());
                                } else {
                                    task.report()
                                            .taken(
                                                    address.source(),
                                                    task.service().key("assignPublicIp"));
                                }
                            });
                });
    }

    private static void deployment(ImportedTask task, SourceFields fields) {
        fields.section("deploymentConfiguration").ifPresent(deployment -> {
            var deploy = task.service().section("deploy");
            deployment.integer("minimumHealthyPercent", 0, 100).ifPresent(least -> deploy.take("minPercent", least));
            deployment.integer("maximumPercent", 100, MAX_PERCENT).ifPresent(most -> deploy.take("maxPercent", most));
            if (Integer.valueOf(0).equals(deploy.members().get("minPercent"))
                    && Integer.valueOf(100).equals(deploy.members().get("maxPercent"))) {
                deploy.members().clear();
                deploy.put("replace", "recreate");
            }
            task.ignored(
                    deployment,
                    List.of("deploymentCircuitBreaker", "alarms", "strategy", "bakeTimeInMinutes"),
                    "services of Slipway have a circuit breaker with rollback, and alarms behind the load balancer");
            task.lost(
                    deployment,
                    Map.of(
                            "lifecycleHooks",
                            "hooks of a deployment are not settings: use migrate, or a step of the pipeline"));
        });
    }

    private static void spot(ImportedTask task, SourceFields fields) {
        for (var strategy : fields.sections("capacityProviderStrategy")) {
            var provider = strategy.text("capacityProvider");
            var isSpot =
                    provider.map(name -> name.value().equals("FARGATE_SPOT")).orElse(false);
            strategy.source().markAllRead();
            if (isSpot) {
                task.service()
                        .change(
                                "spot",
                                fields.items("capacityProviderStrategy").size() == 1 ? 100 : 50,
                                strategy.source(),
                                "the percentage of tasks on Fargate Spot; onDemandBase is the number that is always on demand: compare them with weight and base");
            } else {
                task.report().changed(strategy.source(), task.service().key("spot"), "the rest runs on Fargate");
            }
        }
    }
}
