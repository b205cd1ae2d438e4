package dev.slipway.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.pulumi.exceptions.RunException;
import dev.slipway.App;
import dev.slipway.base.Suggestions;
import dev.slipway.components.image.BuiltImageArgs;
import dev.slipway.components.image.ImageSpec;
import dev.slipway.components.image.SharedImage;
import dev.slipway.components.service.ContainerProcess;
import dev.slipway.program.Preflight;
import dev.slipway.settings.FunctionSettings;
import dev.slipway.settings.ServiceSettings;
import dev.slipway.settings.Settings;
import dev.slipway.settings.reader.StackFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A service of a stack file, as it runs on this machine: without the variables of its secrets and stores, and without the other
 * containers of its task.
 *
 * @param port the port that it listens on; empty for none
 * @param environment the variables in plain text
 * @param missing the names of the variables that only exist in the stack
 * @param others the names of the other containers
 */
record LocalService(
        String name,
        ImageSpec image,
        OptionalInt port,
        ContainerProcess process,
        List<String> command,
        Map<String, String> environment,
        List<String> missing,
        List<String> others) {
    /**
     * Reads a service from a stack file.
     *
     * @throws RunException for a service that the stack does not have
     */
    static LocalService read(Path root, String stack, String service) {
        var preflight = App.preflight(StackFile.read(root, stack));
        var settings = preflight.settings();
        return settings.services().stream()
                .filter(read -> read.name().equals(service))
                .map(read -> of(read, preflight))
                .findAny()
                .or(() -> settings.functions().stream()
                        .filter(read -> read.name().equals(service))
                        .map(read -> of(read, preflight))
                        .findAny())
                .orElseThrow(() -> unknown(settings, stack, service));
    }

    private static RunException unknown(Settings settings, String stack, String service) {
        var known = Stream.concat(
                        settings.services().stream().map(ServiceSettings::name),
                        settings.functions().stream().map(FunctionSettings::name))
                .sorted()
                .toList();
        var hint = Suggestions.to(service, known)
                .map("did you mean %s?"::formatted)
                .orElse(known.isEmpty() ? "it has none" : "it has " + String.join(", ", known));
        return new RunException("the stack %s has no service %s; %s".formatted(stack, service, hint));
    }

    private static LocalService of(ServiceSettings service, Preflight preflight) {
        var container = service.task().container();
        var containers = JsonParser.parseString(preflight
                        .plan()
                        .named(service.name() + "-task-definition")
                        .text("containerDefinitions"))
                .getAsJsonArray();
        var own = objects(containers)
                .filter(definition -> name(definition).equals(service.name()))
                .findFirst()
                .orElseThrow();
        var missing = Stream.of("environment", "secrets")
                .flatMap(key -> own.has(key) ? objects(own.getAsJsonArray(key)) : Stream.empty())
                .map(LocalService::name)
                .filter(variable -> !container.environment().containsKey(variable))
                .distinct()
                .sorted()
                .toList();
        return new LocalService(
                service.name(),
                image(service.image(), preflight.settings()),
                container.port(),
                container.options().process(),
                container.command(),
                container.environment(),
                missing,
                objects(containers)
                        .map(LocalService::name)
                        .filter(other -> !other.equals(service.name()))
                        .toList());
    }

    private static LocalService of(FunctionSettings function, Preflight preflight) {
        var spec = function.spec();
        var missing = preflight
                .plan()
                .named(function.name() + "-function")
                .input("environment.variables")
                .filter(Map.class::isInstance)
                .stream()
                .flatMap(variables -> ((Map<?, ?>) variables).keySet().stream())
                .map(Object::toString)
                .filter(variable -> !spec.environment().containsKey(variable))
                .sorted()
                .toList();
        return new LocalService(
                function.name(),
                image(function.image(), preflight.settings()),
                OptionalInt.of(spec.port()),
                ContainerProcess.DEFAULT,
                spec.command(),
                spec.environment(),
                missing,
                List.of());
    }

    /** The image, or that of the service whose image this one shares. */
    private static ImageSpec image(ImageSpec image, Settings settings) {
        return image instanceof SharedImage shared
                ? Stream.concat(
                                settings.services().stream()
                                        .filter(service -> service.name().equals(shared.service()))
                                        .map(ServiceSettings::image),
                                settings.functions().stream()
                                        .filter(function -> function.name().equals(shared.service()))
                                        .map(FunctionSettings::image))
                        .findFirst()
                        .orElse(image)
                : image;
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false).map(element -> element.getAsJsonObject());
    }

    private static String name(JsonObject object) {
        return object.get("name").getAsString();
    }

    /** The folder of a Maven build whose image contains {@code target/image/<folder>.jar}; empty for another image. */
    Optional<String> jarFolder() {
        if (!(image instanceof BuiltImageArgs built)
                || !command.isEmpty()
                || !process.entryPoint().isEmpty()) {
            return Optional.empty();
        }
        var folder = built.imageBuild().context().folder();
        var jar = jar(folder);
        return Optional.of(folder).filter(ofJar -> built.imageBuild().packagings().stream()
                .anyMatch(packaging -> packaging.makes().contains(jar)));
    }

    /** The jar of a build folder, relative to it. */
    static String jar(String folder) {
        return "target/image/%s.jar".formatted(Path.of(folder).getFileName());
    }
}
