package dev.slipway.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.App;
import dev.slipway.analysis.diagram.Diagram;
import dev.slipway.analysis.diagram.HideableNodes;
import dev.slipway.analysis.diagram.Node;
import dev.slipway.analysis.diagram.NodeCategory;
import dev.slipway.analysis.diagram.NodeShape;
import dev.slipway.analysis.diagram.page.DiagramPage;
import dev.slipway.testing.TestProject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of {@code slipway graph}, as a browser shows it. */
class PageInABrowserTest {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 900;

    /** The minimum contrast of text by <a href="https://www.w3.org/TR/WCAG21/#contrast-minimum">WCAG</a>. */
    private static final double CONTRAST = 4.5;

    /** The lowest contrast of visible text to its background, with the text. */
    private static final String LEAST_CONTRAST = """
            (() => {
                const numbers = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
                const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
                    .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
                const opaque = colour => { const n = numbers(colour); return n.length === 3 || n[3] === 1 ? n : null; };
                const behind = element => {
                    const shape = element.closest('.node, .edge-label, .subgraph')?.querySelector('rect, path')
                        || element.closest('svg')?.querySelector('.page');
                    if (shape && element.closest('svg')) return opaque(getComputedStyle(shape).fill);
                    for (let each = element; each; each = each.parentElement) {
                        const colour = opaque(getComputedStyle(each).backgroundColor);
                        if (colour) return colour;
                    }
                    return [255, 255, 255];
                };
                let least = [21, ''];
                const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                while (walker.nextNode()) {
                    const element = walker.currentNode.parentElement;
                    if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest('script, style')) continue;
                    const style = getComputedStyle(element);
                    const ink = light(numbers(element instanceof SVGElement ? style.fill : style.color));
                    const paper = light(behind(element));
                    const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
                    if (ratio < least[0]) least = [ratio, walker.currentNode.data];
                }
                return least;
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
    }

    @AfterAll
    static void stop() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    private Diagram open(String stack, Path stackFile, String scheme) throws IOException {
        var preflight = App.preflight(TestProject.read(stack, stackFile));
        var diagram = Diagram.of(preflight.plan());
        var page = DiagramPage.of(preflight.plan(), diagram)
                .withFindings(preflight.findings())
                .withEstimate(preflight.estimate())
                .withNoEstimate(preflight.settings().pricing().missing());
        var file = folder.resolve(stack + ".html");
        Files.writeString(file, page.html());
        browser.prefer(scheme);
        browser.size(WIDTH, HEIGHT);
        browser.open(file);
        return diagram;
    }

    private static int count(String selector) {
        return browser.evaluate("document.querySelectorAll('%s').length".formatted(selector))
                .getAsInt();
    }

    private static void assertReadable() {
        var least = browser.evaluate(LEAST_CONTRAST).getAsJsonArray();
        assertThat(least.get(0).getAsDouble()).as("%s", least.get(1)).isGreaterThanOrEqualTo(CONTRAST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void allTextIsReadableInTheThemeOfTheSystem(String scheme) throws IOException {
        open("tunnel", Path.of("examples", "tunnel.yaml"), scheme);
        browser.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })");

        assertThat(browser.evaluate("document.documentElement.dataset.theme").getAsString())
                .isEqualTo(scheme);
        assertReadable();
    }

    @Test
    void theButtonTurnsTheTheme() throws IOException {
        open("tunnel", Path.of("examples", "tunnel.yaml"), "light");
        var paper = "getComputedStyle(document.body).backgroundColor";
        var before = browser.evaluate(paper);

        browser.evaluate("document.getElementById('theme').click()");

        assertThat(browser.evaluate(paper)).isNotEqualTo(before);
        assertThat(browser.evaluate("document.getElementById('theme').getAttribute('aria-pressed')")
                        .getAsString())
                .isEqualTo("true");
        assertReadable();
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void resourcesOpenAndCloseAndAClickOnABoxShowsItsOwn() throws IOException {
        var diagram = open("tunnel", Path.of("examples", "tunnel.yaml"), "light");
        var all = count("#resources details");
        assertThat(count("#resources details[open]")).isEqualTo(1);

        browser.evaluate("document.getElementById('open').click()");
        assertThat(count("#resources details[open]")).isEqualTo(all);
        browser.evaluate("document.getElementById('close').click()");
        assertThat(count("#resources details[open]")).isZero();

        var node = diagram.nodes().stream()
                .filter(each -> each.name().equals("tunnel"))
                .map(Node::id)
                .findFirst()
                .orElseThrow();
        browser.evaluate(
                "document.querySelector('#drawing .drawing:not([hidden]) [data-node=%s]').dispatchEvent(new MouseEvent('click'))"
                        .formatted(node));
        assertThat(count("#node-%s[open].shown".formatted(node))).isEqualTo(1);
        assertThat(browser.evaluate("document.querySelector('.shown > summary').textContent")
                        .getAsString())
                .contains("slipway:service:Service");
    }

    @Test
    void findingsAndCostAreThere() throws IOException {
        open("prod", Path.of("examples", "prod.yaml"), "light");

        assertThat(count("#cost tbody td")).isGreaterThan(50);
        assertThat(browser.evaluate("document.querySelector('#cost tfoot').textContent")
                        .getAsString())
                .matches("total(\\d+\\.\\d\\d){4}");
        assertThat(browser.evaluate("document.querySelector('#findings').textContent")
                        .getAsString())
                .containsPattern("warning: .+\\[.+]");
    }

    @Test
    void namesOfEveryKindAreShownAsTheyAre() throws IOException {
        var hostile = "\"</script><img src=x onerror=alert(1)> %%{init}%% `a` #quot; end ] | x";
        var diagram = new Diagram(
                List.of(),
                List.of(
                        new Node("b_one", "*kind*", hostile, NodeShape.DEFAULT, NodeCategory.CONTAINER, "", ""),
                        new Node("b_end", "1. kind", "end", NodeShape.STORE, NodeCategory.DATA, "", "")),
                List.of());
        var preflight = App.preflight(TestProject.read("tunnel", Path.of("examples", "tunnel.yaml")));
        var file = folder.resolve("names.html");
        Files.writeString(file, DiagramPage.of(preflight.plan(), diagram).html());

        browser.open(file);

        assertThat(browser.evaluate("document.querySelector('[data-node=b_one]').textContent")
                        .getAsString()
                        .replace(" ", ""))
                .isEqualTo("*kind*" + hostile.replace(" ", ""));
        assertThat(browser.evaluate("document.querySelector('[data-node=b_end]').textContent")
                        .getAsString())
                .isEqualTo("1. kindend");
        assertThat(browser.problems()).isEmpty();
    }

    private static final String VIEW = "document.querySelector('.drawing:not([hidden]) svg').getAttribute('viewBox')";

    private static void click(String id) {
        browser.evaluate("document.getElementById('%s').click()".formatted(id));
    }

    @Test
    void theDiagramIsZoomedAndFitted() throws IOException {
        open("tunnel", Path.of("examples", "tunnel.yaml"), "light");
        var fitted = browser.evaluate(VIEW);

        click("in");
        assertThat(browser.evaluate(VIEW)).isNotEqualTo(fitted);
        click("out");
        assertThat(browser.evaluate(VIEW)).isEqualTo(fitted);
        click("in");
        click("fit");
        assertThat(browser.evaluate(VIEW)).isEqualTo(fitted);
    }

    @Test
    void checkBoxesHideEndpointsAndRegistries() throws IOException {
        var diagram = open("dev", Path.of("examples", "dev.yaml"), "light");
        var shown = ".drawing:not([hidden]) [data-node]";
        assertThat(count(shown)).isEqualTo(diagram.nodes().size());

        for (var hideable : HideableNodes.values()) {
            browser.evaluate("document.querySelector('.shows[value=%s]').click()".formatted(hideable.id()));
        }

        assertThat(count(shown))
                .isEqualTo(
                        diagram.without(Set.of(HideableNodes.values())).nodes().size())
                .isLessThan(diagram.nodes().size());
        assertThat(browser.evaluate("document.querySelector('#drawing').innerText")
                        .getAsString())
                .doesNotContain("VPC endpoints", "ECR repository");
    }

    /** The address of the link that a button opens, instead of a download. */
    private static String saved(String button) {
        return browser.evaluate("""
                new Promise(done => {
                    HTMLAnchorElement.prototype.click = function () { done(this.download + ' ' + this.href); };
                    document.getElementById('%s').click();
                })""".formatted(button)).getAsString();
    }

    @Test
    void theWholeDiagramIsSavedAsSvgAndPngInTheColoursOfThePage() throws IOException {
        open("tunnel", Path.of("examples", "tunnel.yaml"), "dark");
        click("in");

        assertThat(saved("svg"))
                .startsWith("slipway-tunnel.svg data:image/svg+xml;charset=utf-8,%3Csvg")
                .contains("data-theme%3D%22dark%22", "viewBox%3D%220%200%20");
        var png = saved("png");
        assertThat(png).startsWith("slipway-tunnel.png data:image/png;base64,");
        var image =
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png.substring(png.indexOf(',') + 1))));
        assertThat(image.getWidth())
                .isEqualTo(2
                        * browser.evaluate("+document.querySelector('#drawing svg').getAttribute('width')")
                                .getAsInt());
        assertThat(image.getRGB(2, 2)).isEqualTo(0xff12171d);
        assertThat(browser.problems()).isEmpty();
    }
}
