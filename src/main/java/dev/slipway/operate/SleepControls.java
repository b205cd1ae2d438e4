package dev.slipway.operate;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.pulumi.exceptions.RunException;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * The Lambda controllers of a service with {@code sleep}, invoked directly as {@code app/controllers/README.md}
 * describes. They act as on their schedules: the autoscaler and the route follow.
 */
final class SleepControls {
    static final String SETTING = "sleep";

    private final DeployedStack stack;
    private final String service;
    private final LambdaClient lambda;

    SleepControls(DeployedStack stack, String service, LambdaClient lambda) {
        this.stack = stack;
        this.service = service;
        this.lambda = lambda;
    }

    /** The controllers' functions. */
    enum Function {
        WAKE,
        SLEEP,
        KILL,
        ACTIVATOR;

        String output() {
            return word() + "_function_arn";
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean has(Function function) {
        return stack.output(function.output(), service).isPresent();
    }

    /**
     * Invokes a controller.
     *
     * @return its answer: decision, reason, and the counts that it was based on
     */
    JsonObject call(Function function) {
        var answer = lambda.invoke(request -> request.functionName(
                        stack.output(function.output(), service).orElseThrow())
                .payload(SdkBytes.fromUtf8String("{}")));
        var text = answer.payload().asUtf8String();
        if (answer.functionError() != null) {
            throw new RunException("the %s function of %s failed: %s; ./slipway logs %s %2$s shows its log"
                    .formatted(function.word(), service, message(text), stack.name()));
        }
        return object(text)
                .orElseThrow(() -> new RunException(
                        "the %s function of %s returned %s instead of a decision; run pulumi up -s %s to update it"
                                .formatted(function.word(), service, text, stack.name())));
    }

    private static String message(String error) {
        return object(error)
                .flatMap(json -> Optional.ofNullable(json.get("errorMessage")))
                .map(message -> message.isJsonNull() ? "without a reason" : message.getAsString())
                .orElse(error);
    }

    private static Optional<JsonObject> object(String text) {
        try {
            return JsonParser.parseString(text) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }
}
