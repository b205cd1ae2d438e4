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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What callers see of an HTTP API: the stage {@code $default}, which adds nothing to paths and takes over every change
 * of the API at once. Made by {@link HttpApi#publish}.
 *
 * <p>Children: {@code <name>-logs} where requests are logged, {@code <name>-default}, and an {@link ApiDomain} for each
 * host; {@code <name>-errors}, an alarm, where somebody is told.
 */
public final class ApiStage extends Component {
    private static final String TYPE = "slipway:gateway:ApiStage";

    /** That of a stage which adds nothing to paths. */
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

    /** Where callers reach the API, without a slash at the end. */
    public Output<String> url() {
        return args.tls().map(Tls::url).orElseGet(() -> stage.invokeUrl()
                .applyValue(url -> url.replaceFirst("/$", "")));
    }

    /** The API's id, which its metrics name it by. */
    public Output<String> apiId() {
        return stage.apiId();
    }

    /** What a distribution proves itself by, in the header {@link OriginVerificationSecret#HEADER}. */
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
                        .flatMap(each -> each.settings(args.routeMetrics()))
                        .toList());
        args.logRetentionDays().ifPresent(days -> builder.accessLogSettings(accessLogs(createLogs(days))));
        // AWS refuses settings of a route that is not there yet.
        var all = routes.stream()
                .<Resource>flatMap(each -> each.routes().stream())
                .toList();
        return new com.pulumi.aws.apigatewayv2.Stage(
                childName("default"), builder.build(), options().dependsOn(all).build());
    }

    private void createDomains(Tls tls) {
        tls.hosts().forEach(host -> new ApiDomain(childName(host), tls, host, stage, childComponentOptions()));
    }

    /**
     * More than one request in twenty fails, three minutes in a row, as
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
                        // Delivery to other names adds to a policy of the account's that only holds 5120 characters:
                        // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
                        .name("/aws/vendedlogs/%s/%s".formatted(stackName(), api))
                        .retentionInDays(days)
                        .build(),
                childOptions());
    }

    /**
     * Fields of
     * <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html">access
     * logs</a>.
     */
    private static StageAccessLogSettingsArgs accessLogs(LogGroup logs) {
        var fields = Stream.of(
                "requestTime",
                "requestId",
                "identity.sourceIp",
                "httpMethod",
                "path",
                "routeKey",
                "protocol",
                "status",
                "responseLength",
                "responseLatency",
                "integrationStatus",
                "integrationLatency",
                "integrationErrorMessage");
        return StageAccessLogSettingsArgs.builder()
                .destinationArn(logs.arn())
                .format(fields.map(field ->
                                "\"%s\":\"$context.%s\"".formatted(field.substring(field.indexOf('.') + 1), field))
                        .collect(Collectors.joining(",", "{", "}")))
                .build();
    }
}
