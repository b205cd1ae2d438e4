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
 * A deployed stack, known by its outputs, which {@code README.md} lists.
 *
 * @param name as in {@code Pulumi.<name>.yaml}
 * @param outputs outputs of services are objects with the services' names in the stack file as keys
 */
public record DeployedStack(String name, JsonObject outputs) {
    /** The output that every stack has; the region of the stack is that of the ARN. */
    static final String CLUSTER = "cluster_arn";

    static final String SERVICES = "service_name";
    static final String FUNCTIONS = "function_name";
    static final String QUEUES = "queue_url";

    /** The output with the state machines of the jobs. */
    public static final String JOBS = "state_machine_arn";

    /**
     * Checks the outputs.
     *
     * @throws RunException for a stack without outputs
     */
    public DeployedStack {
        if (!outputs.has(CLUSTER)) {
            throw new RunException(
                    "the stack %1$s has no outputs, because no pulumi up has succeeded yet: run pulumi up -s %1$s"
                            .formatted(name));
        }
    }

    public String cluster() {
        return text(outputs.get(CLUSTER));
    }

    /** True for a physical name of this stack, by the prefix that its log groups have; also for any name of a stack without log groups. */
    public boolean owns(String physicalName) {
        return names("log_group").stream()
                .map(this::logGroup)
                .allMatch(group -> physicalName.startsWith(group.split("/")[1] + "-"));
    }

    /** The name of the log group of a service. */
    String logGroup(String service) {
        return output("log_group", service)
                .orElseThrow(() ->
                        new RunException("the stack %s has no log_group of %s among its outputs; run pulumi up -s %1$s"
                                .formatted(name, service)));
    }

    /** A client in the stack's region; credentials and endpoints are those of the environment. */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return Clients.inRegionOf(cluster(), builder);
    }

    /** An output of the whole stack; empty if there is none. */
    public Optional<String> output(String output) {
        return Optional.ofNullable(outputs.get(output)).map(DeployedStack::text);
    }

    /** An output of a service; empty if there is none. */
    public Optional<String> output(String output, String service) {
        return Optional.ofNullable(outputs.get(output))
                .filter(JsonElement::isJsonObject)
                .map(values -> values.getAsJsonObject().get(service))
                .map(DeployedStack::text);
    }

    /** The addresses of a service with their paths; empty for a service that no load balancer and no API has routes to. */
    public List<String> addresses(String service) {
        return output("addresses", service).stream()
                .flatMap(all -> Stream.of(all.split(" ")))
                .toList();
    }

    /** The names of all services, including those on Lambda. */
    public List<String> services() {
        return Stream.of(SERVICES, FUNCTIONS)
                .map(outputs::get)
                .filter(output -> output instanceof JsonObject)
                .flatMap(output -> output.getAsJsonObject().keySet().stream())
                .sorted()
                .toList();
    }

    /** The names of all jobs. */
    public List<String> jobs() {
        return outputs.get(JOBS) instanceof JsonObject all ? List.copyOf(all.keySet()) : List.of();
    }

    /** The requested service or job; all services and jobs if none is requested. */
    public List<String> servicesAndJobs(Optional<String> requested) {
        if (requested.filter(jobs()::contains).isPresent()) {
            return List.of(requested.get());
        }
        return requested.isPresent()
                ? services(requested)
                : Stream.concat(services().stream(), jobs().stream()).toList();
    }

    /** The requested service; all services if none is requested. */
    public List<String> services(Optional<String> requested) {
        return requested.map(name -> List.of(service(requested))).orElseGet(this::services);
    }

    /** The requested service; the only service of the stack if none is requested. */
    public String service(Optional<String> requested) {
        return only(services(), requested);
    }

    /** The requested service among those that run as tasks. */
    public String serviceOfTasks(Optional<String> requested) {
        requested.filter(service -> output(FUNCTIONS, service).isPresent()).ifPresent(service -> {
            throw new RunException("%2$s is a Lambda function without tasks; ./slipway logs %1$s %2$s shows its log,"
                            .formatted(name, service)
                    + " aws lambda invoke calls it");
        });
        requested.filter(jobs()::contains).ifPresent(job -> {
            throw new RunException("%2$s is a job, which has a command of its own; ./slipway run %1$s %2$s runs it"
                    .formatted(name, job));
        });
        return only(servicesOfTasks(), requested);
    }

    /** The names of the services that run as tasks. */
    List<String> servicesOfTasks() {
        return names(SERVICES);
    }

    /** The names of the services or stores that have an output; empty if there are none. */
    public List<String> names(String output) {
        return outputs.get(output) instanceof JsonObject all ? List.copyOf(all.keySet()) : List.of();
    }

    /**
     * The requested service among those that have an output.
     *
     * @param setting the key below the service that adds the output, such as {@code sleep}
     */
    public String serviceWith(String output, String setting, Optional<String> requested) {
        var able = services().stream()
                .filter(service -> output(output, service).isPresent())
                .toList();
        if (able.isEmpty()) {
            throw new RunException(
                    "no service of the stack %2$s has %1$s in its settings: add it, then pulumi up -s %2$s"
                            .formatted(setting, name));
        }
        if (requested.isPresent() && services().contains(requested.get()) && !able.contains(requested.get())) {
            throw new RunException("%s has no %s in its settings; services of the stack %s with it: %s"
                    .formatted(requested.get(), setting, name, String.join(", ", able)));
        }
        return only(able, requested);
    }

    /** The requested queue. */
    String queue(String requested) {
        return only("queue", names(QUEUES), Optional.of(requested));
    }

    private String only(List<String> known, Optional<String> requested) {
        return only("service", known, requested);
    }

    private String only(String kind, List<String> known, Optional<String> requested) {
        if (known.isEmpty()) {
            throw new RunException("the stack %s has no %s".formatted(name, kind));
        }
        var all = String.join(", ", known);
        if (requested.isPresent() && !known.contains(requested.get())) {
            var hint = Suggestions.to(requested.get(), known)
                    .map("did you mean %s?"::formatted)
                    .orElse("it has " + all);
            throw new RunException("the stack %s has no %s %s; %s".formatted(name, kind, requested.get(), hint));
        }
        if (requested.isEmpty() && known.size() > 1) {
            throw new RunException("the stack %s has several %ss; name one: %s".formatted(name, kind, all));
        }
        return requested.orElseGet(() -> known.get(0));
    }

    /** The value of an output as text. */
    public static String text(JsonElement value) {
        return value instanceof JsonPrimitive primitive ? primitive.getAsString() : value.toString();
    }
}
