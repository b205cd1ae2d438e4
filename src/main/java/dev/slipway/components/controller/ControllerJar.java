package dev.slipway.components.controller;

import com.pulumi.asset.Archive;
import com.pulumi.asset.FileArchive;
import dev.slipway.components.image.MavenPackaging;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * The jar of all controllers, which Slipway packages during a deployment. Packaging is reproducible, so that the jar is
 * uploaded only after its sources have changed.
 *
 * @param root the project's folder
 */
public record ControllerJar(Path root) {
    private static final String FOLDER = "app/controllers";
    private static final String JAR = "target/controllers.jar";

    /**
     * Packages the jar if its sources are newer.
     *
     * @param log receives one line if the jar is packaged
     */
    public void prepare(Consumer<String> log) {
        new MavenPackaging(root, FOLDER, List.of(JAR)).run(log);
    }

    /** The jar by its path relative to the project's folder, since an absolute path differs between computers. */
    public Archive archive() {
        return new FileArchive(FOLDER + "/" + JAR);
    }
}
