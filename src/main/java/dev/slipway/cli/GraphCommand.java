package dev.slipway.cli;

import dev.slipway.App;
import dev.slipway.analysis.diagram.Diagram;
import dev.slipway.analysis.diagram.HideableNodes;
import dev.slipway.analysis.diagram.Mermaid;
import dev.slipway.analysis.diagram.drawing.DiagramSvg;
import dev.slipway.analysis.diagram.page.DiagramPage;
import dev.slipway.base.FileErrors;
import dev.slipway.program.Preflight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws a stack, without a cloud account. */
@Command(
        name = "graph",
        description = {
            "Draws a stack: its components, and the connections that security groups, policies and routes allow.",
            "Writes Mermaid, which GitHub renders, a page with resources, findings and cost, and an SVG file. Without"
                    + " these options Mermaid and the page are in target/graph."
        },
        footer = "  ./slipway graph dev",
        exitCodeList = {
            "0:the diagram is drawn, even with findings of the guard rails or a cost above the budget",
            "1:invalid settings, or a file that cannot be written",
            "2:wrong usage"
        })
final class GraphCommand extends SlipwayCommand {
    @Mixin
    private final PlannedStackArgument stack = new PlannedStackArgument();

    @Option(names = "--mermaid", paramLabel = "FILE", description = "Writes Mermaid; - for standard output.")
    private @Nullable Path mermaid;

    @Option(names = "--html", paramLabel = "FILE", description = "Writes the page; - for standard output.")
    private @Nullable Path html;

    @Option(
            names = "--svg",
            paramLabel = "FILE",
            description = "Writes the diagram as SVG, without a browser; - for standard output.")
    private @Nullable Path svg;

    @Option(
            names = "--hide",
            paramLabel = "NODES",
            split = ",",
            converter = HideableNodesOption.class,
            completionCandidates = HideableNodesOption.class,
            description = "Omits nodes of the diagram: endpoints (VPC endpoints), registries (ECR repositories).")
    private Set<HideableNodes> hidden = Set.of();

    @Override
    public Integer call() {
        refuseTwoDocuments(Stream.of(mermaid, html, svg));
        var preflight = App.preflight(stack.config());
        if (mermaid == null && html == null && svg == null) {
            var folder = folder();
            mermaid = folder.resolve(stack.name() + ".mmd");
            html = folder.resolve(stack.name() + ".html");
        }
        var whole = Diagram.of(preflight.plan());
        var picture = whole.without(hidden);
        if (mermaid != null) {
            write(mermaid, Mermaid.text(picture), "Mermaid, for a mermaid code block on GitHub");
        }
        if (html != null) {
            write(html, page(preflight, whole), "the page, to open in a browser");
        }
        if (svg != null) {
            write(svg, DiagramSvg.text(picture, preflight.plan().project() + "-" + stack.name()), "the diagram as SVG");
        }
        return 0;
    }

    private String page(Preflight preflight, Diagram picture) {
        return DiagramPage.of(preflight.plan(), picture)
                .withHidden(hidden)
                .withFindings(preflight.findings())
                .withEstimate(preflight.estimate())
                .withNoEstimate(preflight.settings().pricing().missing())
                .html();
    }

    private static Path folder() {
        var folder = Slipway.home().resolve("target").resolve("graph");
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw FileErrors.notWritten(folder, e);
        }
    }

    private void write(Path file, String text, String what) {
        if (isStandardOutput(file)) {
            out().print(text);
            out().flush();
            return;
        }
        write(file, text);
        print("%s: %s".formatted(file, what));
    }
}
