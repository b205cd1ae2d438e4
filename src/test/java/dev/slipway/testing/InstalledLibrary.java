package dev.slipway.testing;

import dev.slipway.base.LocalEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * Slipway's library in the local Maven repository, made from the compiled classes of this build. Its version is one that no
 * release has and no other process uses, and it is deleted at the end.
 */
public final class InstalledLibrary implements AutoCloseable {
    private static final String INSTALL = "org.apache.maven.plugins:maven-install-plugin:3.1.4:install-file";

    private final String version;

    private InstalledLibrary(String version) {
        this.version = version;
    }

    /** Installs the library; the folder gets its jar. */
    public static InstalledLibrary install(Path folder) {
        var library =
                new InstalledLibrary("0.0.0-test-" + ProcessHandle.current().pid());
        var jar = folder.resolve("slipway.jar").toString();
        var packed = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "--create", "--file", jar, "-C", "target/classes", ".");
        if (packed != 0) {
            throw new IllegalStateException("the jar of the library cannot be written");
        }
        var command = new ArrayList<>(List.of("mvn", "-q", "-B", INSTALL, "-Dfile=" + jar, "-DpomFile=pom.xml"));
        command.add("-Dversion=" + library.version);
        var result = LocalEnvironment.own(Path.of("").toAbsolutePath())
                .process(command)
                .runMerged();
        if (result.exitCode() != 0) {
            throw new IllegalStateException(result.output());
        }
        return library;
    }

    public String version() {
        return version;
    }

    @Override
    public void close() {
        var byDefault =
                Path.of(System.getProperty("user.home"), ".m2", "repository").toString();
        var installed = Path.of(System.getProperty("localRepository", byDefault), "dev", "slipway", "slipway", version);
        try (var files = Files.walk(installed)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
