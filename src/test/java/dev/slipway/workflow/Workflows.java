package dev.slipway.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The workflows of the project as data. */
final class Workflows {
    static final Path GITHUB = Path.of(".github").toAbsolutePath();
    static final Path WORKFLOWS = GITHUB.resolve("workflows");

    private Workflows() {}

    static List<Path> files(Path folder, String pattern) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(pattern))
                    .sorted()
                    .toList();
        }
    }

    static List<Path> workflows() throws IOException {
        return files(WORKFLOWS, ".*\\.yml");
    }

    static Map<?, ?> load(Path file) throws IOException {
        return map(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file)));
    }

    static Map<?, ?> map(@Nullable Object value) {
        return (Map<?, ?>) Objects.requireNonNull(value);
    }

    /** By file and name. */
    static Map<String, Map<?, ?>> jobs() throws IOException {
        var jobs = new LinkedHashMap<String, Map<?, ?>>();
        for (var file : workflows()) {
            map(load(file).get("jobs")).forEach((name, job) -> jobs.put(file.getFileName() + " " + name, map(job)));
        }
        return jobs;
    }

    static Stream<Map<?, ?>> steps(Map<?, ?> of) {
        return ((List<?>) Objects.requireNonNull(of.get("steps"))).stream().map(Workflows::map);
    }
}
