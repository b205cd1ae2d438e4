package dev.slipway.analysis.diagram;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.pulumi.aws.cloudwatch.EventBus;
import com.pulumi.aws.cloudwatch.EventRule;
import com.pulumi.aws.cloudwatch.EventTarget;
import com.pulumi.aws.scheduler.Schedule;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.Optional;
import java.util.stream.Stream;

/** Edges from EventBridge schedules and rules to their targets. */
record EventEdges(Plan plan) implements EdgeSource {

    @Override
    public void addEdges(DiagramBuilder diagram) {
        for (var schedule : plan.ofType(Schedule.class)) {
            diagram.nodes()
                    .ofArn(plan, schedule.text("target.arn"))
                    .ifPresent(to -> diagram.edge(diagram.schedules(), to, schedule.text("scheduleExpression")));
        }
        for (var target : plan.ofType(EventTarget.class)) {
            diagram.nodes().ofArn(plan, target.text("arn")).ifPresent(to -> rule(target)
                    .ifPresent(rule -> addEdges(rule, to, diagram)));
        }
    }

    private Optional<PlannedResource> rule(PlannedResource target) {
        return plan.called(target.text("rule")).stream()
                .filter(resource -> resource.is(EventRule.class))
                .findFirst();
    }

    private void addEdges(PlannedResource rule, Node to, DiagramBuilder diagram) {
        if (!rule.text("scheduleExpression").isEmpty()) {
            diagram.edge(diagram.schedules(), to, rule.text("scheduleExpression"));
            return;
        }
        var named = named(rule).flatMap(name -> diagram.nodes().byName(plan, name).stream());
        var sources = Stream.concat(named, bus(rule).flatMap(diagram.nodes()::of).stream())
                .distinct()
                .toList();
        sources.forEach(from -> diagram.edge(from, to, "events"));
        if (sources.isEmpty()) {
            diagram.edge(
                    diagram.external("x_events", "EventBridge", "events of AWS", NodeCategory.MESSAGING), to, "events");
        }
    }

    /** The bus of a rule, by its type too: a service of the same name in the stack file has resources with this name. */
    private Optional<PlannedResource> bus(PlannedResource rule) {
        return plan.called(rule.text("eventBusName")).stream()
                .filter(resource -> resource.is(EventBus.class))
                .findFirst();
    }

    /** The names of the ECR repositories and of the buckets in the event pattern of a rule. */
    private static Stream<String> named(PlannedResource rule) {
        try {
            var pattern = JsonParser.parseString(rule.text("eventPattern")).getAsJsonObject();
            var detail = Optional.ofNullable(pattern.getAsJsonObject("detail"));
            var repositories = detail.map(named -> named.getAsJsonArray("repository-name"));
            var buckets =
                    detail.map(named -> named.getAsJsonObject("bucket")).map(bucket -> bucket.getAsJsonArray("name"));
            return Stream.of(repositories, buckets)
                    .flatMap(Optional::stream)
                    .flatMap(name -> name.asList().stream())
                    .filter(JsonElement::isJsonPrimitive)
                    .map(JsonElement::getAsString);
        } catch (JsonParseException | IllegalStateException | ClassCastException unreadable) {
            return Stream.empty();
        }
    }
}
