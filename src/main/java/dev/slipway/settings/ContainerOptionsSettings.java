package dev.slipway.settings;

import dev.slipway.components.service.ContainerLimits;
import dev.slipway.components.service.ContainerOptions;
import dev.slipway.components.service.ContainerProcess;
import dev.slipway.components.service.EnvironmentFile;
import dev.slipway.components.service.SecretReference;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reader of the options of a container, of a service or a sidecar. */
final class ContainerOptionsSettings {
    private static final String NOFILE = "nofile";
    private static final TextFormat LABEL = TextFormat.of("a label's name without spaces", "\\S+");

    private ContainerOptionsSettings() {}

    static ContainerOptions read(Section section, ContainerContext context, List<EnvironmentFile> files) {
        var limits = new ContainerLimits(
                section.integer("memoryReservation", ContainerLimits.MIN_RESERVATION, ContainerLimits.MAX_MEMORY),
                openFiles(section));
        var options = ContainerOptions.DEFAULT
                .withProcess(process(section))
                .withReadOnly(section.flag("readOnly", false))
                .withLimits(limits)
                .withDockerLabels(section.map("dockerLabels", LABEL, TextFormat.ANY))
                .withVolumes(VolumeSettings.read(section, context));
        var credentials = section.text("repositoryCredentials", TextFormat.ANY)
                .flatMap(text -> section.make("repositoryCredentials", () -> new SecretReference(text)));
        var authorized = section.make(() -> options.withRepositoryCredentials(credentials))
                .orElse(options);
        return section.make(() -> authorized.withEnvironmentFiles(files)).orElse(authorized);
    }

    private static ContainerProcess process(Section section) {
        var entryPoint = section.texts("entryPoint", List.of(), TextFormat.ANY);
        var directory = section.text("workingDirectory", TextFormat.ANY);
        var user = section.text("user", TextFormat.ANY);
        var init = section.flag("init", false);
        return section.make(() -> new ContainerProcess(entryPoint, directory, user, init))
                .orElse(ContainerProcess.DEFAULT);
    }

    private static Optional<ContainerLimits.OpenFiles> openFiles(Section section) {
        var ulimits = section.section("ulimits");
        ulimits.keys().stream()
                .filter(key -> !key.equals(NOFILE))
                .forEach(key -> ulimits.error(key, "", "Fargate changes no limit but nofile", "remove it"));
        try (var files = ulimits.section(NOFILE)) {
            var max = ContainerLimits.OpenFiles.MAX;
            var soft = files.integer("soft", 1, max);
            var hard = files.integer("hard", 1, max);
            if (!ulimits.has(NOFILE) || files.keys().isEmpty() && ulimits.refused(NOFILE)) {
                return Optional.empty();
            }
            Stream.of("soft", "hard")
                    .filter(key -> !files.has(key))
                    .forEach(key -> files.error(key, "", "missing", "set it, since a limit has both"));
            return soft.isEmpty() || hard.isEmpty()
                    ? Optional.empty()
                    : files.make(() -> new ContainerLimits.OpenFiles(soft.getAsInt(), hard.getAsInt()));
        }
    }
}
