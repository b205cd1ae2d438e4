package dev.slipway.realengine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.testing.PythonPackages;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs that engine tests need. Without them the tests are skipped with the reason. */
final class Prerequisites {
    /** The Python with moto, if it is not the first {@code python3} of the PATH. */
    private static final String PYTHON = "SLIPWAY_PYTHON";

    private static final Optional<String> FOUND = Stream.of(
                    Optional.ofNullable(System.getenv(PYTHON)),
                    onPath("python3").map(Path::toString))
            .flatMap(Optional::stream)
            .filter(Prerequisites::hasMoto)
            .findFirst();

    private Prerequisites() {}

    /** The missing part of a Pulumi CLI and an emulated AWS, as a message. */
    static Optional<String> missing() {
        if (onPath("pulumi").isEmpty()) {
            return Optional.of("engine tests need the Pulumi CLI: no pulumi is on the PATH");
        }
        return FOUND.isPresent()
                ? Optional.empty()
                : Optional.of("engine tests need moto, pip install 'moto[server]': neither the python of " + PYTHON
                        + " nor python3 imports it");
    }

    /** The emulated registry accepts no images, so a build needs a provider that does not push. */
    static void checkImageBuilds() {
        assumeTrue(
                onPath("pulumi-resource-docker").isPresent(),
                "a stack that builds images needs a pulumi-resource-docker on the PATH that pushes to no registry");
    }

    /** Whether a provider plugin is on the PATH, so that the CLI downloads none. */
    static boolean hasOwnPlugins() {
        return onPath("pulumi-resource-aws").isPresent();
    }

    /** Parliament, whose file of AWS's actions and resources the evaluation of policies reads. */
    static PythonPackages parliament() {
        var parliament = PythonPackages.of("parliament");
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
