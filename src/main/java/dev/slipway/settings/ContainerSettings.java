package dev.slipway.settings;

import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.service.ContainerHealth;
import dev.slipway.components.service.ContainerSpec;
import dev.slipway.components.service.ContainerSpec.Started;
import dev.slipway.components.service.SecretFiles;
import dev.slipway.components.service.SecretReference;
import dev.slipway.components.service.Sidecar;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Containers of a service: its own, and the sidecars. */
final class ContainerSettings {
    private static final ContainerSpec EMPTY =
            new ContainerSpec(OptionalInt.empty(), List.of(), Map.of(), Map.of(), Optional.empty(), Map.of());

    private ContainerSettings() {}

    static ContainerSpec read(Section section, Section health) {
        var port = section.integer("port", 1, 65535);
        var command = section.texts("command", List.of(), TextFormat.ANY);
        var environment = section.map("environment", TextFormat.VARIABLE, TextFormat.ANY);
        var secrets = secrets(section);
        var check = health(health);
        var after = after(section);
        return section.make(
                "environment", EMPTY, () -> new ContainerSpec(port, command, environment, secrets, check, after));
    }

    static List<Sidecar> sidecars(List<Section> sections) {
        return sections.stream()
                .map(ContainerSettings::sidecar)
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Sidecar sidecar(Section section) {
        try (section;
                var health = section.section("health")) {
            var name = section.text("name", "", TextFormat.ANY);
            var reference = section.text("image", "", TextFormat.ANY);
            var container = read(section, health);
            var essential = section.flag("essential", true);
            var image = section.make("image", (RegistryImage) null, () -> RegistryImage.of(reference));
            return image == null
                    ? null
                    : section.make("name", null, () -> new Sidecar(name, image, container, essential));
        }
    }

    private static Map<String, SecretReference> secrets(Section section) {
        return references(section, "secrets", TextFormat.VARIABLE);
    }

    private static Map<String, SecretReference> references(Section section, String key, TextFormat names) {
        var references = new LinkedHashMap<String, SecretReference>();
        section.map(key, names, TextFormat.ANY)
                .forEach((name, text) ->
                        section.make(key + "." + name, null, () -> references.put(name, new SecretReference(text))));
        return references;
    }

    /** The secrets that a service finds in files. */
    static Optional<SecretFiles> secretFiles(Section section, List<Sidecar> sidecars) {
        var files =
                references(section, "secretFiles", TextFormat.of("the path of a file, such as /certs/tls.pem", "/.+"));
        var reference = section.text("secretFilesImage", SecretFiles.WRITER.text(), TextFormat.ANY);
        var image = section.make("secretFilesImage", SecretFiles.WRITER, () -> RegistryImage.of(reference));
        if (files.isEmpty()) {
            return Optional.empty();
        }
        return section.make("secretFiles", Optional.empty(), () -> {
            var all = new SecretFiles(files, image);
            all.checkNames(sidecars);
            return Optional.of(all);
        });
    }

    private static Optional<ContainerHealth> health(Section section) {
        var command = section.texts("command", List.of(), TextFormat.ANY);
        var interval = section.integer("interval", 15, 5, 300);
        var grace = section.integer("grace", 60, 0, 300);
        if (!section.has("command")) {
            return Optional.empty();
        }
        return section.make(
                "command",
                Optional.empty(),
                () -> Optional.of(
                        new ContainerHealth(command, Duration.ofSeconds(interval), Duration.ofSeconds(grace))));
    }

    private static Map<String, Started> after(Section section) {
        var started = new LinkedHashMap<String, Started>();
        section.map(
                        "after",
                        TextFormat.ANY,
                        TextFormat.of("start, complete, success or healthy", "start|complete|success|healthy"))
                .forEach((name, how) -> started.put(name, Started.valueOf(how.toUpperCase(Locale.ROOT))));
        return started;
    }
}
