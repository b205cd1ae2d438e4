package dev.slipway.cli;

import com.pulumi.exceptions.RunException;
import dev.slipway.App;
import dev.slipway.analysis.diagram.Diagram;
import dev.slipway.analysis.diagram.DiagramPage;
import dev.slipway.analysis.diagram.Mermaid;
import dev.slipway.program.Preflight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Draws a stack, without a cloud account. */
@Command(
        name = "graph",
        description = {
            "Draws a stack: its components, and the connections that security groups, policies and routes allow.",
            "As Mermaid, which GitHub shows, and as a page with the resources, the findings and the cost. Without options"
                    + " both are written to target/graph."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the diagram is drawn, even with findings of the guard rails or a cost above the budget",
            "1:invalid settings, or a file that cannot be written",
            "2:wrong usage"
        })
final class GraphCommand implements Callable<Integer> {
    private static final Path STANDARD_OUTPUT = Path.of("-");

    @Mixin
    private final PlannedStackArgument stack = new PlannedStackArgument();

    @Option(names = "--mermaid", paramLabel = "FILE", description = "Writes Mermaid; - for standard output.")
    private @Nullable Path mermaid;

    @Option(names = "--html", paramLabel = "FILE", description = "Writes the page; - for standard output.")
    private @Nullable Path html;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var preflight = App.preflight(stack.config());
        if (mermaid == null && html == null) {
            var folder = folder();
            mermaid = folder.resolve(stack.name() + ".mmd");
            html = folder.resolve(stack.name() + ".html");
        }
        var picture = Diagram.of(preflight.plan());
        if (mermaid != null) {
            write(mermaid, Mermaid.text(picture), "Mermaid, which GitHub draws in a block of that name");
        }
        if (html != null) {
            write(html, page(preflight, picture), "the page, to open in a browser");
        }
        return 0;
    }

    private static String page(Preflight preflight, Diagram picture) {
        return DiagramPage.of(preflight.plan(), picture)
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
            throw new RunException("%s cannot be made; name files by --mermaid and --html".formatted(folder), e);
        }
    }

    private void write(Path file, String text, String what) {
        var out = spec.commandLine().getOut();
        if (file.equals(STANDARD_OUTPUT)) {
            out.print(text);
            out.flush();
            return;
        }
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new RunException("%s cannot be written; name a file in a folder that exists".formatted(file), e);
        }
        out.println("%s: %s".formatted(file, what));
        out.flush();
    }
}
