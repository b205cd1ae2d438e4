package dev.slipway.analysis.diagram.page;

import dev.slipway.analysis.cost.Dollars;
import dev.slipway.analysis.cost.Estimate;
import dev.slipway.analysis.cost.EstimateLine;
import dev.slipway.analysis.cost.Scenario;
import dev.slipway.analysis.diagram.Diagram;
import dev.slipway.analysis.diagram.HideableNodes;
import dev.slipway.analysis.diagram.Html;
import dev.slipway.analysis.diagram.Mermaid;
import dev.slipway.analysis.diagram.drawing.DiagramSvg;
import dev.slipway.analysis.guard.Finding;
import dev.slipway.analysis.guard.Severity;
import dev.slipway.base.ClassPathFile;
import dev.slipway.base.Withers;
import dev.slipway.engine.Plan;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * HTML page of a stack, in one file that loads nothing: diagram, findings, cost, and the resource tree with inputs.
 *
 * @param hidden the nodes that the page does not show at first
 * @param noEstimate the reason of a missing estimate
 */
@Withers
public record DiagramPage(
        Plan plan,
        Diagram diagram,
        Set<HideableNodes> hidden,
        List<Finding> findings,
        Optional<Estimate> estimate,
        String noEstimate)
        implements DiagramPageBuilder.With {

    /** A page without findings and cost. */
    public static DiagramPage of(Plan plan, Diagram diagram) {
        return new DiagramPage(plan, diagram, Set.of(), List.of(), Optional.empty(), "not requested");
    }

    private String findingsHtml() {
        if (findings.isEmpty()) {
            return "<p>nothing found</p>";
        }
        return findings.stream()
                .map(finding -> "<li class=\"%s\">%s</li>".formatted(level(finding), Html.escaped(finding.line())))
                .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>"));
    }

    private static String level(Finding finding) {
        if (finding.isWaived()) {
            return "note";
        }
        return finding.severity() == Severity.ERROR ? "error" : "warning";
    }

    private String costHtml() {
        return estimate.map(DiagramPage::table)
                .orElseGet(() -> "<p>not estimated: %s</p>".formatted(Html.escaped(noEstimate)));
    }

    /** The lines of a cent or more. */
    private static String table(Estimate estimate) {
        var rows = new StringBuilder();
        estimate.lines().stream()
                .filter(line -> line.cost(Scenario.ALWAYS) >= Dollars.MIN_SHOWN)
                .collect(Collectors.groupingBy(EstimateLine::service, LinkedHashMap::new, Collectors.toList()))
                .forEach((service, lines) -> {
                    rows.append("<tr><th colspan=\"5\">%s</th></tr>\n".formatted(Html.escaped(service)));
                    lines.forEach(line -> rows.append("<tr><td>%s</td>%s</tr>\n"
                            .formatted(
                                    Html.escaped(line.what()),
                                    cells("td", scenario -> Dollars.text(line.cost(scenario))))));
                });
        return """
                <p>In %s, in USD, without tax, by the hours that the stack is used.</p>
                <table>
                <thead><tr><th>what</th>%s</tr></thead>
                <tbody>
                %s</tbody>
                <tfoot><tr><th>total</th>%s</tr></tfoot>
                </table>""".formatted(
                        Html.escaped(estimate.region()),
                        cells("th", Scenario::label),
                        rows,
                        cells("th", scenario -> Dollars.text(estimate.total(scenario))));
    }

    private static String cells(String tag, Function<Scenario, String> cell) {
        return Arrays.stream(Scenario.values())
                .map(scenario -> "<%1$s>%2$s</%1$s>".formatted(tag, cell.apply(scenario)))
                .collect(Collectors.joining());
    }

    /** The page as HTML. */
    public String html() {
        var name = Html.escaped("%s-%s".formatted(plan.project(), plan.stack()));
        return Html.filled(
                resource("page.html"),
                Map.of(
                        "title", name,
                        "summary",
                                "%d resources, as planned; nothing is created"
                                        .formatted(plan.resources().size()),
                        "style", resource("page.css"),
                        "toggles", toggles(),
                        "drawings", drawings(name),
                        "mermaid", Html.escaped(Mermaid.text(diagram.without(hidden))),
                        "findings", findingsHtml(),
                        "cost", costHtml(),
                        "tree", ResourceTree.html(plan, diagram),
                        "script", Html.script(resource("page.js"))));
    }

    /** A check box for each kind of hideable nodes that the diagram has. */
    private String toggles() {
        return Arrays.stream(HideableNodes.values())
                .filter(this::isDrawn)
                .map(hideable -> "<label><input type=\"checkbox\" class=\"shows\" value=\"%s\"%s> %s</label>"
                        .formatted(
                                hideable.id(),
                                hidden.contains(hideable) ? "" : " checked",
                                Html.escaped(hideable.label())))
                .collect(Collectors.joining("\n"));
    }

    private boolean isDrawn(HideableNodes hideable) {
        return !diagram.without(Set.of(hideable)).nodes().equals(diagram.nodes());
    }

    /** The diagram with each combination of hideable nodes; the page shows one of them. */
    private String drawings(String name) {
        return HideableNodes.combinations().stream()
                .filter(combination -> combination.stream().allMatch(this::isDrawn))
                .map(combination -> "<div class=\"drawing\" data-hidden=\"%s\" hidden>\n%s</div>"
                        .formatted(
                                combination.stream().map(HideableNodes::id).collect(Collectors.joining(" ")),
                                DiagramSvg.text(diagram.without(combination), name)))
                .collect(Collectors.joining("\n"));
    }

    private static String resource(String name) {
        return ClassPathFile.text(DiagramPage.class, name);
    }
}
