package dev.slipway.operate;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.pulumi.exceptions.RunException;
import dev.slipway.base.Polling;
import dev.slipway.operate.SleepControls.Function;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Wake, sleep and kill of a service, by the stack's Lambda controllers. */
public final class SleepOperations {
    /** The timeout of a wake-up; a task on Fargate starts in one or two minutes. */
    private static final Duration MAX = Duration.ofMinutes(5);

    /** The time between two reads of a service that wakes. */
    public static final Duration INTERVAL = Duration.ofSeconds(3);

    private final DeployedStack stack;
    private final String service;
    private final Consumer<String> progress;
    private final Runnable pause;

    /**
     * The operations of a service of the stack.
     *
     * @param progress gets the progress
     * @param pause passes {@link #INTERVAL}
     * @throws RunException for a service without {@code sleep}
     */
    public SleepOperations(DeployedStack stack, Optional<String> requested, Consumer<String> progress, Runnable pause) {
        this.stack = stack;
        this.service = stack.serviceWith(Function.WAKE.output(), SleepControls.SETTING, requested);
        this.progress = progress;
        this.pause = pause;
    }

    /**
     * The answer of a controller.
     *
     * @param state {@code asleep}, {@code starting} or {@code awake}
     * @param decision one of the decisions in {@code app/controllers/README.md}
     * @param address the service's address, if it is known
     */
    public record SleepResult(
            String service,
            String state,
            int running,
            int desired,
            String decision,
            String reason,
            Optional<String> address) {
        static SleepResult of(String service, JsonObject answer) {
            return new SleepResult(
                    service,
                    text(answer, "state").orElse("asleep"),
                    number(answer, "running"),
                    number(answer, "desired"),
                    text(answer, "decision").orElse(""),
                    text(answer, "reason").orElse(""),
                    text(answer, "publicAddress"));
        }

        private static Optional<String> text(JsonObject answer, String key) {
            return Optional.ofNullable(answer.get(key)).map(JsonElement::getAsString);
        }

        private static int number(JsonObject answer, String key) {
            return answer.has(key) ? answer.get(key).getAsInt() : 0;
        }

        SleepResult at(Optional<String> other) {
            return new SleepResult(service, state, running, desired, decision, reason, other);
        }

        boolean awake() {
            return state.equals("awake") && address.filter(String::isEmpty).isEmpty();
        }

        /** True if the service was in use and was therefore not put to sleep. */
        public boolean staysAwake() {
            return decision.equals("leftAwake");
        }
    }

    /** Puts the service to sleep; a service in use stays awake, with that as the reason. */
    public SleepResult sleep() {
        return call(Function.SLEEP);
    }

    /** Scales the service to zero, even if it is in use. */
    public SleepResult kill() {
        return call(Function.KILL);
    }

    /**
     * Wakes the service.
     *
     * @param wait true to wait until it is healthy and its route points to it
     */
    public SleepResult wake(boolean wait) {
        try (var lambda = stack.client(LambdaClient.builder())) {
            var controls = new SleepControls(stack, service, lambda);
            var first = SleepResult.of(service, controls.call(Function.WAKE));
            progress.accept("%s: %s".formatted(service, first.reason()));
            return wait ? awake(controls, first) : first;
        }
    }

    private SleepResult call(Function function) {
        try (var lambda = stack.client(LambdaClient.builder())) {
            return SleepResult.of(service, new SleepControls(stack, service, lambda).call(function));
        }
    }

    private SleepResult awake(SleepControls controls, SleepResult first) {
        try (var ecs = stack.client(EcsClient.builder())) {
            var tasks = new TaskService(stack, service, ecs);
            var result = first.awake()
                    ? first
                    : await(
                            tasks,
                            "starts",
                            () -> SleepResult.of(service, controls.call(Function.WAKE)),
                            SleepResult::awake);
            var groups = tasks.describe().loadBalancers().stream()
                    .map(LoadBalancer::targetGroupArn)
                    .toList();
            if (controls.has(Function.ACTIVATOR)) {
                await(
                        tasks,
                        "runs; waiting for the switch of its route",
                        () -> isRouteSwitched(controls),
                        switched -> switched);
            } else if (!groups.isEmpty()) {
                await(
                        tasks,
                        "runs; waiting for its health check",
                        () -> groups.stream().allMatch(this::isHealthy),
                        healthy -> healthy);
            }
            return result.at(result.address().or(() -> stack.output(groups.isEmpty() ? "api_url" : "url")));
        }
    }

    private <T> T await(TaskService tasks, String words, Supplier<T> read, Predicate<T> isDone) {
        var last = new Polling(INTERVAL, MAX, pause)
                .until(read, isDone, state -> "%s %s".formatted(service, words), progress);
        if (!isDone.test(last)) {
            throw new RunException(
                    "%s is not awake after %d minutes: %s".formatted(service, MAX.toMinutes(), why(tasks)));
        }
        return last;
    }

    /** True once the route points to the service; the activator also says so if it never pointed elsewhere. */
    private static boolean isRouteSwitched(SleepControls controls) {
        return controls.call(Function.ACTIVATOR).get("decision").getAsString().equals("routeRestored");
    }

    private boolean isHealthy(String group) {
        try (var balancing = stack.client(ElasticLoadBalancingV2Client.builder())) {
            return balancing
                    .describeTargetHealth(request -> request.targetGroupArn(group))
                    .targetHealthDescriptions()
                    .stream()
                    .anyMatch(target -> target.targetHealth().state() == TargetHealthStateEnum.HEALTHY);
        }
    }

    private String why(TaskService tasks) {
        try (var logs = stack.client(CloudWatchLogsClient.builder())) {
            return tasks.failure(
                    logs, tasks.definition(tasks.describe().taskDefinition()).taskDefinition());
        }
    }
}
