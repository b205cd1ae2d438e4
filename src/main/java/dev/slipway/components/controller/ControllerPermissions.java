package dev.slipway.components.controller;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.function.SwitchableRoute;
import dev.slipway.components.service.Ingress;
import dev.slipway.components.service.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Permissions of the controllers of a service, see the table in {@code app/controllers/README.md}. They are limited to
 * this service where the actions support it, see
 * <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html">resource
 * types of ECS actions</a>.
 */
record ControllerPermissions(Service service) {

    List<Statement> wake() {
        var statements = new ArrayList<>(List.of(onService("ecs:DescribeServices", "ecs:UpdateService")));
        if (service.spec().ingress() instanceof Ingress.Public) {
            statements.addAll(tasks());
            statements.add(Statement.allow("ec2:DescribeNetworkInterfaces").onAny("the action knows no resources"));
        }
        statements.addAll(scalableTarget());
        return statements;
    }

    List<Statement> sleep() {
        var statements = new ArrayList<>(List.of(onService("ecs:DescribeServices", "ecs:UpdateService")));
        statements.addAll(tasks());
        statements.add(Statement.allow("cloudwatch:GetMetricData").onAny("the action knows no resources"));
        statements.addAll(scalableTarget());
        statements.addAll(ofRoute(SwitchableRoute::switching));
        return statements;
    }

    List<Statement> kill() {
        var statements = new ArrayList<>(List.of(onService("ecs:UpdateService")));
        statements.addAll(scalableTarget());
        statements.addAll(ofRoute(SwitchableRoute::switching));
        return statements;
    }

    List<Statement> activator() {
        var statements = new ArrayList<>(List.of(onService("ecs:DescribeServices", "ecs:UpdateService")));
        statements.addAll(scalableTarget());
        statements.addAll(ofRoute(SwitchableRoute::switching));
        statements.addAll(ofRoute(SwitchableRoute::healthPermissions));
        if (service.spec().ingress() instanceof Ingress.Api) {
            statements.addAll(tasks());
        }
        return statements;
    }

    List<Statement> rollOut() {
        var revisions = service.task().revisionsArn();
        var roles = Statement.allow("iam:PassRole");
        for (var role : service.task().roleArns()) {
            roles = roles.on(role);
        }
        return List.of(
                onService("ecs:DescribeServices", "ecs:UpdateService"),
                Statement.allow("ecs:DescribeTaskDefinition").onAny("the action knows no resources"),
                Statement.allow("ecs:RegisterTaskDefinition").on(revisions),
                Statement.allow("ecs:TagResource")
                        .on(revisions)
                        .when("StringEquals", "ecs:CreateAction", Output.of("RegisterTaskDefinition")),
                roles.when("StringEquals", "iam:PassedToService", Output.of("ecs-tasks.amazonaws.com")));
    }

    private List<Statement> ofRoute(Function<SwitchableRoute, List<Statement>> what) {
        return service.route().switchableRoute().map(what).orElse(List.of());
    }

    private Statement onService(String... actions) {
        return Statement.allow(actions).on(service.primary().arn());
    }

    /** Permissions for the tasks in the cluster, since the ARNs of the service's tasks are unknown before they run. */
    private List<Statement> tasks() {
        var cluster = service.cluster().arn();
        return List.of(
                Statement.allow("ecs:ListTasks")
                        .onAny("the action knows the cluster alone by a condition")
                        .when("ArnEquals", "ecs:cluster", cluster),
                Statement.allow("ecs:DescribeTasks")
                        .on(cluster.applyValue(arn -> arn.replace(":cluster/", ":task/") + "/*")));
    }

    private List<Statement> scalableTarget() {
        return service.primary().scalableTargetArn().stream()
                .map(arn -> Statement.allow("application-autoscaling:RegisterScalableTarget")
                        .on(arn))
                .toList();
    }
}
