package dev.slipway.scan;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.slipway.testing.PythonPackages;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The scanner <a href="https://www.checkov.io/">checkov</a>, installed in {@code target}. */
final class Checkov {
    private static final String VERSION = "3.3.30";
    private static final PythonPackages PIP = PythonPackages.of("checkov-" + VERSION);

    /**
     * A failed check of a resource.
     *
     * @param file the name of the plan's file
     */
    record Failure(String file, String check, String title, String resource) {}

    private Checkov() {}

    /** Installs it if it is missing; the result is the reason if it cannot be installed. */
    static Optional<String> missing() {
        return PIP.missing("the policy scan", "checkov==" + VERSION);
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
        var answer = JsonParser.parseString(PIP.run(command, Map.of())
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
}
