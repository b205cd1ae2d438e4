package dev.slipway.cli;

import java.io.Console;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Questions to the user about decisions and values that no option gives; without a terminal, each has its default answer.
 *
 * @param ask the answer to a line, which may be empty
 */
record Questions(UnaryOperator<String> ask) {

    /** Questions on the terminal of this process, or none without one. */
    static Questions onTerminal() {
        return Optional.ofNullable(System.console()).map(Questions::on).orElse(new Questions(line -> ""));
    }

    private static Questions on(Console console) {
        return new Questions(
                line -> Optional.ofNullable(console.readLine("%s", line)).orElse(""));
    }

    /** True if the answer to a question is yes; without a terminal it is not. */
    boolean confirmed(String question) {
        return ask.apply(question + " [y/N]: ").strip().toLowerCase(Locale.ROOT).matches("y|yes");
    }

    /** The value of an option, or else the answer to a question, or else its default. */
    String answer(@Nullable String option, String question, String byDefault) {
        if (option != null) {
            return option;
        }
        var line = byDefault.isEmpty() ? question + ": " : "%s [%s]: ".formatted(question, byDefault);
        var answer = ask.apply(line).strip();
        return answer.isEmpty() ? byDefault : answer;
    }
}
