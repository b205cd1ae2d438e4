package dev.slipway.settings.imports.compose;

import dev.slipway.settings.imports.SourceValue;
import java.util.regex.Pattern;

/** The port of a container without {@code ports} and {@code expose}: that of its check, its Dockerfile, or its image. */
record UnpublishedPort(ComposeService service) {
    private static final Pattern CHECKED =
            Pattern.compile("https?://(?:localhost|127\\.0\\.0\\.1|\\[::1]):(\\d{1,5})\\b");

    /** Adds the port to those of the service, if there is one. */
    void read() {
        ServiceDockerfile.of(service.scope().file().folder(), service.source())
                .flatMap(ServiceDockerfile::port)
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
}
