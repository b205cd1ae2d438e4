package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of the sources: descriptions begin with a noun, and names are those of AWS, Pulumi and Java. */
class WordsTest {
    private static final Path MAIN = Path.of("src/main/java/dev/slipway");
    private static final Path TEST = Path.of("src/test/java/dev/slipway");

    /** Files and folders that are checked: below the main sources, or below the project. */
    private static final List<Path> CHECKED = List.of(MAIN, Path.of("app/controllers/src/main"));

    private static final Pattern DOC = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);

    private static final Pattern QUESTION = Pattern.compile(
            "(What|Who|Whom|Whose|Where|How|Which|Whether|When|That|(By|Between|Of|In|On|To) (what|whom|which))\\b.*",
            Pattern.DOTALL);

    private static final Pattern EACH = Pattern.compile("\\beach ->|\\(each\\)|[(,] ?each, \\w+\\) ->|, each\\) ->");

    private static final Pattern CONSTANT =
            Pattern.compile("static final [\\w<>., ]+ (USUAL\\w*|MOST_\\w+|LEAST_\\w+|LONGEST\\w*|SHORTEST\\w*) =");

    private static final Pattern TYPE =
            Pattern.compile("^ *(?:[a-z-]+ )*(?:class|record|interface|enum) ([A-Z]\\w*)", Pattern.MULTILINE);

    private static final Pattern FORMER = Pattern.compile(
            "Doorman|Doorway|Companion|OneOff|Sleeper|Sketch|StartWatch|TaskAccess|TaskNetwork|RuledListener|SdkLoop|OwnImages");

    private record Source(Path file, String text) {
        String line(int offset) {
            return "%s:%d".formatted(file, text.substring(0, offset).lines().count());
        }

        Stream<String> matches(Pattern pattern) {
            return pattern.matcher(text).results().map(match -> "%s %s".formatted(line(match.end()), match.group()));
        }

        Stream<String> typeNames() {
            return TYPE.matcher(text).results().map(match -> match.group(1));
        }
    }

    private static List<Source> sources(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(WordsTest::source)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Source source(Path file) {
        try {
            return new Source(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Source> checked() {
        return CHECKED.stream().flatMap(folder -> sources(folder).stream());
    }

    @Test
    void aDescriptionBeginsWithANoun() {
        assertThat(checked().flatMap(source -> DOC.matcher(source.text())
                        .results()
                        .filter(doc -> QUESTION.matcher(sentence(doc.group(1))).matches())
                        .map(doc -> "%s %s".formatted(source.line(doc.start() + 1), sentence(doc.group(1))))))
                .isEmpty();
    }

    private static String sentence(String doc) {
        return doc.replaceAll("[\\s*]+", " ").strip();
    }

    @Test
    void aLambdaParameterNamesItsValue() {
        assertThat(checked().flatMap(source -> source.matches(EACH))).isEmpty();
    }

    @Test
    void aConstantIsADefaultAMinimumOrAMaximum() {
        assertThat(checked().flatMap(source -> source.matches(CONSTANT))).isEmpty();
    }

    @Test
    void aTypeNameHasOneMeaning() {
        var files = new TreeMap<String, List<Path>>();
        checked().forEach(source -> source.typeNames()
                .forEach(name ->
                        files.computeIfAbsent(name, key -> new ArrayList<>()).add(source.file())));
        files.remove("Args");
        files.values().removeIf(found -> found.size() < 2);
        assertThat(files).isEmpty();
    }

    @Test
    void noTypeHasAFormerName() {
        var names = new TreeSet<String>();
        Stream.of(MAIN, TEST).flatMap(folder -> sources(folder).stream()).forEach(source -> source.typeNames()
                .filter(name -> FORMER.matcher(name).find())
                .forEach(name -> names.add("%s in %s".formatted(name, source.file()))));
        assertThat(names).isEmpty();
    }
}
