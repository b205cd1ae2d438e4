package dev.slipway.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/outputs.md} to the outputs of the golden plans. */
class OutputsPageTest {
    private static final Pattern NAME = Pattern.compile("`([a-z]+(_[a-z]+)*)`(?=[^|\n]*\\|[^|\n]*\\|\n)");

    @Test
    void everyOutputOfEveryPlanIsExplainedAndNoOther() throws IOException {
        var told = new TreeSet<String>();
        try (var files = Files.newDirectoryStream(Path.of("src", "test", "golden"), "*.json")) {
            for (var file : files) {
                var plan = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
                told.addAll(plan.getAsJsonObject("outputs").keySet());
            }
        }
        var explained = NAME.matcher(Page.read(Path.of("docs", "outputs.md")).text())
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(explained).isEqualTo(told);
    }
}
