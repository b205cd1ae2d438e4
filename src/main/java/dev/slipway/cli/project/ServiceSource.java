package dev.slipway.cli.project;

/**
 * The origin of a service's image.
 *
 * @param key the key of the stack file: {@code image} or {@code build}
 * @param value a reference, or a folder with a Dockerfile relative to the project's folder
 */
public record ServiceSource(String key, String value) {

    /** An image of a registry. */
    public static ServiceSource image(String reference) {
        return new ServiceSource("image", reference);
    }

    /** A folder with a Dockerfile. */
    public static ServiceSource build(String folder) {
        return new ServiceSource("build", folder);
    }
}
