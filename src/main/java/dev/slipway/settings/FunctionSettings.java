package dev.slipway.settings;

import dev.slipway.base.link.Links;
import dev.slipway.components.database.Database;
import dev.slipway.components.function.ContainerFunction;
import dev.slipway.components.function.FunctionSpec;
import dev.slipway.components.gateway.HttpApi;
import dev.slipway.components.gateway.ServiceIntegrationArgs;
import dev.slipway.components.image.Architecture;
import dev.slipway.components.storage.Stores;
import dev.slipway.settings.IngressSettings.Kind;
import dev.slipway.settings.reader.EnumNames;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One service of a stack that runs as a Lambda function. */
public record FunctionSettings(
        String name, ImageSource image, FunctionSpec spec, ServiceIntegrationArgs backend, UsesSettings uses) {
    /** MiB: more than half a vCPU, so that a JVM starts in seconds. */
    private static final int MEMORY = 1024;

    /** Stands in for a port that is missing, until the fault is told. */
    private static final int NO_PORT = 8080;

    /** Whether a section of {@code slipway:services} is one of these. */
    static boolean is(Section service) {
        return service.choice("compute", Compute.FARGATE) == Compute.LAMBDA;
    }

    /**
     * One service.
     *
     * @param logDays how long its logs are kept
     * @param stores what it can use
     */
    static FunctionSettings read(
            String name, Section section, ImageSettings images, int logDays, UsesSettings.Declared stores) {
        try (section;
                var routes = section.section("routes")) {
            FunctionRefusals.tell(section);
            var backend = backend(section, routes);
            var spec = spec(section, backend, logDays);
            return new FunctionSettings(
                    name,
                    image(section, name, spec.architecture(), images),
                    spec,
                    backend,
                    UsesSettings.read(section, stores));
        }
    }

    /** What the function uses. */
    public Links uses(Stores storage, Optional<Database> database) {
        return uses.in(storage, database);
    }

    /** Puts the function behind the HTTP API of the stack. */
    public void serve(ContainerFunction function, Optional<HttpApi> api) {
        api.orElseThrow().function(function, backend);
    }

    private static ServiceIntegrationArgs backend(Section section, Section routes) {
        var kind = section.choice("ingress", Kind.BALANCER);
        if (kind != Kind.API) {
            section.fault(
                    "ingress",
                    EnumNames.written(kind),
                    "a function is reached by the HTTP API alone",
                    "set it to api, or compute to fargate");
        }
        if (!section.has("port")) {
            section.fault("port", "", "missing", "set the port that the container listens on");
        }
        var port = section.integer("port", 1, 65535).orElse(NO_PORT);
        IngressSettings.refuseOthersKeys(Kind.API, routes);
        return BackendSettings.read(routes, port, true);
    }

    private static FunctionSpec spec(Section section, ServiceIntegrationArgs backend, int logDays) {
        var memory = section.integer("memory", MEMORY, FunctionSpec.LEAST_MEMORY, FunctionSpec.MOST_MEMORY);
        var architecture = section.choice("architecture", Architecture.ARM64);
        var command = section.texts("command", List.of(), TextFormat.ANY);
        var environment = section.map("environment", TextFormat.VARIABLE, TextFormat.ANY);
        // A second more, so that it is the API that answers a request that takes too long, as it does for tasks.
        var timeout = backend.timeout().plus(Duration.ofSeconds(1));
        var bare = section.make(
                "port",
                FunctionSpec.listening(NO_PORT),
                () -> new FunctionSpec(memory, timeout, architecture, backend.port(), command, Map.of(), logDays));
        return section.make("environment", bare, () -> bare.withEnvironment(environment));
    }

    private static ImageSource image(Section section, String name, Architecture architecture, ImageSettings images) {
        var image = ImageSource.read(section, name, architecture, images);
        if (image instanceof ImageSource.Build build) {
            return new ImageSource.Build(build.args().withFunctions(true));
        }
        if (image instanceof ImageSource.Reference named
                && section.has("image")
                && !named.image().ecrRegion().equals(Optional.of(images.region()))) {
            section.fault(
                    "image",
                    named.image().text(),
                    "Lambda runs images of ECR in %s alone".formatted(images.region()),
                    "copy it there, or name a folder with a Dockerfile as build");
        }
        return image;
    }
}
