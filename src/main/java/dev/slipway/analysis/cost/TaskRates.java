package dev.slipway.analysis.cost;

import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.aws.vpc.SecurityGroupIngressRule;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.Optional;

/** Tasks on Fargate: what they reserve, by the second, and their addresses. */
final class TaskRates {
    static final String FARGATE = "Fargate";
    private static final double UNITS_PER_VCPU = 1024;
    private static final double MIB_PER_GB = 1024;

    private TaskRates() {}

    static void service(PlannedResource service, EstimateBuilder bill) {
        var fleet = ServiceTasks.of(service, bill.plan);
        definition(service, bill)
                .ifPresentOrElse(
                        definition -> tasks(service, definition, fleet, bill),
                        () -> bill.notEstimated("Fargate of %s: the plan has no such task definition: %s"
                                .formatted(service.name(), service.text("taskDefinition"))));
        if (assignsPublicIp(service)) {
            NetworkRates.addresses(service.name(), fleet.taskHours(), bill);
            if (answersTheInternet(service, bill.plan)) {
                EdgeRates.out(service.name(), bill);
            }
        }
    }

    static boolean assignsPublicIp(PlannedResource service) {
        return service.flag("networkConfiguration.assignPublicIp");
    }

    /** Answers by way of a balancer or an API are counted there. */
    private static boolean answersTheInternet(PlannedResource service, Plan plan) {
        return plan.ofType(SecurityGroupIngressRule.class).stream()
                .filter(rule -> rule.input("cidrIpv4").isPresent())
                .anyMatch(rule ->
                        service.list("networkConfiguration.securityGroups").contains(rule.text("securityGroupId")));
    }

    private static void tasks(
            PlannedResource service, PlannedResource definition, ServiceTasks fleet, EstimateBuilder bill) {
        var arm = definition.text("runtimePlatform.cpuArchitecture").equals("ARM64");
        var vcpu = ResourceRate.number(definition, "cpu", 0) / UNITS_PER_VCPU;
        var gb = ResourceRate.number(definition, "memory", 0) / MIB_PER_GB;
        var vcpuHour = arm ? Price.FARGATE_VCPU_HOUR_ARM : Price.FARGATE_VCPU_HOUR_X86;
        var gbHour = arm ? Price.FARGATE_GB_HOUR_ARM : Price.FARGATE_GB_HOUR_X86;
        var what = service.name() + (arm ? ", arm64" : ", x86");
        var spot = bill.assumptions.terms().spotShare();
        if (fleet.spot() < fleet.tasks()) {
            bill.add(FARGATE, what + ", CPU", vcpuHour, fleet.onDemandHours().times(vcpu));
            bill.add(FARGATE, what + ", memory", gbHour, fleet.onDemandHours().times(gb));
        }
        if (fleet.spot() > 0) {
            bill.add(
                    FARGATE,
                    what + ", Spot, CPU",
                    vcpuHour,
                    spot,
                    fleet.spotHours().times(vcpu));
            bill.add(
                    FARGATE,
                    what + ", Spot, memory",
                    gbHour,
                    spot,
                    fleet.spotHours().times(gb));
        }
    }

    /** The definition that the service's reference names by its family. */
    private static Optional<PlannedResource> definition(PlannedResource service, EstimateBuilder bill) {
        return bill.plan.ofType(TaskDefinition.class).stream()
                .filter(each -> service.text("taskDefinition").contains("/" + each.text("family") + ":"))
                .findFirst();
    }

    /** A cluster costs what Container Insights publishes of it, as custom metrics, while tasks run. */
    static void cluster(PlannedResource cluster, EstimateBuilder bill) {
        var insights = cluster.list("settings").stream()
                .anyMatch(setting -> setting.toString().contains("containerInsights")
                        && setting.toString().contains("value=enabled"));
        if (insights) {
            LogRates.insights(cluster, bill);
        }
    }
}
