package dev.slipway.settings;

import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.service.ContainerSpec;
import dev.slipway.components.service.SecretReference;
import dev.slipway.components.service.Sidecar;
import dev.slipway.components.service.TraceDestination;
import dev.slipway.components.service.Tracing;
import dev.slipway.settings.reader.EnumNames;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.List;
import java.util.Optional;

/** Reader of a section {@code tracing}. */
final class TracingSettings {
    private static final List<String> OTLP_KEYS = List.of("endpoint", "token", "header");

    /** The values of {@code exporter}. */
    enum Exporter {
        NONE,
        XRAY,
        OTLP
    }

    private TracingSettings() {}

    static Optional<Tracing> read(Section service, ContainerSpec own, List<Sidecar> sidecars) {
        try (var section = service.section("tracing")) {
            var exporter = section.renamed("to", "exporter").choice("exporter", Exporter.NONE);
            var otlp = otlp(section, exporter);
            var reference = section.text("image", Tracing.IMAGE.text(), TextFormat.ANY);
            var image = section.make("image", Tracing.IMAGE, () -> RegistryImage.of(reference));
            var traced = exporter == Exporter.XRAY ? Optional.of(new TraceDestination.XRay()) : otlp;
            if (exporter != Exporter.NONE) {
                service.make(() -> Tracing.RESERVED.requireUnused(own, sidecars));
            }
            return traced.map(destination -> new Tracing(destination, image));
        }
    }

    /** The collector for {@code exporter: otlp}; empty for another exporter, and if the section has an error. */
    private static Optional<TraceDestination> otlp(Section section, Exporter exporter) {
        var endpoint = section.text("endpoint", "", TextFormat.ANY);
        var header = section.text("header", "Authorization", TextFormat.ANY);
        var text = section.text("token", TextFormat.ANY);
        if (exporter != Exporter.OTLP) {
            OTLP_KEYS.stream()
                    .filter(section::has)
                    .forEach(key -> section.error(
                            key,
                            "",
                            "exporter %s does not use it".formatted(EnumNames.written(exporter)),
                            "remove it, or set exporter to otlp"));
            return Optional.empty();
        }
        if (!section.has("endpoint")) {
            section.error("endpoint", "", "missing", "set it to an address such as https://otlp.example.com/otlp");
        }
        var token = text.flatMap(reference -> section.make("token", () -> new SecretReference(reference)));
        return section.make(() -> new TraceDestination.Otlp(endpoint, header, token));
    }
}
