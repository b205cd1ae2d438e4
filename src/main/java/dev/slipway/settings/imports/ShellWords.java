package dev.slipway.settings.imports;

import java.util.ArrayList;
import java.util.List;

/** The words of a command in one text, as a POSIX shell splits them: blanks separate, quotes and backslashes keep. */
public final class ShellWords {
    private ShellWords() {}

    /** The words of a command: those of its text, or the texts of its list. */
    public static List<String> of(SourceValue command) {
        return command.isText()
                ? of(command.text())
                : command.items().stream().map(SourceValue::text).toList();
    }

    public static List<String> of(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var started = false;
        var quote = '\0';
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (quote == '\0' && Character.isWhitespace(character)) {
                if (started) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                started = false;
                continue;
            }
            started = true;
            if (character == quote) {
                quote = '\0';
            } else if (quote == '\0' && (character == '\'' || character == '"')) {
                quote = character;
            } else if (character == '\\' && quote != '\'' && i + 1 < text.length()) {
                word.append(text.charAt(++i));
            } else {
                word.append(character);
            }
        }
        if (started) {
            words.add(word.toString());
        }
        return words;
    }
}
