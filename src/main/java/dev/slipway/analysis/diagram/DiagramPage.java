package dev.slipway.analysis.diagram;

import dev.slipway.analysis.cost.Dollars;
import dev.slipway.analysis.cost.Estimate;
import dev.slipway.analysis.cost.EstimateLine;
import dev.slipway.analysis.cost.Scenario;
import dev.slipway.analysis.guard.Finding;
import dev.slipway.analysis.guard.Severity;
import dev.slipway.engine.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A stack as a page of HTML in one file that loads nothing: picture, findings, cost, and the tree of resources with their
 * inputs. {@link Mermaid} draws the picture in the browser.
 *
 * @param findings as HTML
 * @param cost as HTML
 */
public record DiagramPage(Plan plan, Diagram picture, String findings, String cost) {

    /** A page without findings and cost. */
    public static DiagramPage of(Plan plan, Diagram picture) {
        return new DiagramPage(plan, picture, "<p>nothing found</p>", "<p>not estimated</p>");
    }

    public DiagramPage withFindings(List<Finding> found) {
        if (found.isEmpty()) {
            return this;
        }
        var items = found.stream()
                .map(each -> "<li class=\"%s\">%s</li>".formatted(level(each), Html.escaped(each.line())))
                .collect(Collectors.joining("\n"));
        return new DiagramPage(plan, picture, "<ul>\n%s\n</ul>".formatted(items), cost);
    }

    private static String level(Finding finding) {
        if (finding.isWaived()) {
            return "note";
        }
        return finding.severity() == Severity.ERROR ? "error" : "warning";
    }

    /** @param missing why there is no estimate */
    public DiagramPage withCost(Optional<Estimate> estimate, Supplier<String> missing) {
        var html = estimate.map(DiagramPage::table)
                .orElseGet(() -> "<p>not estimated: there are %s</p>".formatted(Html.escaped(missing.get())));
        return new DiagramPage(plan, picture, findings, html);
    }

    /** The lines of a cent and more. */
    private static String table(Estimate estimate) {
        var rows = new StringBuilder();
        estimate.lines().stream()
                .filter(line -> line.cost(Scenario.ALWAYS) >= Dollars.MIN_SHOWN)
                .collect(Collectors.groupingBy(EstimateLine::service, LinkedHashMap::new, Collectors.toList()))
                .forEach((service, lines) -> {
                    rows.append("<tr><th colspan=\"5\">%s</th></tr>\n".formatted(Html.escaped(service)));
                    lines.forEach(line -> rows.append("<tr><td>%s</td>%s</tr>\n"
                            .formatted(Html.escaped(line.what()), cells("td", each -> Dollars.text(line.cost(each))))));
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
                        cells("th", each -> Dollars.text(estimate.total(each))));
    }

    private static String cells(String tag, Function<Scenario, String> cell) {
        return Arrays.stream(Scenario.values())
                .map(each -> "<%1$s>%2$s</%1$s>".formatted(tag, cell.apply(each)))
                .collect(Collectors.joining());
    }

    /** The page. */
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
                        "mermaid", Html.escaped(Mermaid.text(picture)),
                        "findings", findings,
                        "cost", cost,
                        "tree", ResourceTree.html(plan, picture),
                        "library", Html.script(resource("mermaid.min.js")),
                        "script", Html.script(resource("page.js"))));
    }

    private static String resource(String name) {
        try (var stream = DiagramPage.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
