package dev.slipway.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A text file of the class path. */
public final class ClassPathFile {
    private ClassPathFile() {}

    /**
     * The text of a file in UTF-8.
     *
     * @param name the name of a file in the package of the class, or an absolute path that begins with a slash
     * @throws IllegalStateException if there is no such file
     */
    public static String text(Class<?> neighbour, String name) {
        try (var stream = neighbour.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the class path has no " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
