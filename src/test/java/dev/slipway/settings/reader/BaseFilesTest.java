package dev.slipway.settings.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseFilesTest {
    @TempDir
    private Path root;

    @BeforeEach
    void project() throws IOException {
        write("Pulumi.yaml", "name: shop\nruntime: java\n");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(root.resolve(file), text);
    }

    private StackConfig read() {
        return StackFile.read(root, "dev");
    }

    @Test
    void objectsAreMergedKeyByKeyAndListsAreReplaced() throws IOException {
        write(
                "base.yaml",
                "config:\n  slipway:network: {zones: 2, endpoints: [s3], nat: {kind: none}}\n  slipway:protected: true\n");
        write(
                "Pulumi.dev.yaml",
                "config:\n  slipway:extends: base.yaml\n  slipway:network: {endpoints: [logs], nat: {kind: one}}\n");

        assertThat(read().values())
                .containsOnly(
                        Map.entry(
                                "slipway:network", "{\"endpoints\":[\"logs\"],\"nat\":{\"kind\":\"one\"},\"zones\":2}"),
                        Map.entry("slipway:protected", "true"));
    }

    @Test
    void eachFileOfAListGoesOverTheOneBeforeAndABaseMayExtendAnother() throws IOException {
        write("company.yaml", "config:\n  slipway:tags: {a: company, b: company, c: company, d: company}\n");
        write("team.yaml", "config:\n  slipway:extends: company.yaml\n  slipway:tags: {b: team, c: team}\n");
        write("cheap.yaml", "config:\n  slipway:tags: {c: cheap}\n");
        write("Pulumi.dev.yaml", "config:\n  slipway:extends: [team.yaml, cheap.yaml]\n  slipway:tags: {d: dev}\n");

        assertThat(read().values())
                .containsEntry("slipway:tags", "{\"a\":\"company\",\"b\":\"team\",\"c\":\"cheap\",\"d\":\"dev\"}");
    }

    @Test
    void aValueHasThePlaceOfTheFileItComesFrom() throws IOException {
        write("base.yaml", "config:\n  slipway:network:\n    zones: 2\n    nat: none\n");
        write("Pulumi.dev.yaml", "config:\n  slipway:extends: base.yaml\n  slipway:network:\n    nat: one\n");

        assertThat(read().sources().of("slipway:network.zones")).hasToString("Optional[base.yaml:3]");
        assertThat(read().sources().of("slipway:network.nat")).hasToString("Optional[Pulumi.dev.yaml:4]");
    }

    @Test
    void theConfigurationOfTheEngineIsMergedInTheSameWay() throws IOException {
        write("Pulumi.yaml", "name: slipway\nconfig:\n  slipway:protected: {type: boolean, default: false}\n");
        write("base.yaml", "config:\n  slipway:protected: true\n  slipway:network: {zones: 2}\n");
        write("Pulumi.dev.yaml", "config:\n  slipway:extends: base.yaml\n  slipway:network: {nat: none}\n");

        var engine = StackConfig.ofEngine(
                "dev",
                root,
                Map.of(
                        "slipway:extends", "base.yaml",
                        "slipway:network", "{\"nat\":\"none\"}",
                        "slipway:protected", "false"),
                Set.of());

        assertThat(engine).isEqualTo(read());
        assertThat(engine.values()).containsEntry("slipway:protected", "true");
    }

    @Test
    void aFileThatDoesNotExistIsRefusedWithThePlaceOfItsName() throws IOException {
        write("Pulumi.dev.yaml", "config:\n  slipway:extends: base.yaml\n");

        assertThatThrownBy(this::read)
                .isInstanceOf(RunException.class)
                .hasMessage(
                        "Pulumi.dev.yaml:2: slipway:extends = base.yaml: there is no such file; name a file of the project's folder");
    }

    @Test
    void aFileThatExtendsItselfIsRefused() throws IOException {
        write("a.yaml", "config:\n  slipway:extends: b.yaml\n");
        write("b.yaml", "config:\n  slipway:extends: a.yaml\n");
        write("Pulumi.dev.yaml", "config:\n  slipway:extends: a.yaml\n");

        assertThatThrownBy(this::read)
                .isInstanceOf(RunException.class)
                .hasMessage(
                        "b.yaml:2: slipway:extends = a.yaml: it extends itself; remove the key from one of the files");
    }

    @Test
    void aKeyThatPulumiReadsFromTheStackFileAloneIsRefusedInABaseFile() throws IOException {
        write("base.yaml", "config:\n  aws:region: eu-west-1\n");
        write("Pulumi.dev.yaml", "config:\n  slipway:extends: base.yaml\n");

        assertThatThrownBy(this::read)
                .isInstanceOf(RunException.class)
                .hasMessage(
                        "base.yaml:2: aws:region: Pulumi does not read it from a file that another one extends; write it into each stack file");
    }

    @Test
    void anythingButNamesIsRefused() throws IOException {
        write("Pulumi.dev.yaml", "config:\n  slipway:extends: {file: base.yaml}\n");

        assertThatThrownBy(this::read)
                .isInstanceOf(RunException.class)
                .hasMessage(
                        "Pulumi.dev.yaml:2: slipway:extends = {\"file\":\"base.yaml\"}: the name of a file, or a list of names, is allowed;"
                                + " name files of the project");
    }
}
