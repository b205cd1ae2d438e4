package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.components.service.BacklogTarget;
import dev.slipway.components.service.MetricTarget;
import dev.slipway.components.service.MetricTarget.Basis;
import dev.slipway.components.service.ScalingMetric;
import dev.slipway.components.service.ScalingMetric.Statistic;
import dev.slipway.components.service.ScalingSpec;
import dev.slipway.components.service.ScalingStep;
import dev.slipway.components.service.ServiceMetric;
import dev.slipway.components.service.StepScalingSpec;
import dev.slipway.components.service.StepScalingSpec.Evaluation;
import dev.slipway.testing.TestStack;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The section {@code scale} of a service: metrics of CloudWatch and steps, and their refusals. */
class ScalingSettingsTest {
    private static final String QUEUE = "{namespace: AWS/SQS, name: ApproximateNumberOfMessagesVisible, "
            + "dimensions: {QueueName: work}, statistic: maximum";
    private static final ScalingMetric MESSAGES = new ScalingMetric(
            "AWS/SQS", "ApproximateNumberOfMessagesVisible", Map.of("QueueName", "work"), Statistic.MAXIMUM);

    private static Settings settings(String scale, String keys, String... sections) {
        var service =
                "services: {web: {image: nginx:1, port: 80, count: {max: 9}, scale: {" + scale + "}" + keys + "}}";
        var all = new ArrayList<>(List.of(sections));
        all.add(service);
        return TestStack.settings(all.toArray(String[]::new));
    }

    private static ScalingSpec scaling(String scale) {
        return settings(scale, "").services().get(0).spec().scaling();
    }

    private static void assertErrors(String scale, String... lines) {
        TestStack.assertErrors(() -> settings(scale, ""), lines);
    }

    private static ScalingStep step(String threshold, int tasks) {
        return new ScalingStep(new BigDecimal(threshold), tasks);
    }

    @Test
    void aMetricHasItsTarget() {
        assertThat(scaling("responseTimeMillis: 400").responseTimeMillis()).hasValue(400);
        assertThat(scaling("metric: " + QUEUE + ", target: 0.5}").metric())
                .contains(new MetricTarget(MESSAGES, new BigDecimal("0.5"), Basis.VALUE));
        assertThat(scaling("metric: " + QUEUE + ", targetPerTask: 100}").metric())
                .contains(new MetricTarget(MESSAGES, new BigDecimal("100"), Basis.PER_TASK));
    }

