package dev.slipway.settings;

import dev.slipway.components.function.FunctionSpec;
import dev.slipway.components.gateway.ServiceIntegrationSpec;
import dev.slipway.components.image.Architecture;
import dev.slipway.components.image.ImageSpec;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.settings.IngressSettings.IngressKind;
import dev.slipway.settings.reader.EnumNames;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The specs that a section of {@code services} with {@code compute: lambda} describes: a function, its image, its routes of the
 * HTTP API and its links.
 */
public record FunctionSettings(
        String name, ImageSpec image, FunctionSpec spec, ServiceIntegrationSpec integration, UsesSettings uses) {
    /** Memory in MiB; it comes with more than half a vCPU, so that a JVM starts in seconds. */
    private static final int DEFAULT_MEMORY = 1024;

    /** Replaces a missing port, so that reading goes on. */
    private static final int STAND_IN_PORT = 8080;

    /** True if a section of {@code slipway:services} describes a function. */
    static boolean is(Section service) {
        return service.choice("compute", Compute.FARGATE) == Compute.LAMBDA;
    }

    /**
     * Reads a section.
     *
     * @param stores the stores that the function can use
     */
    static FunctionSettings read(String name, Section section, ImageSettings images, DeclaredLinks stores) {
        try (section;
                var routes = RouteListSettings.read(section)) {
            FunctionRefusals.check(section);
            var integration = integration(section, routes);
            var spec = spec(section, integration, images);
            var uses = UsesReader.read(section, stores, false);
            if (!uses.inVpc() && !section.refused("uses")) {
                section.refuse(
                        "securityGroups",
                        "a function outside of the VPC has no security group",
                        FunctionRefusals.FARGATE);
            }
            return new FunctionSettings(
                    name, image(section, name, spec.architecture(), images), spec, integration, uses);
        }
    }

    private static ServiceIntegrationSpec integration(Section section, RouteListSettings routes) {
        var choice = IngressChoice.read(section);
        var kind = choice.kind();
        if (kind != IngressKind.API) {
            section.error(
                    "ingress",
                    EnumNames.written(kind),
                    "a function has ingress api only",
                    "set it to api, or compute to fargate");
        }
        if (!section.has("port")) {
            section.error("port", "", "missing", "set the port that the container listens on");
        }
        var port = section.integer("port", 1, 65535).orElse(STAND_IN_PORT);
        routes.refuseOtherKeys(new IngressChoice(IngressKind.API, Collections.emptySortedSet(), false));
        return routes.integration(port);
    }

    private static FunctionSpec spec(Section section, ServiceIntegrationSpec integration, ImageSettings images) {
        var memory = section.integer("memory", DEFAULT_MEMORY, FunctionSpec.MIN_MEMORY, FunctionSpec.MAX_MEMORY);
        var architecture = images.architecture(section);
        var command = section.texts("command", List.of(), TextFormat.ANY);
        var access = AccessSettings.read(section);
        var environment = section.map("environment", TextFormat.VARIABLE, TextFormat.ANY);
        // A second longer, so that the API answers a request that takes too long, as it does for tasks.
        var timeout = integration.timeout().plus(Duration.ofSeconds(1));
        var bare = section.make(() ->
                        new FunctionSpec(memory, timeout, architecture, integration.port(), command, Map.of(), access))
                .orElse(FunctionSpec.listening(STAND_IN_PORT));
        return section.make(() -> bare.withEnvironment(environment)).orElse(bare);
    }

    private static ImageSpec image(Section section, String name, Architecture architecture, ImageSettings images) {
        var image = ImageSourceSettings.read(section, name, architecture, images);
        if (image instanceof RegistryImage reference
                && section.has("image")
                && !reference.ecrRegion().equals(Optional.of(images.region()))) {
            section.error(
                    "image",
                    reference.text(),
                    "Lambda only runs images of ECR in %s".formatted(images.region()),
                    "copy it there, or set build to a folder with a Dockerfile");
        }
        return image;
    }
}
