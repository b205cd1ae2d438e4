package dev.slipway.components.controller;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.AwsContext;
import dev.slipway.base.Component;
import dev.slipway.base.Json;
import dev.slipway.components.balancer.DeploymentSlot;
import dev.slipway.components.function.JavaFunction;
import dev.slipway.components.service.Service;
import java.util.Map;
import java.util.TreeMap;

/**
 * CloudWatch dashboard of a service that scales to zero: metrics of its controllers, of the service and its load
 * balancer or API, of the database and the control API, and the errors in the controllers' logs.
 *
 * <p>Child: {@code <name>-dashboard}, named {@code <project>-<stack>-<service>}.
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

    /** The URL of the dashboard in the AWS console. */
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
        views.service(service.cluster().clusterName(), service.primary().serviceName());
        if (args.activity() instanceof Activity.Metrics own) {
            views.published(own);
        }
        service.route().target().ifPresent(target -> views.balancer(target.group(DeploymentSlot.PRIMARY)));
        service.route().integration().ifPresent(integration -> views.api(integration.apiId()));
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
