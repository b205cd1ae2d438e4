package dev.slipway.settings.reader;

/**
 * The place of a value in a stack file.
 *
 * @param file the name of the file
 * @param line from 1
 * @param written the unquoted scalar, if YAML makes another text of it, such as {@code 83} of {@code 0123}; otherwise empty
 */
record SourceLocation(String file, int line, String written) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
