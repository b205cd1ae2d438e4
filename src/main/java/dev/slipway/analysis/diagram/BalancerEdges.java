package dev.slipway.analysis.diagram;

import com.pulumi.aws.ecs.Service;
import com.pulumi.aws.lb.Listener;
import com.pulumi.aws.lb.ListenerRule;
import com.pulumi.aws.lb.TargetGroupAttachment;
import com.pulumi.aws.wafv2.WebAclAssociation;
import dev.slipway.analysis.diagram.Diagram.Sketch;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** From load balancers, by their listeners, rules and target groups, to services and functions. */
record BalancerEdges(Plan plan) implements Diagram.Ways {
    @Override
    public void draw(Sketch sketch) {
        var boxes = sketch.boxes();
        for (var rule : plan.ofType(ListenerRule.class)) {
            boxes.of(rule).ifPresent(from -> targets(rule, "actions", sketch)
                    .forEach(to -> conditions(rule).forEach(label -> sketch.arrow(from, to, label))));
        }
        for (var listener : plan.ofType(Listener.class)) {
            boxes.of(listener).ifPresent(from -> targets(listener, "defaultActions", sketch)
                    .forEach(to -> sketch.arrow(from, to, "/*")));
        }
        for (var firewall : plan.ofType(WebAclAssociation.class)) {
            boxes.of(firewall).ifPresent(from -> boxes.called(plan, firewall.text("resourceArn"))
                    .ifPresent(to -> sketch.arrow(from, to, "guards")));
        }
    }

    /** The boxes behind the target groups that actions forward to. */
    private Stream<Node> targets(PlannedResource from, String actions, Sketch sketch) {
        var groups = from.list(actions).stream()
                .map(action -> (Map<?, ?>) action)
                .flatMap(BalancerEdges::groups)
                .toList();
        var services = plan.ofType(Service.class).stream()
                .filter(service -> service.list("loadBalancers").stream()
                        .anyMatch(each -> groups.contains(String.valueOf(((Map<?, ?>) each).get("targetGroupArn")))))
                .flatMap(service -> sketch.boxes().of(service).stream());
        var functions = plan.ofType(TargetGroupAttachment.class).stream()
                .filter(attachment -> groups.contains(attachment.text("targetGroupArn")))
                .flatMap(attachment -> sketch.boxes().called(plan, attachment.text("targetId")).stream());
        return Stream.concat(services, functions);
    }

    private static Stream<String> groups(Map<?, ?> action) {
        var groups = new ArrayList<Object>();
        if (action.get("targetGroupArn") != null) {
            groups.add(action.get("targetGroupArn"));
        }
        if (action.get("forward") instanceof Map<?, ?> forward
                && forward.get("targetGroups") instanceof List<?> weighted) {
            weighted.forEach(each -> groups.add(((Map<?, ?>) each).get("arn")));
        }
        return groups.stream().map(String::valueOf);
    }

    /** The hosts and paths of a rule. */
    private static Stream<String> conditions(PlannedResource rule) {
        var hosts = values(rule, "hostHeader");
        var paths = values(rule, "pathPattern");
        if (hosts.isEmpty()) {
            return paths.isEmpty() ? Stream.of("/*") : paths.stream();
        }
        return hosts.stream()
                .flatMap(host ->
                        paths.isEmpty() ? Stream.of(host) : paths.stream().map(path -> host + path));
    }

    private static List<String> values(PlannedResource rule, String kind) {
        return rule.list("conditions").stream()
                .map(each -> ((Map<?, ?>) each).get(kind))
                .filter(Map.class::isInstance)
                .flatMap(each -> ((List<?>) ((Map<?, ?>) each).get("values")).stream())
                .map(Object::toString)
                .toList();
    }
}
