package dev.slipway.components.service;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The autoscaling of a service between its minimum and maximum number of tasks, by
 * <a href="https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking.html">
 * target tracking</a>,
 * <a href="https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-step-scaling-policies.html">
 * steps</a> and
 * <a href="https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-scheduled-scaling.html">
 * schedules</a>.
 *
 * @param cpu the target value of the average CPU utilization in percent, 1 to 100; empty for none
 * @param memory the target value of the average memory utilization in percent, 1 to 100; empty for none
 * @param requests the target value of requests per target and minute, 1 or more; needs a load balancer; empty for none
 * @param responseTimeMillis the target value of the average response time at the load balancer in milliseconds, 1 to
 *     {@link #MAX_RESPONSE_TIME_MILLIS}; empty for none
 * @param metric the target value of a metric of CloudWatch; per task only without another metric; empty for none
 * @param backlog the messages of a queue per task; only without another metric; empty for none
 * @param steps changes by thresholds of a metric; empty for none
 * @param cooldown the cooldown periods of the policies
 * @param schedules changes of the minimum and maximum at scheduled times
 */
@Withers
public record ScalingSpec(
        OptionalInt cpu,
        OptionalInt memory,
        OptionalInt requests,
        OptionalInt responseTimeMillis,
        Optional<MetricTarget> metric,
        Optional<BacklogTarget> backlog,
        Optional<StepScalingSpec> steps,
        Cooldown cooldown,
        List<ScalingSchedule> schedules)
        implements ScalingSpecBuilder.With {
    /** A minute: the idle timeout of a load balancer by default, after which it answers itself. */
    public static final int MAX_RESPONSE_TIME_MILLIS = 60_000;

    /** No autoscaling. */
    public static final ScalingSpec NONE = new ScalingSpec(
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Cooldown.DEFAULT,
            List.of());

    /** @throws SpecException for a target value beyond the limits */
    public ScalingSpec {
        var errors = new SpecErrors();
        atMost(100, "cpu", cpu, errors);
        atMost(100, "memory", memory, errors);
        if (requests.isPresent() && requests.getAsInt() < 1) {
            errors.add("requests", "1 or more is allowed", "remove it for none");
        }
        atMost(MAX_RESPONSE_TIME_MILLIS, "responseTimeMillis", responseTimeMillis, errors);
        schedules = List.copyOf(schedules);
        checkNames(schedules, errors);
        errors.throwAll();
    }

    /**
     * The cooldown periods between two scaling activities, so that one takes effect before the next.
     *
     * @param in seconds after tasks were removed, 0 to 3600
     * @param out seconds after tasks were added, 0 to 3600
     */
    public record Cooldown(int in, int out) {
        /** 300 seconds after scaling in, 60 seconds after scaling out. */
        public static final Cooldown DEFAULT = new Cooldown(300, 60);

        /** The maximum of a cooldown period in seconds. */
        public static final int MAX = 3600;

        /** @throws SpecException for a period beyond the limits */
        public Cooldown {
            var errors = new SpecErrors();
            check("scaleInCooldownSeconds", in, errors);
            check("scaleOutCooldownSeconds", out, errors);
            errors.throwAll();
        }

        private static void check(String key, int seconds, SpecErrors errors) {
            if (seconds < 0 || seconds > MAX) {
                errors.add(key, "0 to %d is allowed".formatted(MAX), "choose a shorter period");
            }
        }
    }

    /** True if a metric or a schedule scales the service. */
    public boolean active() {
        return !metrics().isEmpty() || !schedules.isEmpty();
    }

    /** The step scaling by a target per task; empty without one. It has the numbers of tasks of the schedules too. */
    Optional<ExactCapacity> exactCapacity(Capacity capacity) {
        var min = schedules.stream().mapToInt(ScalingSchedule::min).min().orElse(capacity.min());
        var max = schedules.stream().mapToInt(ScalingSchedule::max).max().orElse(capacity.max());
        return total().map(target ->
                new ExactCapacity(target.perTask(), Math.min(min, capacity.min()), Math.max(max, capacity.max())));
    }

    /**
     * A total that sets the number of tasks.
     *
     * @param metric the key of the metric in {@code scale}
     * @param key the key of the target per task below it
     */
    private record Total(String metric, String key, BigDecimal perTask) {}

    private Optional<Total> total() {
        return backlog.map(target -> new Total("backlog", "perTask", BigDecimal.valueOf(target.perTask())))
                .or(() -> metric.filter(MetricTarget::perTask)
                        .map(target -> new Total("metric", target.basis().key(), target.value())));
    }

    /** The errors of a scaling of a number of tasks, by their keys in a service. */
    List<SpecException> errors(Capacity capacity) {
        return Stream.of(minimumError(capacity), combinationError())
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * The error of a minimum of no task, from which nothing would start one: AWS
     * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-autoscaling-targettracking.html">scales
     * by no metric without data</a>, and multiplies the number of tasks by the distance from a target.
     */
    private Optional<SpecException> minimumError(Capacity capacity) {
        var starts = steps.filter(StepScalingSpec::startsFirstTask).isPresent()
                || total().isPresent()
                || !schedules.isEmpty();
        return capacity.min() > 0 || starts || !active()
                ? Optional.empty()
                : Optional.of(new SpecException(
                        "count.min",
                        "from 0 tasks %s starts no task".formatted(String.join(", ", metrics())),
                        "set it to 1, or set backlog, or metric.targetPerTask or steps by a metric of CloudWatch that has values "
                                + "without tasks"));
    }

    /**
     * The error of a target per task beside other metrics: it sets the number of tasks every minute, whatever they set, see
     * <a href="https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html">conflicts of
     * policies</a>.
     */
    private Optional<SpecException> combinationError() {
        return total().filter(target -> metrics().size() > 1)
                .map(target -> new SpecException(
                        "scale.%s.%s".formatted(target.metric(), target.key()),
                        "it sets the number of tasks every minute, whatever another metric sets",
                        "remove it, or %s"
                                .formatted(metrics().stream()
                                        .filter(key -> !key.equals(target.metric()))
                                        .collect(Collectors.joining(", ")))));
    }

    /** The keys of the metrics that scale the service. */
    private List<String> metrics() {
        var keys = new ArrayList<String>();
        cpu.ifPresent(value -> keys.add("cpu"));
        memory.ifPresent(value -> keys.add("memory"));
        requests.ifPresent(value -> keys.add("requests"));
        responseTimeMillis.ifPresent(value -> keys.add("responseTimeMillis"));
        metric.ifPresent(value -> keys.add("metric"));
        backlog.ifPresent(value -> keys.add("backlog"));
        steps.ifPresent(value -> keys.add("steps"));
        return keys;
    }

    /** Scheduled actions of one target have different names. */
    private static void checkNames(List<ScalingSchedule> schedules, SpecErrors errors) {
        var names = new HashSet<String>();
        for (var i = 0; i < schedules.size(); i++) {
            var name = schedules.get(i).name();
            if (!name.isEmpty() && !names.add(name)) {
                errors.add("schedule[%d].name".formatted(i), "two are called " + name, "rename one");
            }
        }
    }

    private static void atMost(int max, String metric, OptionalInt value, SpecErrors errors) {
        if (value.isPresent() && (value.getAsInt() < 1 || value.getAsInt() > max)) {
            errors.add(metric, "1 to %d is allowed".formatted(max), "remove it for none");
        }
    }
}
