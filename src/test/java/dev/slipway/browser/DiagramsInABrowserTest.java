package dev.slipway.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import dev.slipway.analysis.diagram.Diagram;
import dev.slipway.analysis.diagram.page.DiagramPage;
import dev.slipway.testing.GoldenPlans;
import dev.slipway.testing.StackFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The diagrams of all stacks of the examples and the golden plans, as a browser draws them: the pages, and the Mermaid texts.
 * With {@code -Dscreenshots=FOLDER} it keeps a picture of each page.
 */
class DiagramsInABrowserTest {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;

    /** Faults of the shown drawing: overlapping labels, edges through nodes and labels of others, shapes outside the view. */
    private static final String FAULTS = """
            (() => {
                const svg = document.querySelector('.drawing:not([hidden]) svg'), faults = [], MARGIN = 1;
                const rect = element => element.getBoundingClientRect();
                const name = element => element.dataset.node || element.textContent;
                const overlap = (a, b) => a.left + MARGIN < b.right - MARGIN && b.left + MARGIN < a.right - MARGIN
                    && a.top + MARGIN < b.bottom - MARGIN && b.top + MARGIN < a.bottom - MARGIN;
                const shapes = [...svg.querySelectorAll('[data-node], .edge-label, .subgraph > .title, .legend')];
                const areas = shapes.map(rect);
                shapes.forEach((shape, i) => shapes.slice(i + 1).forEach((other, j) => {
                    if (overlap(areas[i], areas[i + 1 + j])) faults.push(`${name(shape)} overlaps ${name(other)}`);
                }));
                svg.querySelectorAll('.node, .edge-label').forEach(box => {
                    const outer = rect(box.querySelector('rect, path'));
                    box.querySelectorAll('text').forEach(text => {
                        const inner = rect(text);
                        if (inner.left < outer.left || inner.right > outer.right) faults.push(`${text.textContent} is wider than its box`);
                    });
                });
                const matrix = svg.getScreenCTM().multiply(svg.querySelector('g').transform.baseVal[0].matrix);
                svg.querySelectorAll('.edge').forEach(edge => {
                    const ends = [edge.dataset.from, edge.dataset.to], crossed = new Set();
                    for (let at = 0; at < edge.getTotalLength(); at += 3) {
                        const {x, y} = edge.getPointAtLength(at).matrixTransform(matrix);
                        shapes.forEach((shape, i) => {
                            const area = areas[i];
                            if (shape.dataset.node && !ends.includes(shape.dataset.node)
                                && area.left + MARGIN < x && x < area.right - MARGIN && area.top + MARGIN < y && y < area.bottom - MARGIN)
                                crossed.add(shape.dataset.node);
                        });
                    }
                    crossed.forEach(node => faults.push(`${ends.join(' -> ')} crosses ${node}`));
                });
                const view = rect(document.getElementById('drawing'));
                areas.forEach((area, i) => {
                    if (area.left < view.left || area.right > view.right || area.top < view.top || area.bottom > view.bottom)
                        faults.push(`${name(shapes[i])} is outside the view`);
                });
                return faults;
            })()""";

    private static Browser browser;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        var chromium = Chromium.find();
        if (chromium.isEmpty()) {
            System.out.println(Chromium.missing());
        }
        assumeTrue(chromium.isPresent(), Chromium::missing);
        browser = Browser.start(chromium.get());
        browser.size(WIDTH, HEIGHT);
    }

    @AfterAll
    static void stop() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    static Stream<Path> stacks() {
        return Stream.concat(StackFiles.all().stream(), StackFiles.ofEngineTests().stream());
    }

    private static int count(String selector) {
        return browser.evaluate("document.querySelectorAll('.drawing:not([hidden]) %s').length".formatted(selector))
                .getAsInt();
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void theWholeDiagramIsInViewWithoutOverlapsAndRequests(Path stackFile) throws IOException {
        var stack = StackFiles.stack(stackFile);
        var plan = StackFiles.plan(stackFile);
        var diagram = Diagram.of(plan);
        var file = Files.writeString(
                folder.resolve("page.html"), DiagramPage.of(plan, diagram).html());

        browser.open(file);

        keepScreenshot(stack);
        assertThat(browser.evaluate(FAULTS)).isEqualTo(new JsonArray());
        assertThat(count("[data-node]")).isEqualTo(diagram.nodes().size());
        assertThat(count(".subgraph")).isEqualTo(diagram.subgraphs().size());
        assertThat(count(".edge")).isEqualTo(diagram.edges().size());
        assertThat(browser.problems()).isEmpty();
        assertThat(browser.evaluate("document.documentElement.scrollWidth").getAsInt())
                .isLessThanOrEqualTo(WIDTH);
    }

    private static void keepScreenshot(String stack) throws IOException {
        var pictures = System.getProperty("screenshots");
        if (pictures != null) {
            browser.evaluate("document.getElementById('tools').scrollIntoView()");
            browser.screenshot(Files.createDirectories(Path.of(pictures)).resolve(stack + ".png"));
        }
    }

    /** Mermaid without ELK, as on GitHub, draws with its default layout. */
    @Test
    void mermaidDrawsTheTextOfEveryStack() throws IOException {
        Files.write(
                folder.resolve("mermaid.min.js"),
                getClass().getResourceAsStream("mermaid.min.js").readAllBytes());
        var page = Files.writeString(
                folder.resolve("mermaid.html"),
                "<!DOCTYPE html><meta charset=utf-8><script src=mermaid.min.js></script>");
        browser.open(page);
        browser.evaluate("mermaid.initialize({startOnLoad: false, securityLevel: 'strict'})");
        for (var file : StackFiles.all()) {
            var stack = StackFiles.stack(file);
            var text = Files.readString(GoldenPlans.FOLDER.resolve(stack + ".mmd"));
            var nodes = text.lines().filter(line -> line.contains(":::")).count();

            var drawn = browser.evaluate("""
                    mermaid.render('drawn', %s).then(({svg}) => svg.match(/class="node /g).length)""".formatted(new Gson().toJson(text)));

            assertThat(drawn.getAsInt()).as(stack).isEqualTo((int) nodes);
        }
    }
}
