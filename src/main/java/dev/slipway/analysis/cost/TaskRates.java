package dev.slipway.analysis.cost;

import com.pulumi.aws.ecs.TaskDefinition;
import dev.slipway.analysis.securitygroup.SecurityGroupRule;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.Optional;

/** Rates of tasks on Fargate: vCPU, memory and disk by the second, and public addresses. */
final class TaskRates {
    static final String FARGATE = "Fargate";
    private static final double UNITS_PER_VCPU = 1024;
    private static final double MIB_PER_GB = 1024;

    /** The GB of the disk of each task that are included. */
    private static final double INCLUDED_DISK = 20;

    private TaskRates() {}

    static void service(PlannedResource service, EstimateBuilder estimate) {
        var serviceTasks = ServiceTasks.of(service, estimate.plan);
        definition(service.text("taskDefinition"), estimate)
                .ifPresentOrElse(
                        definition -> tasks(service, definition, serviceTasks, estimate),
                        () -> estimate.notEstimated("Fargate of %s: the plan has no task definition %s"
                                .formatted(service.name(), service.text("taskDefinition"))));
        if (assignsPublicIp(service)) {
            NetworkRates.addresses(service.name(), serviceTasks.taskHours(), estimate);
            if (isOpenToTheInternet(service, estimate.plan)) {
                EdgeRates.transferOut(service.name(), estimate);
            }
        }
    }

    static boolean assignsPublicIp(PlannedResource service) {
        return service.flag("networkConfiguration.assignPublicIp");
    }

    /**
     * Returns true if a security group of the service admits address blocks. Transfer through a load balancer or an API
     * is counted there.
     */
    private static boolean isOpenToTheInternet(PlannedResource service, Plan plan) {
        return SecurityGroupRule.ingress(plan).stream()
                .anyMatch(rule -> !rule.cidrs().isEmpty() && rule.isOf(service));
    }

    private static void tasks(
            PlannedResource service, PlannedResource definition, ServiceTasks serviceTasks, EstimateBuilder estimate) {
        var isSpotOnly = serviceTasks.spot() >= serviceTasks.tasks();
        var hours = new TaskHours(
                isSpotOnly ? Optional.empty() : Optional.of(serviceTasks.onDemandHours()),
                serviceTasks.spot() > 0 ? Optional.of(serviceTasks.spotHours()) : Optional.empty(),
                serviceTasks.taskHours());
        tasks(service, definition, hours, estimate);
    }

    /** Hours of tasks on demand, on Spot, and of all of them. */
    private record TaskHours(Optional<MonthlyUsage> onDemand, Optional<MonthlyUsage> spot, MonthlyUsage all) {}

    /**
     * The runs of a job.
     *
     * @param reference a text with the ARN of the task definition
     * @param spot true for tasks on Spot
     */
    static void runs(
            PlannedResource job, String reference, MonthlyUsage hours, boolean spot, EstimateBuilder estimate) {
        var all = Optional.of(hours);
        var none = Optional.<MonthlyUsage>empty();
        definition(reference, estimate)
                .ifPresentOrElse(
                        definition -> tasks(
                                job, definition, new TaskHours(spot ? none : all, spot ? all : none, hours), estimate),
                        () -> estimate.notEstimated(
                                "Fargate of %s: the plan has no task definition of it".formatted(job.name())));
    }

    private static void tasks(
            PlannedResource service, PlannedResource definition, TaskHours taskHours, EstimateBuilder estimate) {
        var arm = definition.text("runtimePlatform.cpuArchitecture").equals("ARM64");
        var vcpu = ResourceRate.number(definition, "cpu", 0) / UNITS_PER_VCPU;
        var gb = ResourceRate.number(definition, "memory", 0) / MIB_PER_GB;
        var vcpuHour = arm ? Price.FARGATE_VCPU_HOUR_ARM : Price.FARGATE_VCPU_HOUR_X86;
        var gbHour = arm ? Price.FARGATE_GB_HOUR_ARM : Price.FARGATE_GB_HOUR_X86;
        var what = service.name() + (arm ? ", arm64" : ", x86");
        var spot = estimate.assumptions.discounts().spotShare();
        taskHours.onDemand().ifPresent(hours -> {
            estimate.add(FARGATE, what + ", CPU", vcpuHour, hours.times(vcpu));
            estimate.add(FARGATE, what + ", memory", gbHour, hours.times(gb));
        });
        taskHours.spot().ifPresent(hours -> {
            estimate.add(FARGATE, what + ", Spot, CPU", vcpuHour, spot, hours.times(vcpu));
            estimate.add(FARGATE, what + ", Spot, memory", gbHour, spot, hours.times(gb));
        });
        var disk = ResourceRate.number(definition, "ephemeralStorage.sizeInGib", INCLUDED_DISK) - INCLUDED_DISK;
        if (disk > 0) {
            var hours = taskHours.all();
            estimate.add(FARGATE, service.name() + ", disk", Price.FARGATE_STORAGE_GB_HOUR, hours.times(disk));
        }
    }

    /** The task definition whose family a text refers to. */
    private static Optional<PlannedResource> definition(String reference, EstimateBuilder estimate) {
        return estimate.plan.ofType(TaskDefinition.class).stream()
                .filter(definition -> reference.contains("/" + definition.text("family") + ":"))
                .findFirst();
    }

    /** A cluster costs only the custom metrics that Container Insights publishes while tasks run. */
    static void cluster(PlannedResource cluster, EstimateBuilder estimate) {
        var insights = cluster.list("settings").stream()
                .anyMatch(setting -> setting.toString().contains("containerInsights")
                        && setting.toString().contains("value=enabled"));
        if (insights) {
            LogRates.insights(cluster, estimate);
        }
    }
}
