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
import dev.slipway.components.alarm.AlarmTopic;
import dev.slipway.components.domain.OriginVerificationSecret;
import dev.slipway.components.domain.Tls;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stage {@code $default} of an HTTP API, created by {@link HttpApi#publish}. It adds nothing to paths and deploys every
 * change of the API at once.
 *
 * <p>Children: {@code <name>-default}, {@code <name>-logs} with access logs, an {@link ApiDomain} for each host, and
 * {@code <name>-errors}, an alarm, with an alarm topic.
 */
public final class ApiStage extends Component {
    private static final String TYPE = "slipway:gateway:ApiStage";

    /** The name of a stage that adds nothing to paths. */
    static final String NAME = "$default";

    private final String api;
    private final HttpApiArgs args;
    private final Optional<Output<String>> origin;
    private final com.pulumi.aws.apigatewayv2.Stage stage;

    ApiStage(String name, HttpApi api, HttpApiArgs args, List<ApiRoutes> routes) {
        super(TYPE, name, ComponentResourceOptions.builder().parent(api).build());
        this.api = api.name();
        this.args = args;
        origin = api.authorizer().map(OriginAuthorizer::secret);
        stage = createStage(api.id(), routes);
        args.tls().ifPresent(this::createDomains);
        args.topic().ifPresent(this::createAlarm);
        registerOutputs(Map.of("url", url()));
    }

    /** The URL of the API, without a slash at the end. */
    public Output<String> url() {
        return args.tls().map(Tls::url).orElseGet(() -> stage.invokeUrl()
                .applyValue(url -> url.replaceFirst("/$", "")));
    }

    /** The API's id, which is also its dimension in CloudWatch metrics. */
    public Output<String> apiId() {
        return stage.apiId();
    }

    /** The value of the header {@link OriginVerificationSecret#HEADER}, behind a distribution. */
    public Optional<Output<String>> originSecret() {
        return origin;
    }

    private com.pulumi.aws.apigatewayv2.Stage createStage(Output<String> apiId, List<ApiRoutes> routes) {
        var builder = StageArgs.builder()
                .apiId(apiId)
                .name(NAME)
                .autoDeploy(true)
                .defaultRouteSettings(StageDefaultRouteSettingsArgs.builder()
                        .throttlingRateLimit((double) args.throttle().rate())
                        .throttlingBurstLimit(args.throttle().burst())
                        .detailedMetricsEnabled(args.routeMetrics())
                        .build())
                .routeSettings(routes.stream()
                        .flatMap(service -> service.settings(args.routeMetrics()))
                        .toList());
        args.logRetentionDays().ifPresent(days -> builder.accessLogSettings(accessLogs(createLogs(days))));
        // AWS refuses settings of a route that does not exist yet.
        var all = routes.stream()
                .<Resource>flatMap(service -> service.routes().stream())
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
    private void createAlarm(AlarmTopic topic) {
        new MetricAlarm(
                childName("errors"),
                topic.alarm()
                        .alarmDescription("The API %s answers more than 5 %% of its requests with 5xx".formatted(api))
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

    private LogGroup createLogs(int days) {
        return new LogGroup(
                childName("logs"),
                LogGroupArgs.builder()
                        // Delivery to other names adds to a policy of the account with at most 5120 characters:
                        // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
                        .name("/aws/vendedlogs/%s/%s".formatted(stackName(), api))
                        .retentionInDays(days)
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
