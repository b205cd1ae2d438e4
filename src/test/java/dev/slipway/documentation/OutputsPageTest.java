package dev.slipway.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.GoldenPlans;
import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares {@code docs/outputs.md} with the outputs of the golden plans. */
class OutputsPageTest {
    private static final Pattern NAME = Pattern.compile("`([a-z]+(_[a-z]+)*)`(?=[^|\n]*\\|[^|\n]*\\|\n)");

    @Test
    void everyOutputOfEveryPlanIsExplainedAndNoOther() throws IOException {
        var outputs = new TreeSet<String>();
        GoldenPlans.files().forEach(plan -> outputs.addAll(GoldenPlans.outputs(plan)));
        var explained = NAME.matcher(Page.read(Path.of("docs", "outputs.md")).text())
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(explained).isEqualTo(outputs);
    }
}
