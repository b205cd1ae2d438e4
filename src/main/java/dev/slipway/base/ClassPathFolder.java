package dev.slipway.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;

/** A folder of the class path, in Slipway's jar or beside its classes. */
public final class ClassPathFolder {
    private ClassPathFolder() {}

    /** A reader of a folder; the path is valid during the call alone. */
    public interface FolderReader<T> {
        T read(Path folder) throws IOException;
    }

    /** Reads the folder of that name in the package of a class. */
    public static <T> T read(Class<?> neighbour, String name, FolderReader<T> reader) {
        try {
            var uri = neighbour.getResource(name).toURI();
            if (!uri.getScheme().equals("jar")) {
                return reader.read(Path.of(uri));
            }
            try (var jar = FileSystems.newFileSystem(uri, Map.of())) {
                return reader.read(jar.provider().getPath(uri));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder %s of the class path cannot be read".formatted(name), e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the folder %s of the class path has no valid address".formatted(name), e);
        }
    }
}
