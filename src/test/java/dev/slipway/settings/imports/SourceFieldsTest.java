package dev.slipway.settings.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFieldsTest {
    @TempDir
    private Path folder;

    private final ImportErrors errors = new ImportErrors();

    private SourceFields fields(String text) {
        var file = folder.resolve("file.yml");
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return SourceFile.read(file, "file.yml", errors)
                .map(value -> new SourceFields(value, errors))
                .orElseThrow();
    }

    private void isRefused(String message) {
        assertThatThrownBy(errors::refuse).hasMessage(message);
    }

    @Test
    void aFieldIsReadByItsType() {
        var fields = fields("""
                cpu: 256
                exec: on
                wait: 1h30m
                command: [a, b]
                none:
                """);

        assertThat(fields.integer("cpu", 0, 1000))
                .get()
                .extracting(SourceField::value)
                .isEqualTo(256);
        assertThat(fields.flag("exec")).get().extracting(SourceField::value).isEqualTo(true);
        assertThat(fields.duration("wait")).get().extracting(SourceField::value).isEqualTo(Duration.ofMinutes(90));
        assertThat(fields.texts("command").orElseThrow().value()).containsExactly("a", "b");
        assertThat(fields.text("none")).isEmpty();
        assertThat(UnreadFields.of(fields.source())).isEmpty();
        errors.refuse();
    }

    @Test
    void anEmptyElementOfAListIsNone() {
        assertThat(fields("groups:\n  - a\n  -\n  - b\n")
                        .texts("groups")
                        .orElseThrow()
                        .value())
                .containsExactly("a", "b");
    }

    @Test
    void everyWrongValueIsReportedWithItsLine() {
        var fields = fields("""
                cpu: many
                exec: maybe
                wait: 30
                list: {a: 1}
                text: [1]
                kind: other
                """);
        fields.integer("cpu", 1, 9);
        fields.flag("exec");
        fields.duration("wait");
        fields.texts("list");
        fields.text("text");
        fields.choice("kind", List.of("a", "b"));

        isRefused("""
                file.yml:1: cpu = many: a whole number from 1 to 9 is allowed; write it without quotes and units
                file.yml:2: exec = maybe: true or false is allowed; write one
                file.yml:3: wait = 30: a duration with a unit is allowed; write it as in 90s, 15m or 1h30m
                file.yml:4: list: a text or a list of texts is allowed; write [a, b]
                file.yml:5: text = a list of 1: a text is allowed; write one
                file.yml:6: kind = other: a, b is allowed; choose one""");
    }

    @Test
    void aKeyThatNobodyReadsIsFoundWithItsPlace() {
        var fields = fields("""
                http: {path: /, pth: /x}
                extra:
                  a: 1
                """);
        fields.section("http").orElseThrow().text("path");

        assertThat(UnreadFields.of(fields.source()))
                .extracting(field -> field.value().place())
                .containsExactly(new SourcePlace("file.yml", 1, "http.pth"), new SourcePlace("file.yml", 2, "extra"));
    }

    @Test
    void anchorsMergeKeysAndOwnTagsAreRead() {
        var fields = fields("""
                base: &base {cpu: 256, memory: 512}
                one:
                  <<: *base
                  cpu: 512
                ref: !Ref Table
                """);
        var one = fields.section("one").orElseThrow();

        assertThat(one.integer("cpu", 0, 999).orElseThrow().value()).isEqualTo(512);
        assertThat(one.integer("memory", 0, 999).orElseThrow().value()).isEqualTo(512);
        assertThat(fields.value("ref").orElseThrow().tag()).isEqualTo("!Ref");
    }

    @Test
    void invalidYamlIsRefusedWithItsLine() throws IOException {
        var file = folder.resolve("broken.yml");
        Files.writeString(file, "a: 1\nb: [1\nc: 2\n");
        SourceFile.read(file, "broken.yml", errors);
        Files.writeString(file, "a: 1\na: 2\n");
        SourceFile.read(file, "double.yml", errors);
        Files.writeString(file, "- a\n");
        SourceFile.read(file, "list.yml", errors);
        Files.writeString(file, "");
        SourceFile.read(file, "empty.yml", errors);
        SourceFile.read(folder.resolve("none"), "none.yml", errors);

        isRefused("""
                broken.yml:3: this is not valid YAML: expected ',' or ']', but got :
                double.yml:2: the key a is there twice; remove one
                list.yml: the file is not an object of keys
                empty.yml: the file is empty; it needs an object of keys
                none.yml: the file cannot be read as UTF-8; check that it exists and is readable""");
    }
}
