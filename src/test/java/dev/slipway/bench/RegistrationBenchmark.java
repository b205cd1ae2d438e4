package dev.slipway.bench;

import dev.slipway.App;
import dev.slipway.settings.reader.SourceLocations;
import dev.slipway.settings.reader.StackConfig;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Measures the planning of growing stacks: 1, 10 and 50 services behind one balancer, with settings, registration and
 * guard rails.
 *
 * <p>{@code mvn -q test-compile exec:java@benchmark}
 *
 * <p>The last line says how much more one resource takes among those of 50 services than of 10. About 1 is linear.
 */
public final class RegistrationBenchmark {
    private static final int ROUNDS = 3;
    private static final String IMAGE = "public.ecr.aws/nginx/nginx@sha256:" + "0".repeat(64);

    private RegistrationBenchmark() {}

    /** The best of a few rounds, since everything that disturbs a measurement makes it longer. */
    private record Measured(int resources, double seconds) {
        double perResource() {
            return seconds / resources;
        }
    }

    public static void main(String[] args) {
        var out = System.out;
        plan(10);
        plan(10);
        out.printf("%8s  %9s  %8s  %12s%n", "services", "resources", "seconds", "ms/resource");
        measure(1, out);
        var ten = measure(10, out);
        var fifty = measure(50, out);
        out.printf("time of a resource, 50 services to 10: %.2f%n", fifty.perResource() / ten.perResource());
    }

    private static Measured measure(int services, PrintStream out) {
        var best = new Measured(1, Double.MAX_VALUE);
        for (var round = 0; round < ROUNDS; round++) {
            var start = System.nanoTime();
            var resources = plan(services);
            var seconds = (System.nanoTime() - start) / 1e9;
            if (seconds < best.seconds()) {
                best = new Measured(resources, seconds);
            }
        }
        out.printf("%8d  %9d  %8.2f  %12.2f%n", services, best.resources(), best.seconds(), best.perResource() * 1000);
        return best;
    }

    private static int plan(int services) {
        var texts = IntStream.rangeClosed(1, services)
                .mapToObj("s%d"::formatted)
                .map(name -> "\"%s\":{\"image\":\"%s\",\"port\":80,\"routes\":{\"paths\":[\"/%s/*\"]}}"
                        .formatted(name, IMAGE, name))
                .collect(Collectors.joining(",", "{", "}"));
        var values = Map.of("aws:region", "eu-west-1", "slipway:services", texts);
        return App.preflight(new StackConfig("bench", "test", Path.of(""), values, Set.of(), SourceLocations.NONE))
                .plan()
                .resources()
                .size();
    }
}
