package dev.slipway.operate.status;

import dev.slipway.base.Arns;
import dev.slipway.operate.DeployedStack;
import dev.slipway.operate.status.ServiceStatus.ControllerStatus;
import dev.slipway.operate.status.ServiceStatus.Deployment;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Reads Lambda functions: services on Lambda, and the controllers of other services. */
record FunctionStatusReader(DeployedStack stack, LambdaClient lambda, MetricReader metrics) {
    /** The alias that callers use. */
    private static final String ALIAS = "live";

    private static final String CONTROLLER = "_function_arn";
    private static final DateTimeFormatter MODIFIED = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("XX")
            .toFormatter();

    /**
     * The status of a service on Lambda.
     *
     * @param physical the function's name
     */
    ServiceStatus read(String name, String physical) {
        try {
            return read(name, lambda.getFunction(request -> request.functionName(physical)
                    .qualifier(ALIAS)));
        } catch (ResourceNotFoundException e) {
            return ServiceStatus.unhealthy(
                    name,
                    "it does not exist; run pulumi refresh and pulumi up -s %s to create it again"
                            .formatted(stack.name()));
        }
    }

    private ServiceStatus read(String name, GetFunctionResponse function) {
        var configuration = function.configuration();
        var why = why(configuration);
        var state = state(configuration, why);
        return new ServiceStatus(
                name,
                state,
                why,
                stack.addresses(name),
                Optional.empty(),
                List.of(new Deployment(
                        configuration.version(),
                        Optional.ofNullable(function.code())
                                .map(code -> code.imageUri())
                                .orElse(""),
                        Objects.requireNonNullElse(configuration.lastUpdateStatusAsString(), "Successful"),
                        Objects.requireNonNullElse(configuration.lastUpdateStatusReason(), ""),
                        modified(configuration.lastModified()),
                        0,
                        0)),
                state == ServiceState.DEPLOYING
                        ? Optional.empty()
                        : ReleaseMismatch.of(stack, name, configuration.version()),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static ServiceState state(FunctionConfiguration configuration, List<String> why) {
        if (!why.isEmpty()) {
            return ServiceState.UNHEALTHY;
        }
        var goesOver = configuration.lastUpdateStatus() == LastUpdateStatus.IN_PROGRESS
                || "Pending".equals(configuration.stateAsString());
        return goesOver ? ServiceState.DEPLOYING : ServiceState.HEALTHY;
    }

    /**
     * The reasons why a function is unhealthy. An inactive function, which was not called for weeks, is not: the next
     * call activates it.
     */
    private static List<String> why(FunctionConfiguration configuration) {
        var why = new ArrayList<String>();
        if ("Failed".equals(configuration.stateAsString())) {
            why.add("the function cannot run: " + configuration.stateReason());
        }
        if (configuration.lastUpdateStatus() == LastUpdateStatus.FAILED) {
            why.add("its last update failed: " + configuration.lastUpdateStatusReason());
        }
        return why;
    }

    static Instant modified(String time) {
        return OffsetDateTime.parse(time, MODIFIED).toInstant();
    }

    /** The controllers of a service, named by their outputs. */
    List<ControllerStatus> controllers(String service) {
        return stack.outputs().keySet().stream()
                .filter(output -> output.endsWith(CONTROLLER))
                .sorted()
                .flatMap(output -> stack.output(output, service).stream()
                        .map(arn -> controller(output.substring(0, output.length() - CONTROLLER.length()), arn)))
                .toList();
    }

    private ControllerStatus controller(String name, String arn) {
        var runs = metrics.ofFunction(Arns.name(arn));
        return new ControllerStatus(name.replace('_', '-'), state(arn), runs.last(), runs.errors());
    }

    private String state(String arn) {
        try {
            var configuration = lambda.getFunctionConfiguration(request -> request.functionName(arn));
            return Objects.requireNonNullElse(configuration.stateAsString(), "Active");
        } catch (ResourceNotFoundException e) {
            return "gone";
        }
    }
}
