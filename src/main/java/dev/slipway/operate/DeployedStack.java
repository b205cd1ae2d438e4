package dev.slipway.operate;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.pulumi.exceptions.RunException;
import dev.slipway.awsapi.Clients;
import dev.slipway.base.Suggestions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;

/**
 * A stack by its outputs, which {@code README.md} lists.
 *
 * @param name as in {@code Pulumi.<name>.yaml}
 * @param outputs those of services are objects by the names that services have in the stack file
 */
public record DeployedStack(String name, JsonObject outputs) {
    /** Every stack has a cluster, and its ARN names the region. */
    static final String CLUSTER = "cluster_arn";

    static final String SERVICES = "service_name";
    static final String FUNCTIONS = "function_name";

    public String cluster() {
        return output(CLUSTER).orElseThrow();
    }

    /** A client where the stack is; the credentials and endpoints are those of the environment. */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return Clients.where(cluster(), builder);
    }

    /** An output of the whole stack, empty where the stack has none such. */
    public Optional<String> output(String output) {
        return Optional.ofNullable(outputs.get(output)).map(DeployedStack::text);
    }

    /** An output of a service, empty where the service has none such. */
    public Optional<String> output(String output, String service) {
        return Optional.ofNullable(outputs.get(output))
                .filter(JsonElement::isJsonObject)
                .map(each -> each.getAsJsonObject().get(service))
                .map(DeployedStack::text);
    }

    /** The names of all services, those on Lambda too. */
    public List<String> services() {
        return Stream.of(SERVICES, FUNCTIONS)
                .map(outputs::get)
                .filter(each -> each instanceof JsonObject)
                .flatMap(each -> each.getAsJsonObject().keySet().stream())
                .sorted()
                .toList();
    }

    /** Those that are meant: the one that is asked for, or all. */
    public List<String> services(Optional<String> asked) {
        return asked.map(each -> List.of(service(asked))).orElseGet(this::services);
    }

    /** The service that is meant: the one that is asked for, or the only one. */
    public String service(Optional<String> asked) {
        return only(services(), asked);
    }

    /** The service that is meant, of those that run as tasks. */
    public String serviceOfTasks(Optional<String> asked) {
        asked.filter(each -> output(FUNCTIONS, each).isPresent()).ifPresent(each -> {
            throw new RunException(
                    "%2$s is a Lambda function and has no tasks; ./slipway logs %1$s %2$s shows what it does, its"
                                    .formatted(name, each)
                            + " invocation is aws lambda invoke");
        });
        return only(servicesOfTasks(), asked);
    }

    /** The names of those that run as tasks. */
    List<String> servicesOfTasks() {
        return outputs.get(SERVICES) instanceof JsonObject all ? List.copyOf(all.keySet()) : List.of();
    }

    /**
     * The service that is meant, of those that a setting has given an output.
     *
     * @param setting its key below the service, such as {@code sleep}
     */
    public String serviceWith(String output, String setting, Optional<String> asked) {
        var able = services().stream()
                .filter(each -> output(output, each).isPresent())
                .toList();
        if (able.isEmpty()) {
            throw new RunException(
                    "this needs a service with %s in its settings; the stack %s has none".formatted(setting, name));
        }
        if (asked.isPresent() && services().contains(asked.get()) && !able.contains(asked.get())) {
            throw new RunException("this needs a service with %s in its settings; in the stack %s: %s"
                    .formatted(setting, name, String.join(", ", able)));
        }
        return only(able, asked);
    }

    private String only(List<String> known, Optional<String> asked) {
        if (known.isEmpty()) {
            throw new RunException("the stack %s has no service".formatted(name));
        }
        var all = String.join(", ", known);
        if (asked.isPresent() && !known.contains(asked.get())) {
            var hint = Suggestions.to(asked.get(), known)
                    .map("did you mean %s?"::formatted)
                    .orElse("there are " + all);
            throw new RunException("the stack %s has no service %s; %s".formatted(name, asked.get(), hint));
        }
        if (asked.isEmpty() && known.size() > 1) {
            throw new RunException("the stack %s has several services; name one: %s".formatted(name, all));
        }
        return asked.orElseGet(() -> known.get(0));
    }

    private static String text(JsonElement value) {
        return value instanceof JsonPrimitive primitive ? primitive.getAsString() : value.toString();
    }
}
