package dev.slipway.analysis.diagram.page;

import dev.slipway.analysis.diagram.Diagram;
import dev.slipway.analysis.diagram.Html;
import dev.slipway.analysis.diagram.Node;
import dev.slipway.base.Json;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The resource tree as HTML: each resource can be expanded to show its inputs. */
final class ResourceTree {
    private final Map<String, List<PlannedResource>> children;
    private final Map<String, String> nodes;
    private final StringBuilder html = new StringBuilder();

    private ResourceTree(Plan plan, Diagram diagram) {
        this.children = plan.resources().stream()
                .sorted(Comparator.comparing(PlannedResource::name).thenComparing(PlannedResource::type))
                .collect(Collectors.groupingBy(PlannedResource::parent));
        this.nodes = diagram.nodes().stream()
                .filter(node -> !node.urn().isEmpty())
                .collect(Collectors.toMap(Node::urn, Node::id));
    }

    static String html(Plan plan, Diagram diagram) {
        var tree = new ResourceTree(plan, diagram);
        tree.add("");
        return tree.html.toString();
    }

    private void add(String parent) {
        html.append("<ul>\n");
        for (var resource : children.getOrDefault(parent, List.of())) {
            html.append("<li><details%s%s><summary>%s <span class=\"type\">%s</span></summary>\n"
                    .formatted(
                            nodes.containsKey(resource.urn())
                                    ? " id=\"node-%s\"".formatted(nodes.get(resource.urn()))
                                    : "",
                            parent.isEmpty() ? " open" : "",
                            Html.escaped(resource.name()),
                            Html.escaped(resource.type())));
            if (!resource.inputs().isEmpty()) {
                html.append("<pre>%s</pre>\n".formatted(Html.escaped(Json.pretty(resource.inputs()))));
            }
            if (children.containsKey(resource.urn())) {
                add(resource.urn());
            }
            html.append("</details></li>\n");
        }
        html.append("</ul>\n");
    }
}
