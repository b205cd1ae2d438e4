package dev.slipway.components.gateway;

import com.pulumi.aws.apigateway.ApiKey;
import com.pulumi.aws.apigateway.ApiKeyArgs;
import com.pulumi.aws.apigateway.RequestValidator;
import com.pulumi.aws.apigateway.RequestValidatorArgs;
import com.pulumi.aws.apigateway.RestApi;
import com.pulumi.aws.apigateway.RestApiArgs;
import com.pulumi.aws.apigateway.UsagePlan;
import com.pulumi.aws.apigateway.UsagePlanArgs;
import com.pulumi.aws.apigateway.UsagePlanKey;
import com.pulumi.aws.apigateway.UsagePlanKeyArgs;
import com.pulumi.aws.apigateway.inputs.RestApiEndpointConfigurationArgs;
import com.pulumi.aws.apigateway.inputs.UsagePlanApiStageArgs;
import com.pulumi.aws.apigateway.inputs.UsagePlanQuotaSettingsArgs;
import com.pulumi.aws.apigateway.inputs.UsagePlanThrottleSettingsArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.components.function.JavaFunction;
import java.util.List;
import java.util.Map;

/**
 * The REST API that controls a service which scales to zero: {@code POST /wake}, {@code POST /kill} and
 * {@code GET /status}, each with the API key ({@code x-api-key}).
 *
 * <p>Children: {@code <name>-rest}, {@code <name>-validator}, one {@link ControlMethod} for each path,
 * {@code <name>-stage} (a {@link ControlStage}), {@code <name>-plan}, {@code <name>-key} and {@code <name>-plan-key}.
 */
public final class ControlApi extends Component {
    private static final String TYPE = "slipway:gateway:ControlApi";

    private final ControlApiArgs args;
    private final RestApi api;
    private final ControlStage stage;
    private final ApiKey key;
    private final Output<String> url;

    public ControlApi(String name, ControlApiArgs args) {
        super(TYPE, name, ComponentResourceOptions.Empty);
        this.args = args;
        api = createApi();
        var methods = createMethods(createValidator());
        stage = new ControlStage(childName("stage"), api, args, methods, childComponentOptions());
        key = createKey(createPlan());
        url = args.domain()
                .map(domain -> domain.map(args.service(), api.id(), stage.stageName()))
                .orElseGet(stage::url);
        registerOutputs(Map.of("url", url()));
    }

    /** The URL of the API, without a slash at the end. */
    public Output<String> url() {
        return url;
    }

    /** The name of the API, a dimension of its metrics. */
    public Output<String> apiName() {
        return api.name();
    }

    /** The name of the API's stage. */
    public Output<String> stageName() {
        return stage.stageName();
    }

    /** The id of the API key; {@code aws apigateway get-api-key --include-value} gives its value. */
    public Output<String> keyId() {
        return key.id();
    }

    private RestApi createApi() {
        var builder = RestApiArgs.builder()
                .description("Wakes and kills the service " + args.service())
                .endpointConfiguration(RestApiEndpointConfigurationArgs.builder()
                        .types("REGIONAL")
                        .build());
        args.domain().ifPresent(domain -> builder.disableExecuteApiEndpoint(true));
        return new RestApi(
                childName("rest"),
                builder.build(),
                options().protect(args.shared().protectedFromDeletion()).build());
    }

    private RequestValidator createValidator() {
        return new RequestValidator(
                childName("validator"),
                RequestValidatorArgs.builder()
                        .restApi(api.id())
                        .name("all")
                        .validateRequestBody(true)
                        .validateRequestParameters(true)
                        .build(),
                childOptions());
    }

    private List<ControlMethod> createMethods(RequestValidator validator) {
        return List.of(
                createMethod("POST", "wake", validator, args.wake()),
                createMethod("POST", "kill", validator, args.kill()),
                createMethod("GET", "status", validator, args.wake()));
    }

    private ControlMethod createMethod(String verb, String path, RequestValidator validator, JavaFunction function) {
        return new ControlMethod(childName(path), verb, path, api, validator, function, childComponentOptions());
    }

    private UsagePlan createPlan() {
        var quota = args.quota();
        return new UsagePlan(
                childName("plan"),
                UsagePlanArgs.builder()
                        .description("Quota of the callers that control the service " + args.service())
                        .apiStages(UsagePlanApiStageArgs.builder()
                                .apiId(api.id())
                                .stage(stage.stageName())
                                .build())
                        .throttleSettings(UsagePlanThrottleSettingsArgs.builder()
                                .rateLimit((double) quota.throttle().rate())
                                .burstLimit(quota.throttle().burst())
                                .build())
                        .quotaSettings(UsagePlanQuotaSettingsArgs.builder()
                                .limit(quota.month())
                                .period("MONTH")
                                .build())
                        .build(),
                childOptions());
    }

    private ApiKey createKey(UsagePlan plan) {
        var created = new ApiKey(
                childName("key"),
                ApiKeyArgs.builder()
                        .description("Controls the service " + args.service())
                        .build(),
                options().protect(args.shared().protectedFromDeletion()).build());
        new UsagePlanKey(
                childName("plan-key"),
                UsagePlanKeyArgs.builder()
                        .usagePlanId(plan.id())
                        .keyId(created.id())
                        .keyType("API_KEY")
                        .build(),
                childOptions());
        return created;
    }
}
