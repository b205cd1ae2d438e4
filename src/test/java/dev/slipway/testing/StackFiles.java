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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The stack files of the examples and of the golden plans, and their plans for tests that need all of them. */
public final class StackFiles {
    private static final Path MESSAGING = Path.of("src", "test", "resources", "cases", "topic-and-worker.yaml");

    private static final Path ENGINE_COPIES = Path.of("target", "engine-stacks");

    private static final Map<Path, Plan> PLANS = new ConcurrentHashMap<>();

    private StackFiles() {}

    public static List<Path> all() {
        return Stream.concat(
                        Stream.of(Path.of("examples"), GoldenPlans.FOLDER).flatMap(folder -> in(folder).stream()),
                        Stream.of(MESSAGING))
                .toList();
    }

    /** Copies of the stack files that the engine tests apply, with ids of an existing network. */
    public static List<Path> ofEngineTests() {
        return in(Path.of("src", "test", "engine")).stream()
                .filter(file -> !file.endsWith("Pulumi.difficult.yaml"))
                .map(StackFiles::withIds)
                .toList();
    }

    private static Path withIds(Path file) {
        try {
            var text = Files.readString(file)
                    .replace("EXISTING_VPC", "vpc-00000000000000001")
                    .replace("EXISTING_PUBLIC_SUBNETS", subnetIds('a'))
                    .replace("EXISTING_PRIVATE_SUBNETS", subnetIds('b'));
            return Files.writeString(Files.createDirectories(ENGINE_COPIES).resolve(file.getFileName()), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String subnetIds(char first) {
        return IntStream.rangeClosed(1, 3)
                .mapToObj(zone -> "subnet-%s000000000000000%d".formatted(first, zone))
                .toList()
                .toString();
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
