package dev.slipway.controllers.bench;

import dev.slipway.controllers.emulated.EmulatedAws;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How long a container takes from the start of its process to its first answer, without a snapshot: the packaged wake
 * function, and beside it one in Python that makes the same calls by boto3, where {@code SLIPWAY_PYTHON} names a Python
 * that has it. After {@code mvn package}: {@code mvn -q exec:java@start}.
 */
public final class StartBenchmark {
    private static final int RUNS = 11;

    private interface Start {
        String run() throws IOException, InterruptedException;
    }

    private StartBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (var aws = new EmulatedAws()) {
            var folder = Packaged.in(Files.createTempDirectory("slipway-controllers-"));
            var java = median(() -> folder.run("dev.slipway.controllers.WakeHandler", aws, "{}"));
            System.out.printf("Java: %d ms, median of %d%n", java.toMillis(), RUNS);
            var python = Optional.ofNullable(System.getenv("SLIPWAY_PYTHON"));
            if (python.isPresent()) {
                var boto = median(
                        () -> Packaged.run(new ProcessBuilder(python.get(), "src/test/python/wake.py"), aws, "{}"));
                System.out.printf("Python: %d ms, median of %d%n", boto.toMillis(), RUNS);
                System.out.printf("ratio: %.2f%n", (double) java.toMillis() / boto.toMillis());
            }
        }
    }

    private static Duration median(Start start) throws IOException, InterruptedException {
        start.run();
        var times = new long[RUNS];
        for (var run : IntStream.range(0, RUNS).toArray()) {
            var from = System.nanoTime();
            start.run();
            times[run] = System.nanoTime() - from;
        }
        Arrays.sort(times);
        return Duration.ofNanos(times[RUNS / 2]);
    }
}
