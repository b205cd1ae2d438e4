package dev.slipway.analysis.diagram;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.pulumi.aws.cloudwatch.EventRule;
import com.pulumi.aws.cloudwatch.EventTarget;
import com.pulumi.aws.scheduler.Schedule;
import dev.slipway.analysis.diagram.Diagram.Sketch;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.Optional;
import java.util.stream.Stream;

/** What schedules and events start. */
record EventEdges(Plan plan) implements Diagram.Ways {

    @Override
    public void draw(Sketch sketch) {
        for (var schedule : plan.ofType(Schedule.class)) {
            sketch.boxes()
                    .ofArn(plan, schedule.text("target.arn"))
                    .ifPresent(to -> sketch.arrow(clock(sketch), to, schedule.text("scheduleExpression")));
        }
        for (var target : plan.ofType(EventTarget.class)) {
            sketch.boxes().ofArn(plan, target.text("arn")).ifPresent(to -> rule(target)
                    .ifPresent(rule -> draw(rule, to, sketch)));
        }
    }

    private static Node clock(Sketch sketch) {
        return sketch.outside("x_clock", "EventBridge", "schedules");
    }

    private Optional<PlannedResource> rule(PlannedResource target) {
        return plan.called(target.text("rule")).stream()
                .filter(each -> each.is(EventRule.class))
                .findFirst();
    }

    private void draw(PlannedResource rule, Node to, Sketch sketch) {
        if (!rule.text("scheduleExpression").isEmpty()) {
            sketch.arrow(clock(sketch), to, rule.text("scheduleExpression"));
            return;
        }
        var sources = Stream.concat(repositories(rule), rule.input("eventBusName").map(Object::toString).stream())
                .flatMap(name -> sketch.boxes().called(plan, name).stream())
                .distinct()
                .toList();
        sources.forEach(from -> sketch.arrow(from, to, "events"));
        if (sources.isEmpty()) {
            sketch.arrow(sketch.outside("x_events", "EventBridge", "events of AWS"), to, "events");
        }
    }

    /** The names of the image repositories that a rule listens to. */
    private static Stream<String> repositories(PlannedResource rule) {
        try {
            var pattern = JsonParser.parseString(rule.text("eventPattern")).getAsJsonObject();
            var names = Optional.ofNullable(pattern.getAsJsonObject("detail"))
                    .map(detail -> detail.getAsJsonArray("repository-name"));
            return names.stream()
                    .flatMap(each -> each.asList().stream())
                    .filter(JsonElement::isJsonPrimitive)
                    .map(JsonElement::getAsString);
        } catch (JsonParseException | IllegalStateException | ClassCastException unreadable) {
            return Stream.empty();
        }
    }
}
