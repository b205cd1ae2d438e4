package dev.slipway.analysis.diagram.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.analysis.diagram.NodeCategory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contrasts of <a href="https://www.w3.org/TR/WCAG21/#contrast-minimum">WCAG</a>: 4.5 for text, 3 for shapes. */
class DiagramColoursTest {
    private static final List<DiagramColours> THEMES = List.of(DiagramColours.LIGHT, DiagramColours.DARK);

    /** The page of GitHub's dark theme, on which Mermaid draws the colours of the light one. */
    private static final String GITHUB_DARK = "#0d1117";

    private static double contrast(String one, String two) {
        var lighter = Math.max(luminance(one), luminance(two));
        var darker = Math.min(luminance(one), luminance(two));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int start) {
        var value = Integer.parseInt(colour.substring(start, start + 2), 16) / 255.0;
        return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    @ParameterizedTest
    @EnumSource
    void nodesAreReadableOnLightAndDarkPages(NodeCategory category) {
        for (var theme : THEMES) {
            assertThat(contrast(theme.text(), category.fill(theme.dark()))).isGreaterThanOrEqualTo(4.5);
            assertThat(contrast(category.border(theme.dark()), theme.page())).isGreaterThanOrEqualTo(3);
            assertThat(contrast(category.border(theme.dark()), theme.subgraph()))
                    .isGreaterThanOrEqualTo(3);
        }
        assertThat(contrast(category.border(false), GITHUB_DARK)).isGreaterThanOrEqualTo(3);
    }

    @Test
    void textAndEdgesAreReadableOnLightAndDarkPages() {
        for (var theme : THEMES) {
            assertThat(contrast(theme.text(), theme.page())).isGreaterThanOrEqualTo(4.5);
            assertThat(contrast(theme.title(), theme.subgraph())).isGreaterThanOrEqualTo(4.5);
            assertThat(contrast(theme.edge(), theme.page())).isGreaterThanOrEqualTo(3);
            assertThat(contrast(theme.edge(), theme.subgraph())).isGreaterThanOrEqualTo(3);
        }
    }
}
