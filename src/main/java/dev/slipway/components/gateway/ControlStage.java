package dev.slipway.components.gateway;

import com.pulumi.aws.apigateway.Deployment;
import com.pulumi.aws.apigateway.DeploymentArgs;
import com.pulumi.aws.apigateway.MethodSettings;
import com.pulumi.aws.apigateway.MethodSettingsArgs;
import com.pulumi.aws.apigateway.RestApi;
import com.pulumi.aws.apigateway.StageArgs;
import com.pulumi.aws.apigateway.inputs.MethodSettingsSettingsArgs;
import com.pulumi.aws.apigateway.inputs.StageAccessLogSettingsArgs;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import dev.slipway.base.StableHash;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The stage {@value #STAGE} of a control API and its deployment. A change of the methods creates a new deployment.
 *
 * <p>Children: {@code <name>-deployment}, {@code <name>-access-logs}, {@code <name>-execution-logs}, {@code <name>-live}
 * and {@code <name>-settings}.
 */
final class ControlStage extends Component {
    private static final String TYPE = "slipway:gateway:ControlStage";
    private static final String STAGE = "live";

    private final RestApi api;
    private final ControlApiArgs args;
    private final com.pulumi.aws.apigateway.Stage stage;

    ControlStage(
            String name,
            RestApi api,
            ControlApiArgs args,
            List<ControlMethod> methods,
            ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.api = api;
        this.args = args;
        var deployment = createDeployment(methods);
        var executionLogs = createExecutionLogs();
        stage = createStage(deployment, createAccessLogs(), executionLogs);
        createSettings();
        registerOutputs(Map.of("url", url()));
    }

    /** The URL of the API, without a slash at the end. */
    Output<String> url() {
        return stage.invokeUrl().applyValue(url -> url.replaceFirst("/$", ""));
    }

    Output<String> stageName() {
        return stage.stageName();
    }

    private Deployment createDeployment(List<ControlMethod> methods) {
        var definitions =
                Output.all(methods.stream().map(ControlMethod::definition).toList());
        var integrations = methods.stream().map(ControlMethod::integration).toArray(Resource[]::new);
        // A change of the default endpoint needs a deployment, too.
        var names = args.domain().map(domain -> "\nby its own host").orElse("");
        return new Deployment(
                childName("deployment"),
                DeploymentArgs.builder()
                        .restApi(api.id())
                        .triggers(definitions.applyValue(
                                all -> Map.of("methods", StableHash.hex(String.join("\n", all) + names, 8))))
                        .build(),
                options().dependsOn(integrations).build());
    }

    private LogGroup createAccessLogs() {
        return new LogGroup(
                childName("access-logs"),
                LogGroupArgs.builder()
                        .name("/aws/vendedlogs/%s/%s/control".formatted(stackName(), args.service()))
                        .retentionInDays(args.shared().logRetentionDays())
                        .build(),
                childOptions());
    }

    /** Creates the log group, since API Gateway would create it without a retention. */
    private LogGroup createExecutionLogs() {
        return new LogGroup(
                childName("execution-logs"),
                LogGroupArgs.builder()
                        .name(Output.format("API-Gateway-Execution-Logs_%s/%s", api.id(), Output.of(STAGE)))
                        .retentionInDays(args.shared().logRetentionDays())
                        .build(),
                childOptions());
    }

    private com.pulumi.aws.apigateway.Stage createStage(
            Deployment deployment, LogGroup accessLogs, LogGroup executionLogs) {
        return new com.pulumi.aws.apigateway.Stage(
                childName("live"),
                StageArgs.builder()
                        .restApi(api.id())
                        .deployment(deployment.id())
                        .stageName(STAGE)
                        .accessLogSettings(StageAccessLogSettingsArgs.builder()
                                .destinationArn(accessLogs.arn())
                                .format(AccessLogFormat.REST_API)
                                .build())
                        .build(),
                options()
                        .dependsOn(Stream.concat(
                                        Stream.of(executionLogs), args.logs().map(ExecutionLogs::account).stream())
                                .toArray(Resource[]::new))
                        .protect(args.shared().protectedFromDeletion())
                        .build());
    }

    private void createSettings() {
        var throttle = args.quota().throttle();
        new MethodSettings(
                childName("settings"),
                MethodSettingsArgs.builder()
                        .restApi(api.id())
                        .stageName(stage.stageName())
                        .methodPath("*/*")
                        .settings(MethodSettingsSettingsArgs.builder()
                                .loggingLevel("INFO")
                                // A data trace would log whole requests, with the API key.
                                .dataTraceEnabled(false)
                                .metricsEnabled(true)
                                .throttlingRateLimit((double) throttle.rate())
                                .throttlingBurstLimit(throttle.burst())
                                .build())
                        .build(),
                childOptions());
    }
}
