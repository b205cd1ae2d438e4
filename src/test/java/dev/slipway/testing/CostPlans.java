package dev.slipway.testing;

import dev.slipway.analysis.cost.Assumptions;
import dev.slipway.analysis.cost.Estimate;
import dev.slipway.analysis.cost.PriceList;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Plans of a few resources, and their estimates with the prices of us-east-1, the region of AWS's examples. */
public final class CostPlans {
    public static final PriceList VIRGINIA =
            PriceList.of(Path.of(""), "us-east-1").orElseThrow();

    /** The security group of tasks with public addresses. */
    public static final String GROUP = "sg-0a1b2c3d4e5f67890";

    private CostPlans() {}

    public static PlannedResource resource(
            String type, String name, Map<String, Object> inputs, PlannedResource... dependencies) {
        return new PlannedResource(
                urn(type, name),
                type,
                name,
                "",
                true,
                inputs,
                false,
                Arrays.stream(dependencies).map(PlannedResource::urn).toList(),
                List.of());
    }

    private static String urn(String type, String name) {
        return "urn:pulumi:test::shop::%s::%s".formatted(type, name);
    }

    public static Plan plan(PlannedResource... resources) {
        return new Plan("shop", "test", List.of(resources), Map.of());
    }

    public static Estimate estimate(Assumptions assumptions, PlannedResource... resources) {
        return Estimate.of(plan(resources), VIRGINIA, assumptions);
    }

    public static Estimate estimate(PlannedResource... resources) {
        return estimate(Assumptions.DEFAULT, resources);
    }

    /** A service with its task definition and its sleep function. */
    public static PlannedResource[] sleeping(int tasks, String cpu, String memory, String architecture) {
        var resources = new ArrayList<>(List.of(running(tasks, cpu, memory, architecture)));
        resources.add(resource(
                "aws:lambda/function:Function",
                "sleep",
                Map.of("environment", Map.of("variables", Map.of("IDLE_SECONDS", "300"))),
                resources.get(1)));
        return resources.toArray(PlannedResource[]::new);
    }

    public static PlannedResource[] running(int tasks, String cpu, String memory, String architecture) {
        return running(tasks, cpu, memory, architecture, List.of());
    }

    public static PlannedResource[] running(
            int tasks, String cpu, String memory, String architecture, List<Map<String, Object>> strategies) {
        var definition = resource(
                "aws:ecs/taskDefinition:TaskDefinition",
                "web-definition",
                Map.of(
                        "family",
                        "shop-web",
                        "cpu",
                        cpu,
                        "memory",
                        memory,
                        "containerDefinitions",
                        "[]",
                        "runtimePlatform",
                        Map.of("cpuArchitecture", architecture)));
        var service = resource(
                "aws:ecs/service:Service",
                "web",
                Map.of(
                        "desiredCount",
                        tasks,
                        "capacityProviderStrategies",
                        strategies,
                        "taskDefinition",
                        "arn:aws:ecs:us-east-1:123456789012:task-definition/shop-web:1"),
                definition);
        return new PlannedResource[] {definition, service};
    }

    /** The same resources, with a public address for each task. */
    public static PlannedResource[] withPublicIp(PlannedResource... resources) {
        return Arrays.stream(resources)
                .map(each -> each.type().equals("aws:ecs/service:Service") ? withPublicIp(each) : each)
                .toArray(PlannedResource[]::new);
    }

    private static PlannedResource withPublicIp(PlannedResource service) {
        var inputs = new HashMap<>(service.inputs());
        inputs.put("networkConfiguration", Map.of("assignPublicIp", true, "securityGroups", List.of(GROUP)));
        return new PlannedResource(
                service.urn(),
                service.type(),
                service.name(),
                service.parent(),
                service.custom(),
                inputs,
                service.protect(),
                service.dependencies(),
                service.ignoreChanges());
    }

    /** The cost in dollars of the lines whose name has this ending, in a month with these hours of use. */
    public static double cost(Estimate estimate, String ending, double hoursOfUse) {
        return estimate.lines().stream()
                .filter(line -> line.what().endsWith(ending))
                .mapToDouble(line -> line.cost(hoursOfUse))
                .sum();
    }
}
