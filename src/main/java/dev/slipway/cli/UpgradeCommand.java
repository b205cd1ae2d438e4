package dev.slipway.cli;

import com.pulumi.exceptions.RunException;
import dev.slipway.cli.project.NewProject;
import dev.slipway.cli.project.SlipwayVersion;
import dev.slipway.cli.project.UpgradeNotes;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Raises the version of Slipway's library in the project's {@code pom.xml}. */
@Command(
        name = "upgrade",
        description = {
            "Raises the version of Slipway in the project's pom.xml, and prints the upgrade notes since the version before.",
            "They list what the next up replaces, and the keys that have other names. Nothing is deployed."
        },
        footer = "  ./slipway upgrade",
        exitCodeList = {
            "0:the project has the version",
            "1:there is no such version, or the project does not build with it; pom.xml is as before",
            "2:wrong usage"
        })
final class UpgradeCommand extends SlipwayCommand {
    private static final String VERSIONS = "org.codehaus.mojo:versions-maven-plugin:2.18.0:";
    private static final String LAUNCHER = "slipway";

    @Parameters(arity = "0..1", paramLabel = "VERSION", description = "The version; by default the newest release.")
    private @Nullable String version;

    @Option(
            names = "--notes-since",
            paramLabel = "VERSION",
            description = "Prints the notes of the versions after this one, and changes nothing.")
    private @Nullable String since;

    @Override
    public Integer call() {
        if (since != null) {
            printNotes(since);
            return 0;
        }
        var pom = new SlipwayVersion(machine().home().resolve("pom.xml"));
        var before = pom.value();
        var text = pom.text();
        try {
            maven();
            var now = pom.value();
            if (now.equals(before)) {
                print("pom.xml has version %s of Slipway already".formatted(now));
                return 0;
            }
            printProgress("slipway: building the project with version %s".formatted(now));
            var notes = launch(now, "upgrade", "--notes-since", before);
            writeSchema(now);
            print("Slipway %s -> %s in pom.xml".formatted(before, now));
            print(notes);
            print("Next: ./slipway check, then pulumi preview for each stack");
            return 0;
        } catch (RunException failed) {
            pom.restore(text);
            throw failed;
        }
    }

    private void printNotes(String before) {
        var notes = UpgradeNotes.read().between(before, Slipway.VERSION);
        if (notes.isEmpty()) {
            print("There are no notes for versions after %s".formatted(before));
        }
        notes.forEach(note -> print("\n" + note.text()));
    }

    /** Sets the version by Maven, which knows the repositories that have it. */
    private void maven() {
        var maven = machine()
                .find("mvn")
                .orElseThrow(() -> new RunException("there is no mvn on the PATH; install Maven 3.8 or newer"));
        var command = new ArrayList<>(
                List.of("-q", "-B", "-DgenerateBackupPoms=false", "-Dproperty=" + SlipwayVersion.PROPERTY));
        if (version == null) {
            command.add(VERSIONS + "update-property");
        } else {
            command.add("-DnewVersion=" + version);
            command.add(VERSIONS + "set-property");
        }
        var result = machine().process(maven, command).runMerged();
        if (result.exitCode() != 0) {
            throw new RunException("Maven cannot set the version: %s; pom.xml is as before"
                    .formatted(result.lastLine().orElse("it printed nothing")));
        }
    }

    /** Writes the schema of stack files of the new version, if the project has the one of the version before. */
    private void writeSchema(String now) {
        if (Files.exists(machine().home().resolve(NewProject.SCHEMA))) {
            launch(now, "schema", NewProject.SCHEMA);
        }
    }

    /**
     * The output of a command of the new version.
     *
     * @throws RunException if the project does not build with it, or the command fails
     */
    private String launch(String now, String... arguments) {
        var words =
                Stream.concat(Stream.of("sh", LAUNCHER), Stream.of(arguments)).toList();
        var result = machine().process(words).run();
        if (result.exitCode() != 0) {
            throw new RunException("the project does not build with version %s of Slipway; pom.xml is as before:\n%s"
                    .formatted(now, result.errors().strip()));
        }
        return result.output().strip();
    }
}
