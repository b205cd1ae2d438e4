package dev.slipway.controllers.route;

import dev.slipway.controllers.aws.Aws;
import dev.slipway.controllers.aws.AwsFailure;
import dev.slipway.controllers.lambda.Environment;
import dev.slipway.controllers.service.EcsService;
import software.amazon.awssdk.services.ecs.model.HealthStatus;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** Health of the tasks of a service. */
@FunctionalInterface
interface Health {

    boolean isGood();

    /**
     * The target health of a load balancer; behind an API, which has no health checks, the health that ECS reports for
     * the tasks.
     */
    static Health of(Environment environment, Aws aws, EcsService service) {
        return switch (environment.choice("ROUTE", Route.RouteKind.class)) {
            case BALANCER -> ofTargets(environment.text("SERVICE_TARGET_GROUP"), aws);
            case API -> ofTasks(service, environment.flag("CONTAINER_HEALTH"));
            case NONE ->
                throw new IllegalArgumentException(
                        "an activator needs a route; set the variable ROUTE to balancer or api");
        };
    }

    private static Health ofTargets(String group, Aws aws) {
        return () -> AwsFailure.named(
                        "elasticloadbalancing:DescribeTargetHealth", "the target group " + group, () -> aws.balancing()
                                .describeTargetHealth(request -> request.targetGroupArn(group)))
                .targetHealthDescriptions()
                .stream()
                .anyMatch(target -> target.targetHealth().state() == TargetHealthStateEnum.HEALTHY);
    }

    /** ECS reports the health of containers with a health check only; without one, a running task counts as healthy. */
    private static Health ofTasks(EcsService service, boolean checked) {
        return () -> service.tasks().stream().anyMatch(task -> !checked || task.healthStatus() == HealthStatus.HEALTHY);
    }
}
