package dev.slipway.analysis.diagram;

import com.pulumi.aws.ecs.Service;
import com.pulumi.aws.lb.Listener;
import com.pulumi.aws.lb.ListenerRule;
import com.pulumi.aws.lb.TargetGroupAttachment;
import com.pulumi.aws.wafv2.WebAclAssociation;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Edges from load balancers, by their listeners, rules and target groups, to services and functions. */
record BalancerEdges(Plan plan) implements EdgeSource {
    @Override
    public void addEdges(DiagramBuilder diagram) {
        var nodes = diagram.nodes();
        for (var rule : plan.ofType(ListenerRule.class)) {
            nodes.of(rule).ifPresent(from -> targets(rule, "actions", diagram)
                    .forEach(to -> conditions(rule).forEach(label -> diagram.edge(from, to, label))));
        }
        for (var listener : plan.ofType(Listener.class)) {
            nodes.of(listener).ifPresent(from -> targets(listener, "defaultActions", diagram)
                    .forEach(to -> diagram.edge(from, to, "/*")));
        }
        for (var firewall : plan.ofType(WebAclAssociation.class)) {
            nodes.of(firewall).ifPresent(from -> nodes.byName(plan, firewall.text("resourceArn"))
                    .ifPresent(to -> diagram.guard(from, to)));
        }
    }

    /** The nodes behind the target groups that actions forward to. */
    private Stream<Node> targets(PlannedResource from, String actions, DiagramBuilder diagram) {
        var groups = from.list(actions).stream()
                .map(action -> (Map<?, ?>) action)
                .flatMap(BalancerEdges::groups)
                .toList();
        var services = plan.ofType(Service.class).stream()
                .filter(service -> service.list("loadBalancers").stream()
                        .anyMatch(loadBalancer ->
                                groups.contains(String.valueOf(((Map<?, ?>) loadBalancer).get("targetGroupArn")))))
                .flatMap(service -> diagram.nodes().of(service).stream());
        var functions = plan.ofType(TargetGroupAttachment.class).stream()
                .filter(attachment -> groups.contains(attachment.text("targetGroupArn")))
                .flatMap(attachment -> diagram.nodes().byName(plan, attachment.text("targetId")).stream());
        return Stream.concat(services, functions);
    }

    private static Stream<String> groups(Map<?, ?> action) {
        var groups = new ArrayList<Object>();
        if (action.get("targetGroupArn") != null) {
            groups.add(action.get("targetGroupArn"));
        }
        if (action.get("forward") instanceof Map<?, ?> forward
                && forward.get("targetGroups") instanceof List<?> weighted) {
            weighted.forEach(target -> groups.add(((Map<?, ?>) target).get("arn")));
        }
        return groups.stream().map(String::valueOf);
    }

    /** The hosts and paths of a rule's conditions. */
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
                .map(condition -> ((Map<?, ?>) condition).get(kind))
                .filter(Map.class::isInstance)
                .flatMap(condition -> ((List<?>) ((Map<?, ?>) condition).get("values")).stream())
                .map(Object::toString)
                .toList();
    }
}
