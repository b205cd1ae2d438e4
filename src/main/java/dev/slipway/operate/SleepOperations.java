package dev.slipway.operate;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.pulumi.exceptions.RunException;
import dev.slipway.awsapi.failure.FailedDeployment;
import dev.slipway.awsapi.failure.Failure;
import dev.slipway.base.Polling;
import dev.slipway.operate.SleepControls.Function;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Wakes a service, puts it to sleep or kills it, by the functions that the stack has for that. */
public final class SleepOperations {
    /** How long a service may take to wake; a task on Fargate takes one or two minutes. */
    private static final Duration MAX = Duration.ofMinutes(5);

    /** How long to wait between two looks at what wakes. */
    public static final Duration INTERVAL = Duration.ofSeconds(3);

    private final DeployedStack stack;
    private final String service;
    private final Consumer<String> told;
    private final Runnable pause;

    /**
     * Of a service of the stack; one without {@code sleep} is refused.
     *
     * @param told gets the progress
     * @param pause passes {@link #INTERVAL}
     */
    public SleepOperations(DeployedStack stack, Optional<String> asked, Consumer<String> told, Runnable pause) {
        this.stack = stack;
        this.service = stack.serviceWith(Function.WAKE.output(), SleepControls.SETTING, asked);
        this.told = told;
        this.pause = pause;
    }

    /**
     * What became of a service.
     *
     * @param decision one of the words of {@code app/controllers/README.md}
     * @param state {@code asleep}, {@code starting} or {@code awake}
     * @param address where it is reached, where that is known
     */
    public record Told(
            String service,
            String decision,
            String reason,
            String state,
            int running,
            int desired,
            Optional<String> address) {
        static Told of(String service, JsonObject answer) {
            return new Told(
                    service,
                    text(answer, "decision").orElse(""),
                    text(answer, "reason").orElse(""),
                    text(answer, "state").orElse("asleep"),
                    number(answer, "running"),
                    number(answer, "desired"),
                    text(answer, "publicAddress"));
        }

        private static Optional<String> text(JsonObject answer, String key) {
            return Optional.ofNullable(answer.get(key)).map(JsonElement::getAsString);
        }

        private static int number(JsonObject answer, String key) {
            return answer.has(key) ? answer.get(key).getAsInt() : 0;
        }

        Told at(Optional<String> other) {
            return new Told(service, decision, reason, state, running, desired, other);
        }

        boolean awake() {
            return state.equals("awake") && address.filter(String::isEmpty).isEmpty();
        }

        /** Whether it was in use, so that it goes on. */
        public boolean staysAwake() {
            return decision.equals("leftAwake");
        }
    }

    /** Puts it to sleep, unless it is in use: the reason says so then. */
    public Told sleep() {
        return call(Function.SLEEP);
    }

    /** Scales it to zero, whatever it is doing. */
    public Told kill() {
        return call(Function.KILL);
    }

    /**
     * Wakes it.
     *
     * @param wait until it can be used, and its route leads to it
     */
    public Told wake(boolean wait) {
        try (var lambda = stack.client(LambdaClient.builder())) {
            var controls = new SleepControls(stack, service, lambda);
            var first = Told.of(service, controls.call(Function.WAKE));
            told.accept("%s: %s".formatted(service, first.reason()));
            return wait ? awake(controls, first) : first;
        }
    }

    private Told call(Function function) {
        try (var lambda = stack.client(LambdaClient.builder())) {
            return Told.of(service, new SleepControls(stack, service, lambda).call(function));
        }
    }

    private Told awake(SleepControls controls, Told first) {
        try (var ecs = stack.client(EcsClient.builder())) {
            var tasks = new TaskService(stack, service, ecs);
            var last = new Told[] {first};
            await(tasks, "starts", () -> {
                last[0] = last[0].awake() ? last[0] : Told.of(service, controls.call(Function.WAKE));
                return last[0].awake();
            });
            var groups = tasks.describe().loadBalancers().stream()
                    .map(LoadBalancer::targetGroupArn)
                    .toList();
            if (controls.has(Function.ACTIVATOR)) {
                await(tasks, "runs, and its route is led back to it", () -> isLedBack(controls));
            } else if (!groups.isEmpty()) {
                await(tasks, "runs, and its health is checked", () -> isHealthy(groups.get(0)));
            }
            return last[0].at(last[0].address().or(() -> stack.output(groups.isEmpty() ? "api_url" : "url")));
        }
    }

    private void await(TaskService tasks, String what, BooleanSupplier done) {
        var polling = new Polling(INTERVAL, MAX, pause);
        if (polling.until(done::getAsBoolean, isDone -> isDone, isDone -> "%s %s".formatted(service, what), told)) {
            return;
        }
        throw new RunException("%s is not there after %d minutes: %s".formatted(service, MAX.toMinutes(), why(tasks)));
    }

    /** A service that is there already has nothing to be led back from, and its activator says that as well. */
    private static boolean isLedBack(SleepControls controls) {
        return controls.call(Function.ACTIVATOR).get("decision").getAsString().equals("ledBack");
    }

    private boolean isHealthy(String group) {
        try (var balancing = stack.client(ElasticLoadBalancingV2Client.builder())) {
            return balancing
                    .describeTargetHealth(request -> request.targetGroupArn(group))
                    .targetHealthDescriptions()
                    .stream()
                    .anyMatch(each -> each.targetHealth().state() == TargetHealthStateEnum.HEALTHY);
        }
    }

    private String why(TaskService tasks) {
        try (var logs = stack.client(CloudWatchLogsClient.builder())) {
            var definition = tasks.definition(tasks.describe().taskDefinition()).taskDefinition();
            return tasks.log(logs, definition)
                    .flatMap(log -> FailedDeployment.explain(
                            tasks.ecs(), log, stack.cluster(), tasks.physicalName(), definition.taskDefinitionArn()))
                    .map(Failure::text)
                    .orElse("ECS gives no reason; see ./slipway status %s %s".formatted(stack.name(), service));
        }
    }
}
