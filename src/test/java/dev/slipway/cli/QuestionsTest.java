package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionsTest {
    private final ArrayList<String> asked = new ArrayList<>();

    private Questions answering(String answer) {
        return new Questions(line -> {
            asked.add(line);
            return answer;
        });
    }

    @Test
    void anOptionIsNotAskedFor() {
        assertThat(answering("us-east-1").answer("eu-west-1", "Region", "")).isEqualTo("eu-west-1");
        assertThat(asked).isEmpty();
    }

    @Test
    void aQuestionShowsItsDefaultAnswer() {
        assertThat(answering("3000").answer(null, "Port of the service", "8080"))
                .isEqualTo("3000");
        assertThat(asked).containsExactly("Port of the service [8080]: ");
    }

    @Test
    void anEmptyLineIsTheDefaultAnswer() {
        assertThat(answering(" ").answer(null, "Region", "eu-west-1")).isEqualTo("eu-west-1");
    }

    @ParameterizedTest
    @CsvSource({"y, true", "' Yes', true", "n, false", "'', false", "yesterday, false"})
    void onlyYesConfirms(String answer, boolean confirmed) {
        assertThat(answering(answer).confirmed("Move?")).isEqualTo(confirmed);
        assertThat(asked).containsExactly("Move? [y/N]: ");
    }

    @Test
    void withoutATerminalTheDefaultsApply() {
        assertThat(Questions.onTerminal().answer(null, "Region", "eu-west-1")).isEqualTo("eu-west-1");
    }
}
