package dev.slipway.settings.imports.compose;

import dev.slipway.settings.imports.SourceValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The Dockerfile of a service's build.
 *
 * @param text its content
 */
record ServiceDockerfile(String text) {
    private static final Pattern EXPOSE = Pattern.compile("(?im)^\\s*EXPOSE\\s+(\\d{1,5})(?:/tcp)?\\b");
    private static final Pattern FROM = Pattern.compile("(?im)^\\s*FROM\\s+(?:--\\S+\\s+)*(\\S+)");

    /**
     * Reads the file; empty for a service without a build, and for a file that does not exist.
     *
     * @param folder of the Compose file
     */
    static Optional<ServiceDockerfile> of(Path folder, SourceValue service) {
        var build = service.member("build");
        var context = build.map(value -> value.isObject()
                ? value.member("context").map(SourceValue::text).orElse(".")
                : value.text());
        var file = build.flatMap(value -> value.member("dockerfile"))
                .map(SourceValue::text)
                .orElse("Dockerfile");
        return context.flatMap(path -> {
            try {
                return Optional.of(new ServiceDockerfile(
                        Files.readString(folder.resolve(path).resolve(file))));
            } catch (IOException | RuntimeException e) {
                return Optional.empty();
            }
        });
    }

    /** The first port that the image exposes. */
    Optional<Integer> port() {
        return EXPOSE.matcher(text)
                .results()
                .map(match -> Integer.parseInt(match.group(1)))
                .findFirst();
    }

    /** The image on which the last stage is based. */
    Optional<String> base() {
        return FROM.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .reduce((first, next) -> next);
    }
}
