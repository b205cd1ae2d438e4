package dev.slipway.scan;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The scanner <a href="https://www.checkov.io/">checkov</a>, in {@code target}, where Python and its registry are. */
final class Checkov {
    private static final String VERSION = "3.3.30";
    private static final Path HOME = Path.of("target", "checkov-" + VERSION).toAbsolutePath();
    private static final int MINUTES = 5;

    /**
     * What a check says against a resource.
     *
     * @param file the name of the plan's file
     */
    record Failure(String file, String check, String title, String resource) {}

    private Checkov() {}

    /** Installs it where it is not; tells people why it cannot be. */
    static Optional<String> missing() {
        if (run(List.of("python3", "-m", "pip", "--version")).isEmpty()) {
            return Optional.of("the policy scan needs python3 with pip");
        }
        if (Files.exists(HOME.resolve("complete"))) {
            return Optional.empty();
        }
        var install = List.of(
                "python3",
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--target",
                HOME.toString(),
                "checkov==" + VERSION);
        if (run(install).isEmpty()) {
            return Optional.of("the policy scan needs checkov %s, which pip does not get".formatted(VERSION));
        }
        try {
            Files.createFile(HOME.resolve("complete"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.empty();
    }

    /** Scans the plans in a folder. */
    static List<Failure> scan(Path folder) {
        var command = List.of(
                "python3",
                "-m",
                "checkov.main",
                "--directory",
                folder.toString(),
                "--framework",
                "terraform_plan",
                "--skip-download",
                "--compact",
                "--quiet",
                "--soft-fail",
                "--output",
                "json");
        var answer = JsonParser.parseString(run(command)
                .orElseThrow(() -> new IllegalStateException("checkov fails: run " + String.join(" ", command))));
        var reports = answer.isJsonArray() ? answer.getAsJsonArray().asList() : List.of(answer);
        return reports.stream()
                .map(JsonElement::getAsJsonObject)
                .flatMap(Checkov::failures)
                .toList();
    }

    private static Stream<Failure> failures(JsonObject report) {
        return report.getAsJsonObject("results").getAsJsonArray("failed_checks").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .map(failed -> new Failure(
                        Path.of(failed.get("file_path").getAsString())
                                .getFileName()
                                .toString(),
                        failed.get("check_id").getAsString(),
                        failed.get("check_name").getAsString(),
                        failed.get("resource").getAsString()));
    }

    /** What a command prints, empty where it fails or is not there. */
    private static Optional<String> run(List<String> command) {
        try {
            var output = Files.createTempFile("slipway-scan-", ".out");
            var builder = new ProcessBuilder(new ArrayList<>(command))
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("PYTHONPATH", HOME.toString());
            var process = builder.start();
            var done = process.waitFor(MINUTES, TimeUnit.MINUTES);
            process.destroyForcibly();
            var text = Files.readString(output);
            Files.delete(output);
            return done && process.exitValue() == 0 ? Optional.of(text) : Optional.empty();
        } catch (IOException absent) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
