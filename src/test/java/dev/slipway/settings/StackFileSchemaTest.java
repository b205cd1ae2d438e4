package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.slipway.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema, in the eyes of a public validator. */
class StackFileSchemaTest {
    private static final Path FILE = Path.of("docs", "stack.schema.json");
    private static final String TEXT = Json.pretty(StackFileSchema.of()) + "\n";
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(TEXT);

    /** The stack files of users and of tests, without the one whose keys are no settings. */
    static Stream<Path> stackFiles() throws IOException {
        return Stream.of(Path.of("examples"), Path.of("src/test/golden"), Path.of("src/test/engine"))
                .flatMap(StackFileSchemaTest::yaml);
    }

    private static Stream<Path> yaml(Path folder) {
        try (var files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("Pulumi.difficult.yaml"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> faults(String stackFile) {
        return SCHEMA.validate(stackFile, InputFormat.YAML).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    @Test
    void theFileForEditorsIsCurrent() throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(FILE, TEXT);
        }
        assertThat(FILE).content().isEqualTo(TEXT);
    }

    @Test
    void itIsASchema() {
        var metaSchema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(metaSchema.validate(TEXT, InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("stackFiles")
    void itAllowsEveryStackFile(Path file) throws IOException {
        var text = Files.readString(file)
                .replaceAll("EXISTING_[A-Z]+_SUBNETS", "[subnet-0123456789abcdef0]")
                .replace("EXISTING_VPC", "vpc-0123456789abcdef0");

        assertThat(faults(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slipway:netwrok: {zones: 2} | slipway:netwrok",
                "slipway:network: {zone: 2} | property 'zone' is not defined",
                "slipway:network: {zones: 4} | must have a maximum value of 3",
                "slipway:network: {nat: singel} | does not have a value in the enumeration",
                "slipway:protected: 'yes' | string found, boolean expected",
                "slipway:services: {web: {port: http}} | string found, integer expected",
                "slipway:services: {web: {sidecars: [{nam: agent}]}} | property 'nam' is not defined",
                "slipway:logs: {retentionDays: 8} | does not have a value in the enumeration",
            })
    void itFindsFaults(String config, String fault) {
        assertThat(faults("config:\n  aws:region: eu-west-1\n  " + config))
                .isNotEmpty()
                .anyMatch(found -> found.contains(fault));
    }

    @Test
    void keysOfOtherProvidersAreAllowed() {
        assertThat(
                        faults(
                                "config:\n  aws:region: eu-west-1\n  aws:maxRetries: 5\n  random:seed: 1\nencryptionsalt: v1\n"))
                .isEmpty();
    }
}
