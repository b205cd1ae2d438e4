package dev.slipway.realengine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.Pip;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** What engine tests need on the machine that runs them. Where it is missing they are skipped, and say why. */
final class Prerequisites {
    /** Names the Python that has moto, where it is not the first {@code python3} of the PATH. */
    private static final String PYTHON = "SLIPWAY_PYTHON";

    private static final Optional<String> FOUND = Stream.of(
                    Optional.ofNullable(System.getenv(PYTHON)),
                    onPath("python3").map(Path::toString))
            .flatMap(Optional::stream)
            .filter(Prerequisites::hasMoto)
            .findFirst();

    private Prerequisites() {}

    /** What is missing of a Pulumi CLI and an emulated AWS, for people. */
    static Optional<String> missing() {
        if (onPath("pulumi").isEmpty()) {
            return Optional.of("engine tests need the Pulumi CLI: no pulumi is on the PATH");
        }
        return FOUND.isPresent()
                ? Optional.empty()
                : Optional.of("engine tests need moto, pip install 'moto[server]': neither the python of " + PYTHON
                        + " nor python3 imports it");
    }

    /** The emulated registry takes no images, so what builds one must be satisfied without a push. */
    static void checkImageBuilds() {
        assumeTrue(
                onPath("pulumi-resource-docker").isPresent(),
                "a stack that builds images needs a pulumi-resource-docker on the PATH that pushes to no registry");
    }

    /** Whether a provider plugin stands on the PATH, so that the CLI fetches none. */
    static boolean hasOwnPlugins() {
        return onPath("pulumi-resource-aws").isPresent();
    }

    /** Parliament, whose file of AWS's actions and resources the evaluation of policies reads. */
    static Pip parliament() {
        var parliament = Pip.of("parliament");
        var missing = parliament.missing("the evaluation of permissions", "parliament==1.6.4");
        assumeTrue(missing.isEmpty(), missing::orElseThrow);
        return parliament;
    }

    static String python() {
        return FOUND.orElseThrow();
    }

    private static Optional<Path> onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean hasMoto(String python) {
        try {
            return new ProcessBuilder(python, "-c", "import moto.server")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
