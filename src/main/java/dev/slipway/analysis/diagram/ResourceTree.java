package dev.slipway.analysis.diagram;

import dev.slipway.base.Json;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tree of resources as HTML: each can be opened, and shows its inputs. */
final class ResourceTree {
    private final Map<String, List<PlannedResource>> children;
    private final Map<String, String> boxes;
    private final StringBuilder html = new StringBuilder();

    private ResourceTree(Plan plan, Diagram picture) {
        this.children = plan.resources().stream()
                .sorted(Comparator.comparing(PlannedResource::name).thenComparing(PlannedResource::type))
                .collect(Collectors.groupingBy(PlannedResource::parent));
        this.boxes = picture.boxes().stream()
                .filter(box -> !box.urn().isEmpty())
                .collect(Collectors.toMap(Node::urn, Node::id));
    }

    static String html(Plan plan, Diagram picture) {
        var tree = new ResourceTree(plan, picture);
        tree.add("");
        return tree.html.toString();
    }

    private void add(String parent) {
        html.append("<ul>\n");
        for (var resource : children.getOrDefault(parent, List.of())) {
            html.append("<li><details%s%s><summary>%s <span class=\"type\">%s</span></summary>\n"
                    .formatted(
                            boxes.containsKey(resource.urn())
                                    ? " id=\"box-%s\"".formatted(boxes.get(resource.urn()))
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
