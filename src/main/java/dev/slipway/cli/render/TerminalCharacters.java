package dev.slipway.cli.render;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.stream.Stream;

/** Replaces characters that a terminal without Unicode, such as one with {@code LANG=C}, would show as question marks. */
public final class TerminalCharacters {
    private static final Map<Character, String> ASCII = Map.of(
            '├', "|", '└', "`", '│', "|", '─', "-", '…', "...", '→', "->", '×', "x", '–', "-", '—', "-", '≥', ">=");

    /** Properties of the Java runtime with the character encoding of standard output; which are set depends on its version. */
    private static Stream<String> properties() {
        return Stream.of("stdout.encoding", "sun.stdout.encoding", "native.encoding");
    }

    private TerminalCharacters() {}

    /** True if the encoding of standard output has the characters of trees. */
    public static boolean areAvailable() {
        return areAvailable(properties()
                .map(System::getProperty)
                .filter(name -> name != null && Charset.isSupported(name))
                .map(Charset::forName)
                .findFirst()
                .orElse(Charset.defaultCharset()));
    }

    static boolean areAvailable(Charset encoding) {
        return encoding.canEncode() && encoding.newEncoder().canEncode('├');
    }

    /** A writer that writes ASCII to another one. */
    public static PrintWriter ascii(Writer to) {
        return new PrintWriter(new AsciiWriter(to), true);
    }

    /** Writes each character as ASCII, or as it is if it has no replacement. */
    private static final class AsciiWriter extends FilterWriter {
        AsciiWriter(Writer to) {
            super(to);
        }

        @Override
        public void write(int character) throws IOException {
            out.write(ASCII.getOrDefault((char) character, Character.toString((char) character)));
        }

        @Override
        public void write(char[] characters, int from, int length) throws IOException {
            for (var i = from; i < from + length; i++) {
                write(characters[i]);
            }
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            write(text.toCharArray(), from, length);
        }
    }
}
