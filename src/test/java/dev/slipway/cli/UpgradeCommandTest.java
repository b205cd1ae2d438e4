package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.base.LocalEnvironment;
import dev.slipway.testing.CommandHarness;
import dev.slipway.testing.FakePrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code upgrade}, with a Maven that sets the version and a launcher of the new version. */
class UpgradeCommandTest extends CommandHarness {
    private static final String POM = "<project><slipway.version>0.1.0</slipway.version></project>";

    @TempDir
    private Path project;

    private FakePrograms programs;

    @BeforeEach
    void writeProject() throws IOException {
        Files.writeString(project.resolve("pom.xml"), POM);
        programs = new FakePrograms(project).add("mvn", """
                echo "$@" > "$FAKES/maven"
                sed -i 's/0\\.1\\.0/0.2.0/' "$FAKES/pom.xml"
                """).add("slipway", "echo \"notes: $*\"\n");
    }

    @Override
    protected LocalEnvironment environment() {
        return programs.machine();
    }

    @Test
    void theNewestReleaseAndItsNotesAreTheDefault() throws IOException {
        assertThat(run("upgrade")).isZero();

        assertThat(out).hasToString("""
                        Slipway 0.1.0 -> 0.2.0 in pom.xml
                        notes: upgrade --notes-since 0.1.0
                        Next: ./slipway check, then pulumi preview for each stack
                        """);
        assertThat(err).hasToString("slipway: building the project with version 0.2.0\n");
        assertThat(Files.readString(project.resolve("pom.xml"))).contains("<slipway.version>0.2.0<");
        assertThat(Files.readString(project.resolve("maven")))
                .isEqualTo("-q -B -DgenerateBackupPoms=false -Dproperty=slipway.version "
                        + "org.codehaus.mojo:versions-maven-plugin:2.18.0:update-property\n");
    }

    @Test
    void theSchemaOfStackFilesIsThatOfTheNewVersion() throws IOException {
        Files.writeString(project.resolve("stack.schema.json"), "{}");
        programs.add("slipway", "echo \"$*\" >> \"$FAKES/calls\"\n");

        assertThat(run("upgrade")).isZero();

        assertThat(project.resolve("calls")).content().isEqualTo("""
                upgrade --notes-since 0.1.0
                schema stack.schema.json
                """);
    }

    @Test
    void aVersionCanBeChosen() throws IOException {
        assertThat(run("upgrade", "0.2.0")).isZero();

        assertThat(Files.readString(project.resolve("maven")))
                .isEqualTo("-q -B -DgenerateBackupPoms=false -Dproperty=slipway.version -DnewVersion=0.2.0 "
                        + "org.codehaus.mojo:versions-maven-plugin:2.18.0:set-property\n");
    }

    @Test
    void aProjectWithTheNewestReleaseStaysAsItIs() {
        programs.add("mvn", "");

        assertThat(run("upgrade")).isZero();

        assertThat(out).hasToString("pom.xml has version 0.1.0 of Slipway already\n");
    }

    @Test
    void aVersionWithWhichTheProjectDoesNotBuildIsTakenBack() throws IOException {
        programs.add("slipway", "echo 'dev.slipway:slipway:jar:0.2.0 was not found' >&2; exit 1\n");

        assertThat(run("upgrade", "0.2.0")).isEqualTo(1);

        assertThat(err).hasToString("""
                        slipway: building the project with version 0.2.0
                        the project does not build with version 0.2.0 of Slipway; pom.xml is as before:
                        dev.slipway:slipway:jar:0.2.0 was not found
                        """);
        assertThat(Files.readString(project.resolve("pom.xml"))).isEqualTo(POM);
    }

    @Test
    void aFailureOfMavenIsReported() throws IOException {
        programs.add("mvn", "echo '[ERROR] no network'; exit 1\n");

        assertThat(run("upgrade")).isEqualTo(1);

        assertThat(err).hasToString("Maven cannot set the version: [ERROR] no network; pom.xml is as before\n");
        assertThat(Files.readString(project.resolve("pom.xml"))).isEqualTo(POM);
    }

    @Test
    void aProjectWithoutThePropertyIsRefused() throws IOException {
        Files.writeString(project.resolve("pom.xml"), "<project/>");

        assertThat(run("upgrade")).isEqualTo(1);

        assertThat(err)
                .hasToString(
                        "pom.xml has no property slipway.version: upgrade raises it in projects of ./slipway init; set the version of dev.slipway:slipway by this property\n");
    }

    @Test
    void theNotesSinceAnEarlierVersionAreThoseOfThisBuild() {
        assertThat(run("upgrade", "--notes-since", "0.0.9")).isZero();

        assertThat(out.toString()).startsWith("\n## 0.1.0 (2026-11-30)\nThe first release.\n");
    }

    @Test
    void thereAreNoNotesAfterThisVersion() {
        assertThat(run("upgrade", "--notes-since", Slipway.VERSION)).isZero();

        assertThat(out).hasToString("There are no notes for versions after 0.1.0\n");
    }
}
