package dev.slipway.settings.imports.compose;

import dev.slipway.settings.imports.SourceValue;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.regex.Pattern;

/** The port of a container without {@code ports} and {@code expose}: that of its check, its Dockerfile, or its image. */
record UnpublishedPort(ComposeService service) {
    private static final Pattern EXPOSE = Pattern.compile("(?im)^\\s*EXPOSE\\s+(\\d{1,5})(?:/tcp)?\\b");
    private static final Pattern CHECKED =
            Pattern.compile("https?://(?:localhost|127\\.0\\.0\\.1|\\[::1]):(\\d{1,5})\\b");

    /** Adds the port to those of the service, if there is one. */
    void read() {
        dockerfile()
                .or(() -> service.image()
                        .flatMap(
                                image -> KnownImage.port(image).stream().boxed().findFirst()))
                .ifPresentOrElse(service.ports()::add, this::checked);
    }

    private void checked() {
        var test = service.source().member("healthcheck").flatMap(check -> check.member("test"));
        test.ifPresent(source -> {
            var text = source.isText()
                    ? source.text()
                    : String.join(
                            " ", source.items().stream().map(SourceValue::text).toList());
            var match = CHECKED.matcher(text);
            if (match.find()) {
                service.ports().add(Integer.parseInt(match.group(1)));
                service.report().changed(source, service.key("port"), "the port of the check, on which others call it");
            }
        });
    }

    /** The first port that the Dockerfile of a build exposes. */
    private Optional<Integer> dockerfile() {
        var build = service.source().member("build");
        var context = build.map(value -> value.isObject()
                ? value.member("context").map(SourceValue::text).orElse(".")
                : value.text());
        var file = build.flatMap(value -> value.member("dockerfile"))
                .map(SourceValue::text)
                .orElse("Dockerfile");
        return context.flatMap(folder -> {
            try {
                var text = Files.readString(
                        service.scope().file().folder().resolve(folder).resolve(file));
                var match = EXPOSE.matcher(text);
                return match.find() ? Optional.of(Integer.parseInt(match.group(1))) : Optional.<Integer>empty();
            } catch (IOException | RuntimeException e) {
                return Optional.empty();
            }
        });
    }
}
