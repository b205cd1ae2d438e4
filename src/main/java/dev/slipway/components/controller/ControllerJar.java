package dev.slipway.components.controller;

import com.pulumi.asset.Archive;
import com.pulumi.asset.FileArchive;
import com.pulumi.exceptions.RunException;
import dev.slipway.components.image.Packaging;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The jar of all controllers. Slipway's library contains it, and a deployment copies it to the project's folder. In
 * Slipway's own repository a deployment packages it from its sources instead. Packaging is reproducible, so that the jar
 * is uploaded only after its sources have changed.
 *
 * @param root the project's folder
 */
public record ControllerJar(Path root) {
    private static final String SOURCES = "app/controllers";
    private static final String PACKAGED = "target/controllers.jar";
    private static final String COPY = "target/slipway/controllers.jar";

    /** The group in the {@code pom.xml} of the sources, by which they differ from an application of this name. */
    private static final String GROUP = "<groupId>dev.slipway</groupId>";

    /**
     * Packages the jar if its sources are newer, or copies the library's.
     *
     * @param log receives one line if the jar is packaged
     * @throws RunException if Slipway was built without the jar
     */
    public void prepare(Consumer<String> log) {
        if (hasSources()) {
            Packaging.ofMaven(root, SOURCES, List.of(PACKAGED)).run(log);
        } else {
            copy();
        }
    }

    /** The jar as the code of functions. */
    public Archive archive() {
        return new FileArchive(path());
    }

    /** The path of the jar relative to the project's folder, since an absolute path differs between computers. */
    String path() {
        return hasSources() ? SOURCES + "/" + PACKAGED : COPY;
    }

    private boolean hasSources() {
        var pom = root.resolve(SOURCES).resolve("pom.xml");
        try {
            return Files.isRegularFile(pom) && Files.readString(pom).contains(GROUP);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(pom), e);
        }
    }

    private void copy() {
        var file = root.resolve(COPY);
        try (var library = ControllerJar.class.getResourceAsStream("controllers.jar")) {
            if (library == null) {
                throw new RunException(
                        "this build of Slipway has no controllers; in Slipway's repository, run mvn -f app/controllers package && mvn install -DskipTests, or name a released version in pom.xml");
            }
            var content = library.readAllBytes();
            if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
                Files.createDirectories(file.getParent());
                Files.write(file, content);
            }
        } catch (IOException e) {
            throw new RunException("%s cannot be written: %s".formatted(file, e.getMessage()), e);
        }
    }
}
