package dev.slipway.settings.imports;

/**
 * The place of a value in an imported file.
 *
 * @param file as it is shown, such as {@code copilot/api/manifest.yml}
 * @param line from 1
 * @param path of the value in the file, such as {@code http.healthcheck.path}; empty for the whole file
 */
public record SourcePlace(String file, int line, String path) {
    /** The place of a member. */
    SourcePlace member(String key, int atLine) {
        return new SourcePlace(file, atLine, path.isEmpty() ? key : path + "." + key);
    }

    /** The place of an item of a list. */
    SourcePlace item(int index, int atLine) {
        return new SourcePlace(file, atLine, "%s[%d]".formatted(path, index));
    }

    @Override
    public String toString() {
        return "%s:%d".formatted(file, line);
    }
}
