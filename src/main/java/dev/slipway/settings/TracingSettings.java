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

/** Where the traces of a service go. */
final class TracingSettings {
    private static final List<String> OTLP_KEYS = List.of("endpoint", "token", "header");

    /** What a stack file calls it. */
    enum Destination {
        NONE,
        XRAY,
        OTLP
    }

    private TracingSettings() {}

    static Optional<Tracing> read(Section service, ContainerSpec own, List<Sidecar> sidecars) {
        try (var section = service.section("tracing")) {
            var to = section.choice("to", Destination.NONE);
            var otlp = otlp(section, to);
            var reference = section.text("image", Tracing.IMAGE.text(), TextFormat.ANY);
            var image = section.make("image", Tracing.IMAGE, () -> RegistryImage.of(reference));
            var traced = to == Destination.XRAY ? Optional.of(new TraceDestination.XRay()) : otlp;
            if (to != Destination.NONE) {
                section.make("to", false, () -> {
                    Tracing.RESERVED.check(own, sidecars);
                    return true;
                });
            }
            return traced.map(destination -> new Tracing(destination, image));
        }
    }

    /** Empty where the traces go elsewhere, or the section has a fault. */
    private static Optional<TraceDestination> otlp(Section section, Destination to) {
        var endpoint = section.text("endpoint", "", TextFormat.ANY);
        var header = section.text("header", "Authorization", TextFormat.ANY);
        var text = section.text("token", TextFormat.ANY);
        if (to != Destination.OTLP) {
            OTLP_KEYS.stream()
                    .filter(section::has)
                    .forEach(key -> section.fault(
                            key,
                            "",
                            "traces go to %s".formatted(EnumNames.written(to)),
                            "remove it, or set to to otlp"));
            return Optional.empty();
        }
        if (!section.has("endpoint")) {
            section.fault("endpoint", "", "missing", "set it to an address such as https://otlp.example.com/otlp");
            return Optional.empty();
        }
        var token = text.flatMap(
                each -> section.make("token", Optional.empty(), () -> Optional.of(new SecretReference(each))));
        return section.make(
                "endpoint", Optional.empty(), () -> Optional.of(new TraceDestination.Otlp(endpoint, header, token)));
    }
}
