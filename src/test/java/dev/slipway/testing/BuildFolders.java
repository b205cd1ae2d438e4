package dev.slipway.testing;

import dev.slipway.components.image.BuildContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes the folders that images are built from. */
public final class BuildFolders {
    public static final String POM = "<project><modelVersion>4.0.0</modelVersion></project>";

    private BuildFolders() {}

    public static Path write(Path folder, String name, String content) {
        try {
            var file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes an executable file. */
    public static Path script(Path folder, String name, String content) {
        try {
            return Files.setPosixFilePermissions(
                    write(folder, name, content), PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pom of an artifact of the group {@code shop}, with a parent one folder up unless it is {@code shop} itself. */
    public static String pom(String artifact, String content) {
        var parent = "<parent><groupId>shop</groupId><artifactId>shop</artifactId></parent>";
        return "<project>%s<groupId>shop</groupId><artifactId>%s</artifactId>%s</project>"
                .formatted(artifact.equals("shop") ? "" : parent, artifact, content);
    }

    /** A folder {@code app} of the project with only a Dockerfile. */
    public static BuildContext context(Path project) {
        write(project, "app/Dockerfile", "FROM scratch\nCOPY . /\n");
        return BuildContext.of(project, "app");
    }

    /** A folder {@code app} whose Dockerfile copies the output of Maven. */
    public static BuildContext mavenContext(Path project) {
        write(project, "app/pom.xml", POM);
        write(project, "app/src/main/java/App.java", "class App {}");
        write(project, "app/.dockerignore", "*\n!target/image\n!java.options\n");
        write(project, "app/java.options", "-Xmx256m\n");
        write(project, "app/Dockerfile", "FROM scratch\nCOPY java.options target/image/app.jar ./\n");
        return BuildContext.of(project, "app");
    }
}
