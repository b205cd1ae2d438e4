package dev.slipway.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Headings and table cells of all pages begin with a noun or a verb, not with a question word. */
class NounFirstTest {
    private static final double MAX_SHARE = 0.01;

    private static final Pattern QUESTION_WORD = Pattern.compile(
            "(?:(?:by|to|for|from|in|of|on|at) )?(?:what|whatever|who|whom|whose|whoever|where|how|whether|which|when|why|that)\\b.*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.+)");

    /** The row below a table's header. */
    private static final Pattern RULER = Pattern.compile("\\|[-: |]+\\|");

    private static Stream<String> lines() {
        return Page.all().stream().flatMap(page -> page.text().lines());
    }

    private static List<String> headings() {
        return lines().map(HEADING::matcher)
                .filter(heading -> heading.matches())
                .map(heading -> heading.group(1))
                .filter(heading -> !heading.startsWith("How to"))
                .toList();
    }

    private static List<String> cells() {
        return lines().map(String::strip)
                .filter(line -> line.startsWith("|") && !RULER.matcher(line).matches())
                .flatMap(line -> Arrays.stream(line.split("(?<!\\\\)\\|")))
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    private static List<String> questions(List<String> texts) {
        return texts.stream()
                .filter(text -> QUESTION_WORD.matcher(text).matches())
                .toList();
    }

    @Test
    void noHeadingBeginsWithAQuestionWord() {
        assertThat(headings()).isNotEmpty();
        assertThat(questions(headings())).isEmpty();
    }

    @Test
    void fewTableCellsBeginWithAQuestionWord() {
        assertThat(questions(cells())).hasSizeLessThanOrEqualTo((int) (cells().size() * MAX_SHARE));
    }
}
