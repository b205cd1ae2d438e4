package dev.slipway.settings.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlFileTest {
    @TempDir
    private Path folder;

    private YamlFile read(String text) throws IOException {
        return YamlFile.read(Files.writeString(folder.resolve("Pulumi.dev.yaml"), text));
    }

    @Test
    void keysAreInAlphabeticalOrder() throws IOException {
        assertThat(read("b: {z: 1, y: 2}\na: 3\n").values()).hasToString("{\"a\":3,\"b\":{\"y\":2,\"z\":1}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a text in quotes | a: "0123" | "0123"
            a text by its tag | a: !!str 0123 | "0123"
            a number by its tag | a: !!int "12" | 12
            a time by its tag | a: !!timestamp 2024-01-01 | "2024-01-01 00:00:00 +0000 UTC"
            base 64 | a: !!binary aGVsbG8= | "hello"
            a tag that is unknown | a: !Ref b | "b"
            no value | a: | null
            a merge sign as a value | a: << | "<<"
            """)
    void aTagOrQuotesDecideOnTheValue(String name, String text, String value) throws IOException {
        assertThat(read(text).values().get("a")).as(name).hasToString(value);
    }

    @Test
    void aKeyOfAnObjectGoesOverThoseOfAMergeKeyAndTheFirstOfSeveralOverTheOthers() throws IOException {
        var values = read("""
                        base: &base {x: 1, y: [1, 2]}
                        one: {<<: *base, y: 3}
                        more: {<<: [*base, {x: 2, z: 3}]}
                        "quoted": {"<<": *base}
                        """).values();

        assertThat(values.get("one")).hasToString("{\"x\":1,\"y\":3}");
        assertThat(values.get("more")).hasToString("{\"x\":1,\"y\":[1,2],\"z\":3}");
        assertThat(values.get("quoted")).hasToString("{\"<<\":{\"x\":1,\"y\":[1,2]}}");
    }

    @Test
    void theLineOfAValueIsThatOfItsKeyOrListElement() throws IOException {
        var sources = new SourceLocations(read("config:\n  s:v:\n    a: 1\n    b:\n      - c: 2\n      - d\n")
                .sourcesBelow("config"));

        assertThat(sources.of("s:v.a")).hasToString("Optional[Pulumi.dev.yaml:3]");
        assertThat(sources.of("s:v.b[0].c")).hasToString("Optional[Pulumi.dev.yaml:5]");
        assertThat(sources.of("s:v.b[1]")).hasToString("Optional[Pulumi.dev.yaml:6]");
        assertThat(sources.of("s:v.missing.key")).hasToString("Optional[Pulumi.dev.yaml:2]");
        assertThat(sources.of("other")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a: {1.50: b} | 1 is not valid YAML: YAML reads the unquoted key 1.50 as 1.5; write it in quotes
            a: {~: b} | 1 is not valid YAML: YAML reads the unquoted key ~ as <nil>; write it in quotes
            a: {[b]: c} | 1 is not valid YAML: a key is a text
            a: {b: 1, b: 2} | 1 is not valid YAML: the key b is written twice; remove one
            a: &a {b: *a} | 1 is not valid YAML: an anchor contains itself
            a: {<<: text} | 1 is not valid YAML: a merge key (<<) requires an object or a list of objects
            a: .inf | 1 is not valid YAML: .inf is not a number that Pulumi can store
            """)
    void whatPulumiRefusesOrChangesIsRefusedWithItsLine(String text, String problem) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(RunException.class).hasMessage("Pulumi.dev.yaml:%s", problem);
    }
}
