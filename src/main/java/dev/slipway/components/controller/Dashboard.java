package dev.slipway.components.controller;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.AwsContext;
import dev.slipway.base.Component;
import dev.slipway.base.Json;
import dev.slipway.components.balancer.DeploymentSlot;
import dev.slipway.components.function.JavaFunction;
import dev.slipway.components.service.Ingress;
import dev.slipway.components.service.Service;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a service that sleeps and its controllers do, on one page: the controllers, the service with what it publishes or
 * its balancer or API counts, the database, the control API, and the errors that were logged.
 *
 * <p>Child: {@code <name>-dashboard}, called {@code <project>-<stack>-<service>}.
 */
public final class Dashboard extends Component {
    private static final String TYPE = "slipway:controller:Dashboard";

    private final Service service;
    private final Output<String> url;

    public Dashboard(String name, DashboardArgs args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        service = args.controllers().service();
        var functions = new TreeMap<>(args.controllers().functions());
        var widgets = new DashboardWidgets(service.cluster().region());
        ofControllers(widgets, functions);
        ofStack(new DashboardViews(widgets), args);
        widgets.errors(
                "Errors of the controllers",
                functions.values().stream().map(JavaFunction::logGroup).toList());
        url = url(createDashboard(widgets));
        registerOutputs(Map.of("url", url));
    }

    /** Where people look at it. */
    public Output<String> url() {
        return url;
    }

    private com.pulumi.aws.cloudwatch.Dashboard createDashboard(DashboardWidgets widgets) {
        return new com.pulumi.aws.cloudwatch.Dashboard(
                childName("dashboard"),
                com.pulumi.aws.cloudwatch.DashboardArgs.builder()
                        .dashboardName((stackName() + "-" + service.name()).replaceAll("[^A-Za-z0-9_-]", "-"))
                        .dashboardBody(Json.text(widgets.body()))
                        .build(),
                childOptions());
    }

    private static void ofControllers(DashboardWidgets widgets, Map<String, JavaFunction> functions) {
        widgets.functions("Calls of the controllers", "Invocations", "Sum", functions)
                .functions("Failed calls", "Errors", "Sum", functions)
                .functions("Duration, ms", "Duration", "Maximum", functions)
                .functions("Throttled calls", "Throttles", "Sum", functions);
    }

    private void ofStack(DashboardViews views, DashboardArgs args) {
        views.service(service.cluster().clusterName(), service.serviceName());
        if (args.activity() instanceof Activity.Metrics own) {
            views.published(own);
        }
        if (service.ingress() instanceof Ingress.Balanced balanced) {
            views.balancer(balanced.target().group(DeploymentSlot.PRIMARY));
        }
        if (service.ingress() instanceof Ingress.Api api) {
            views.api(api.backend().apiId());
        }
        args.database().ifPresent(database -> views.database(database.clusterIdentifier()));
        views.control(args.control().apiName(), args.control().stageName());
    }

    private Output<String> url(com.pulumi.aws.cloudwatch.Dashboard dashboard) {
        var console = AwsContext.partition().applyValue(partition -> switch (partition) {
            case "aws-cn" -> "console.amazonaws.cn";
            case "aws-us-gov" -> "console.amazonaws-us-gov.com";
            default -> "console.aws.amazon.com";
        });
        var region = service.cluster().region();
        return Output.format(
                "https://%s.%s/cloudwatch/home?region=%s#dashboards/dashboard/%s",
                region, console, region, dashboard.dashboardName());
    }
}