    @Test
    void stepsHaveTheirMetricAndTimes() {
        assertThat(scaling("steps: {metric: responseTimeMillis, out: [{atLeast: 800, add: 2}]}")
                        .steps())
                .contains(new StepScalingSpec(
                        ServiceMetric.RESPONSE_TIME_MILLIS, List.of(step("800", 2)), List.of(), Evaluation.DEFAULT));
        assertThat(scaling("steps: {metric: " + QUEUE + "}, out: [{atLeast: 100, add: 2}, {atLeast: 500, add: 5}], "
                                + "in: [{atMost: 0, remove: 1}], outMinutes: 2, inMinutes: 30}")
                        .steps())
                .contains(new StepScalingSpec(
                        MESSAGES,
                        List.of(step("100", 2), step("500", 5)),
                        List.of(step("0", 1)),
                        new Evaluation(2, 30)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "metric: {namespace: Shop, name: Carts, dimensions: {Service: web}, statistic: p99, target: 5} | scale.metric.statistic = p99: average, minimum, maximum, sum, sampleCount are allowed; set it to average",
                "metric: {namespace: Shop, name: Carts, target: 5} | scale.metric.dimensions: missing, and without one the same values would scale every stack; name those that the metric is published with",
                "metric: {namespace: ':Shop', name: Carts, dimensions: {Service: web}, target: 5} | scale.metric.namespace = :Shop: up to 255 letters, digits, spaces and . - _ / # : are allowed, and no colon at the start; correct it",
                "metric: {namespace: Shop, name: Carts, dimensions: {Service: web}, target: 0} | scale.metric.target = 0: a number above 0 is allowed; raise it, or scale by steps",
                "metric: {namespace: Shop, name: Carts, dimensions: {Service: web}, targetPerTask: -1} | scale.metric.targetPerTask = -1: a number above 0 is allowed; raise it, or scale by steps",
                "metric: {namespace: Shop, name: Carts, dimensions: {Service: web}, target: many} | scale.metric.target = many: a number is allowed; correct it",
                "metric: {namespace: Shop, name: Carts, dimensions: {Service: web}} | scale.metric.target: missing, and so is targetPerTask; set target for a metric that falls when tasks are added, targetPerTask for a total",
                "metric: {namespace: Shop, name: Carts, dimensions: {Service: web}, target: 5, targetPerTask: 5} | scale.metric.target: set beside targetPerTask; set target for a metric that falls when tasks are added, targetPerTask for a total",
                "responseTimeMillis: 0 | scale.responseTimeMillis = 0: 1 to 60000 is allowed; set it to 1",
                "steps: {metric: requests, out: [{atLeast: 1, add: 1}]} | scale.steps.metric = requests: cpu, memory, responseTimeMillis or an object is allowed; correct it",
                "steps: {out: [{atLeast: 1, add: 1}]} | scale.steps.metric: missing; set it to cpu, memory, responseTimeMillis or an object",
                "steps: {metric: cpu} | scale.steps.out: missing, and so is in; list steps, as in [{atLeast: 100, add: 1}]",
                "steps: {metric: cpu, out: [{atLeast: 80, add: 2}, {atLeast: 60, add: 1}]} | scale.steps.out[1].atLeast = 60: it must be above that of the step before, 80; put the steps in order, each threshold once",
                "steps: {metric: cpu, out: [{atLeast: 50, add: 2}], in: [{atMost: 60, remove: 1}]} | scale.steps.in[0].atMost = 60: steps overlap: values from 50 to 60 would add and remove tasks; set every atMost below every atLeast",
                "steps: {metric: cpu, out: [{add: 2}]} | scale.steps.out[0].atLeast: missing; set it to a number",
                "steps: {metric: cpu, out: [{atLeast: 50, add: 0}]} | scale.steps.out[0].add = 0: 1 to 5000 is allowed; set it to 1",
                "steps: {metric: cpu, in: [{atMost: 50, add: 1, remove: 1}]} | scale.steps.in[0].add: unknown key; allowed here: atMost, remove",
                "steps: {metric: cpu, in: [{atMost: 5, remove: 1}], inMinutes: 0} | scale.steps.inMinutes = 0: 1 to 1440 is allowed; set it to 1",
            })
    void anImpossibleScalingIsRefused(String scale, String line) {
        assertErrors(scale, "slipway:services.web." + line);
    }

    @Test
    void allFaultsAreNamedAtOnce() {
        assertErrors(
                "cpu: 0, responseTimeMillis: 99999, metric: {namespace: '', dimensions: {}, statistic: p50, target: x}, "
                        + "steps: {metric: {name: A}, out: [{atLeast: 5, add: 1}, {atLeast: 5, add: 2}], outMinutes: 0}",
                "slipway:services.web.scale.cpu = 0: 1 to 100 is allowed; set it to 1",
                "slipway:services.web.scale.responseTimeMillis = 99999: 1 to 60000 is allowed; set it to 60000",
                "slipway:services.web.scale.metric.statistic = p50: average, minimum, maximum, sum, sampleCount are allowed; "
                        + "set it to average",
                "slipway:services.web.scale.metric.namespace: missing; name the namespace of the metric, as in AWS/SQS",
                "slipway:services.web.scale.metric.name: missing; name the metric",
                "slipway:services.web.scale.metric.dimensions: missing, and without one the same values would scale every "
                        + "stack; name those that the metric is published with",
                "slipway:services.web.scale.metric.target = x: a number is allowed; correct it",
                "slipway:services.web.scale.steps.metric.namespace: missing; name the namespace of the metric, as in AWS/SQS",
                "slipway:services.web.scale.steps.metric.dimensions: missing, and without one the same values would scale "
                        + "every stack; name those that the metric is published with",
                "slipway:services.web.scale.steps.outMinutes = 0: 1 to 1440 is allowed; set it to 1",
                "slipway:services.web.scale.steps.out[1].atLeast = 5: it must be above that of the step before, 5; put the "
                        + "steps in order, each threshold once");
    }

    @Test
    void aTargetIsCheckedBesideARefusedMetric() {
        assertErrors(
                "metric: {name: Carts, dimensions: {Service: web}, target: 0}",
                "slipway:services.web.scale.metric.namespace: missing; name the namespace of the metric, as in AWS/SQS",
                "slipway:services.web.scale.metric.target = 0: a number above 0 is allowed; raise it, or scale by steps");
        assertErrors(
                "metric: {name: Carts, dimensions: {Service: web}}",
                "slipway:services.web.scale.metric.namespace: missing; name the namespace of the metric, as in AWS/SQS",
                "slipway:services.web.scale.metric.target: missing, and so is targetPerTask; set target for a metric that falls "
                        + "when tasks are added, targetPerTask for a total");
    }

    @Test
    void onlyABalancerMeasuresResponseTimes() {
        TestStack.assertErrors(
                () -> settings(
                        "responseTimeMillis: 400, steps: {metric: responseTimeMillis, out: [{atLeast: 800, add: 2}]}",
                        ", ingress: none"),
                "slipway:services.web.scale.responseTimeMillis = 400: only a balancer measures response times; remove it, or "
                        + "set ingress to balancer",
                "slipway:services.web.scale.steps.metric = responseTimeMillis: only a balancer measures response times; set it "
                        + "to another metric, or ingress to balancer");
    }

    @Test
    void aTargetPerTaskIsTheOnlyMetric() {
        assertErrors(
                "cpu: 70, metric: " + QUEUE
                        + ", targetPerTask: 100}, steps: {metric: cpu, out: [{atLeast: 90, add: 1}]}",
                "slipway:services.web.scale.metric.targetPerTask = 100: it sets the number of tasks every minute, whatever "
                        + "another metric sets; remove it, or cpu, steps");
    }

    @Test
    void aTargetPerTaskStartsTheFirstTask() {
        assertThat(TestStack.settings("services: {web: {image: nginx:1, ingress: none, count: {desired: 0, max: 2}, "
                                + "scale: {metric: " + QUEUE + ", targetPerTask: 100}}}}")
                        .services()
                        .get(0)
                        .spec()
                        .capacity()
                        .min())
                .isZero();
    }

    private static final String WORKER =
            "services: {worker: {image: nginx:1, ingress: none, uses: %s, count: {desired: 0, max: 2}, scale: {%s}}}";

    private static final String QUEUES = "storage: {queues: {work: {}, mails: {}}}";

    @Test
    void aBacklogStartsTheFirstTask() {
        var spec = TestStack.settings(
                        QUEUES, WORKER.formatted("['queue:work']", "backlog: {queue: work, perTask: 100}"))
                .services()
                .get(0)
                .spec();

        assertThat(spec.scaling().backlog()).contains(new BacklogTarget("work", 100));
        assertThat(spec.capacity().min()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "['queue:work'] | backlog: {queue: work} | scale.backlog.perTask: missing; set it to the messages that one task may have, as in 100",
                "['queue:work'] | backlog: {perTask: 100} | scale.backlog.queue: missing; set it to a queue of slipway:storage",
                "['queue:work'] | backlog: {queue: work, perTask: 0} | scale.backlog.perTask = 0: 1 to 1000000 is allowed; set it to 1",
                "['queue:work'] | backlog: {queue: wrk, perTask: 100} | scale.backlog.queue = wrk: the queues of slipway:storage are mails, work; set it to work",
                "['queue:mails'] | backlog: {queue: work, perTask: 100} | scale.backlog.queue = work: the service does not receive from it; add queue:work to uses",
                "[{queue: work, access: send}] | backlog: {queue: work, perTask: 100} | scale.backlog.queue = work: its access in uses is send, so that the service does not receive from it; set access to both",
                "['queue:work'] | cpu: 70, backlog: {queue: work, perTask: 100} | scale.backlog.perTask = 100: it sets the number of tasks every minute, whatever another metric sets; remove it, or cpu",
            })
    void anImpossibleBacklogIsRefused(String uses, String scale, String line) {
        TestStack.assertErrors(
                () -> TestStack.settings(QUEUES, WORKER.formatted(uses, scale)), "slipway:services.worker." + line);
    }

    @Test
    void aBacklogNeedsAQueue() {
        TestStack.assertErrors(
                () -> TestStack.settings(WORKER.formatted("[]", "backlog: {queue: work, perTask: 100}")),
                "slipway:services.worker.scale.backlog.queue = work: slipway:storage has no queue; declare one, as in queues: "
                        + "{work: {}}");
    }

    @Test
    void fromNoTaskAMetricOfTheTasksStartsNone() {
        TestStack.assertErrors(
                () -> TestStack.settings("services: {web: {image: nginx:1, port: 80, count: {desired: 0, max: 2}, "
                        + "scale: {responseTimeMillis: 400}}}"),
                "slipway:services.web.count.min: from 0 tasks responseTimeMillis starts no task; set it to 1, or set "
                        + "backlog, or metric.targetPerTask or steps by a metric of CloudWatch that has values without tasks");
    }
}
