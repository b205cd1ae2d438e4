package dev.slipway.components.controller;

import com.pulumi.asset.Archive;
import com.pulumi.asset.FileArchive;
import dev.slipway.components.image.MavenPackaging;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * The jar of all controllers, which the deploy packages itself. The same sources make the same bytes, so that it is
 * uploaded when they have changed.
 *
 * @param root the project's folder
 */
public record ControllerJar(Path root) {
    private static final String FOLDER = "app/controllers";
    private static final String JAR = "target/controllers.jar";

    /**
     * Packages it if that is stale.
     *
     * @param log gets one line if it was
     */
    public void prepare(Consumer<String> log) {
        new MavenPackaging(root, FOLDER, List.of(JAR)).run(log);
    }

    /** The jar, relative to the project's folder: its absolute path would differ from machine to machine. */
    public Archive archive() {
        return new FileArchive(FOLDER + "/" + JAR);
    }
}
