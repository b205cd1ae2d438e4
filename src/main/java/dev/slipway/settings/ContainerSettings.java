package dev.slipway.settings;

import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.service.ContainerSpec;
import dev.slipway.components.service.ContainerSpec.DependencyCondition;
import dev.slipway.components.service.SecretFiles;
import dev.slipway.components.service.SecretReference;
import dev.slipway.components.service.Sidecar;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Reader of the containers of a service or a job: its own, and the sidecars. */
final class ContainerSettings {
    private static final TextFormat CONDITION =
            TextFormat.of("start, complete, success or healthy", "start|complete|success|healthy");
    private static final TextFormat FILE = TextFormat.of("the path of a file, such as /certs/tls.pem", "/.+");

    private ContainerSettings() {}

    /**
     * Reads a container.
     *
     * @param context the parts of the stack that its keys refer to
     */
    static ContainerSpec read(Section section, ContainerContext context, HealthSettings health) {
        return read(section, context, health, true);
    }

    /** Reads a container that listens on no port, like {@link #read}. */
    static ContainerSpec withoutPorts(Section section, ContainerContext context, HealthSettings health) {
        return read(section, context, health, false);
    }

    private static ContainerSpec read(
            Section section, ContainerContext context, HealthSettings health, boolean listens) {
        var files = EnvironmentFileSettings.read(section, context.root());
        var environment = new HashMap<>(files.variables());
        environment.putAll(section.map("environment", TextFormat.VARIABLE, TextFormat.ANY));
        Map<String, Integer> ports = listens ? PortSetting.named(section) : Map.of();
        var container = ContainerSpec.DEFAULT
                .withPort(listens ? section.integer("port", 1, 65535) : OptionalInt.empty())
                .withCommand(section.texts("command", List.of(), TextFormat.ANY))
                .withSecrets(references(section, "secrets", TextFormat.VARIABLE))
                .withHealth(health.container())
                .withStopTimeoutSeconds(section.integer(
                        "stopTimeoutSeconds", ContainerSpec.MIN_STOP_TIMEOUT, ContainerSpec.MAX_STOP_TIMEOUT))
                .withDependsOn(dependsOn(section))
                .withOptions(ContainerOptionsSettings.read(section, context, files.objects()));
        var ported = withPorts(section, container, ports);
        return section.make(() -> ported.withEnvironment(environment)).orElseGet(() -> {
            environment.keySet().removeAll(ported.secrets().keySet());
            return ported.withEnvironment(environment);
        });
    }

    /** The container with its further ports; without those that are refused, so that references to the others are right. */
    private static ContainerSpec withPorts(Section section, ContainerSpec container, Map<String, Integer> ports) {
        var ported = container;
        for (var port : new TreeMap<>(ports).entrySet()) {
            var before = ported;
            var all = new HashMap<>(before.ports());
            all.put(port.getKey(), port.getValue());
            ported = section.make(() -> before.withPorts(all)).orElse(before);
        }
        return ported;
    }

    static List<Sidecar> sidecars(List<Section> sections, ContainerContext context) {
        return sections.stream().map(section -> sidecar(section, context)).toList();
    }

    /** A sidecar; with a stand-in for a refused image, so that the positions of the others stay. */
    private static Sidecar sidecar(Section section, ContainerContext context) {
        try (section;
                var health = section.section("health")) {
            var name = section.text("name", "", TextFormat.ANY);
            var reference = section.text("image", "", TextFormat.ANY);
            var container = read(section, context, HealthSettings.read(health, false));
            var essential = section.flag("essential", true);
            var image = section.make("image", ImageSourceSettings.STAND_IN, () -> RegistryImage.of(reference));
            return new Sidecar(name, image, container, essential);
        }
    }

    private static Map<String, SecretReference> references(Section section, String key, TextFormat names) {
        var references = new LinkedHashMap<String, SecretReference>();
        section.map(key, names, TextFormat.ANY)
                .forEach((name, text) -> section.makeHidden(key + "." + name, () -> new SecretReference(text))
                        .ifPresent(secret -> references.put(name, secret)));
        return references;
    }

    /** The secrets that a service reads from files. */
    static Optional<SecretFiles> secretFiles(Section section) {
        var files = references(section, "secretFiles", FILE);
        var reference = section.text("secretFilesImage", SecretFiles.WRITER.text(), TextFormat.ANY);
        var image = section.make("secretFilesImage", SecretFiles.WRITER, () -> RegistryImage.of(reference));
        return files.isEmpty() ? Optional.empty() : section.make(() -> new SecretFiles(files, image));
    }

    private static Map<String, DependencyCondition> dependsOn(Section section) {
        var conditions = new LinkedHashMap<String, DependencyCondition>();
        section.renamed("after", "dependsOn")
                .map("dependsOn", TextFormat.ANY, CONDITION)
                .forEach((name, condition) ->
                        conditions.put(name, DependencyCondition.valueOf(condition.toUpperCase(Locale.ROOT))));
        return conditions;
    }
}
