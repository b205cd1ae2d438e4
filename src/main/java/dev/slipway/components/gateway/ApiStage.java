package dev.slipway.components.gateway;

import com.pulumi.aws.apigatewayv2.StageArgs;
import com.pulumi.aws.apigatewayv2.inputs.StageAccessLogSettingsArgs;
import com.pulumi.aws.apigatewayv2.inputs.StageDefaultRouteSettingsArgs;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import dev.slipway.components.alarm.AlarmDestination;
import dev.slipway.components.domain.Tls;
import java.util.List;
import java.util.Map;

/**
 * The stage {@code $default} of an HTTP API, which adds nothing to paths and deploys every change of the API at once.
 * Created by {@link HttpApi#publish}.
 *
 * <p>Children: {@code <name>-logs} where requests are logged, {@code <name>-default}, and an {@link ApiDomain} for each
 * host; {@code <name>-errors}, an alarm, where the stack has an alarm topic.
 */
public final class ApiStage extends Component {
    private static final String TYPE = "slipway:gateway:ApiStage";

    /** Name of the stage that adds nothing to paths. */
    static final String NAME = "$default";

    private final HttpApi api;
    private final com.pulumi.aws.apigatewayv2.Stage stage;

    ApiStage(String name, HttpApi api, List<ApiRoutes> routes) {
        super(TYPE, name, ComponentResourceOptions.builder().parent(api).build());
        this.api = api;
        stage = createStage(routes);
        api.tls().ifPresent(this::createDomains);
        api.shared().alarmTopic().ifPresent(this::createAlarm);
        registerOutputs(Map.of("url", url()));
    }

    /** The address of callers, without a slash at the end. */
    public Output<String> url() {
        return api.tls().map(Tls::url).orElseGet(() -> stage.invokeUrl().applyValue(url -> url.replaceFirst("/$", "")));
    }

    /** The API's id, which is also its dimension in CloudWatch metrics. */
    public Output<String> apiId() {
        return stage.apiId();
    }

    private com.pulumi.aws.apigatewayv2.Stage createStage(List<ApiRoutes> routes) {
        var builder = StageArgs.builder()
                .apiId(api.id())
                .name(NAME)
                .autoDeploy(true)
                .defaultRouteSettings(StageDefaultRouteSettingsArgs.builder()
                        .throttlingRateLimit((double) api.spec().throttle().rate())
                        .throttlingBurstLimit(api.spec().throttle().burst())
                        .detailedMetricsEnabled(api.spec().routeMetrics())
                        .build())
                .routeSettings(routes.stream()
                        .flatMap(route -> route.settings(api.spec().routeMetrics()))
                        .toList());
        if (api.spec().accessLogs()) {
            builder.accessLogSettings(accessLogs(createLogs()));
        }
        // AWS refuses settings of a route that does not exist yet.
        var all = routes.stream()
                .<Resource>flatMap(route -> route.routes().stream())
                .toList();
        return new com.pulumi.aws.apigatewayv2.Stage(
                childName("default"), builder.build(), options().dependsOn(all).build());
    }

    private void createDomains(Tls tls) {
        tls.hosts().forEach(host -> new ApiDomain(childName(host), tls, host, stage, childComponentOptions()));
    }

    /**
     * The alarm on more than 5 % of failed requests in three consecutive minutes, as
     * <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html#ApiGateway">
     * AWS recommends</a>.
     */
    private void createAlarm(AlarmDestination topic) {
        new MetricAlarm(
                childName("errors"),
                topic.alarm()
                        .alarmDescription(
                                "The API %s answers more than 5 %% of its requests with 5xx".formatted(api.name()))
                        .namespace("AWS/ApiGateway")
                        .metricName("5xx")
                        .dimensions(Output.tuple(stage.apiId(), stage.name())
                                .applyValue(ids -> Map.of("ApiId", ids.t1, "Stage", ids.t2)))
                        .statistic("Average")
                        .comparisonOperator("GreaterThanThreshold")
                        .threshold(0.05)
                        .period(60)
                        .evaluationPeriods(3)
                        .build(),
                childOptions());
    }

    private LogGroup createLogs() {
        return new LogGroup(
                childName("logs"),
                LogGroupArgs.builder()
                        // Delivery to other names adds to a policy of the account with at most 5120 characters:
                        // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
                        .name("/aws/vendedlogs/%s/%s".formatted(stackName(), api.name()))
                        .retentionInDays(api.shared().logRetentionDays())
                        .build(),
                childOptions());
    }

    private static StageAccessLogSettingsArgs accessLogs(LogGroup logs) {
        return StageAccessLogSettingsArgs.builder()
                .destinationArn(logs.arn())
                .format(AccessLogFormat.HTTP_API)
                .build();
    }
}
