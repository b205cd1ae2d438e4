package dev.slipway.testing;

import dev.slipway.App;
import dev.slipway.engine.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The stack files of the examples and of the golden plans, and their plans for tests that need all of them. */
public final class StackFiles {
    private static final Path MESSAGING = Path.of("src", "test", "resources", "cases", "topic-and-worker.yaml");

    private static final Map<Path, Plan> PLANS = new ConcurrentHashMap<>();

    private StackFiles() {}

    public static List<Path> all() {
        return Stream.concat(
                        Stream.of(Path.of("examples"), GoldenPlans.FOLDER).flatMap(folder -> in(folder).stream()),
                        Stream.of(MESSAGING))
                .toList();
    }

    private static List<Path> in(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The plan of a stack file, made once for all tests. */
    public static Plan plan(Path file) {
        return PLANS.computeIfAbsent(file, planned -> App.preflight(TestProject.read(stack(planned), planned))
                .plan());
    }

    /** The stack's name: {@code dev} of {@code examples/dev.yaml} and of {@code Pulumi.dev.yaml}. */
    public static String stack(Path file) {
        return file.equals(MESSAGING)
                ? "messaging"
                : file.getFileName().toString().replaceFirst("^Pulumi\\.", "").replaceFirst("\\.yaml$", "");
    }
}
