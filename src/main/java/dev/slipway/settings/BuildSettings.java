package dev.slipway.settings;

import dev.slipway.base.SpecException;
import dev.slipway.components.image.BuildContext;
import dev.slipway.components.image.ImageBuild;
import dev.slipway.components.image.PackageSpec;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reader of {@code build} of a service: a folder, or an object with the folder as {@code context}. */
final class BuildSettings {
    private static final TextFormat FOLDER =
            TextFormat.of("a folder relative to Pulumi.yaml, with / between its parts", "[^\\\\]+");
    private static final TextFormat FILE =
            TextFormat.of("a file relative to Pulumi.yaml, with / between its parts", "[^\\\\]+");
    private static final TextFormat STAGE =
            TextFormat.of("the name of a stage, or its position from 0", "[A-Za-z0-9][A-Za-z0-9_.-]*");
    private static final TextFormat WORD = TextFormat.of("a command", "(?s).+");
    private static final TextFormat SOURCE =
            TextFormat.of("a file, a folder or a glob relative to the build folder", "[^/].*");

    private BuildSettings() {}

    /**
     * The build; empty if it is not used or one of its values is refused.
     *
     * @param used true for a service whose image is that of {@code build}
     */
    static Optional<ImageBuild> read(Section service, Path root, boolean used) {
        var folder = service.textOrSection("build", FOLDER);
        if (service.isText("build")) {
            return folder.filter(text -> used).flatMap(text -> service.make(() -> ofFolder(root, text)));
        }
        try (var section = service.section("build")) {
            var isObject = !service.refused("build");
            var build = read(section, used && isObject, root);
            return service.refused("build") ? Optional.empty() : build;
        }
    }

    /** The build of a folder; its faults are faults of the key {@code build}. */
    private static ImageBuild ofFolder(Path root, String folder) {
        try {
            return ImageBuild.of(BuildContext.of(root, folder));
        } catch (SpecException e) {
            throw new SpecException("build", e.problem(), e.fix());
        }
    }

    private static Optional<ImageBuild> read(Section section, boolean used, Path root) {
        var folder = section.text("context", ".", FOLDER);
        var dockerfile = section.text("dockerfile", FILE);
        var target = section.text("target", STAGE);
        var args = section.map("args", TextFormat.VARIABLE, TextFormat.ANY);
        var packaging = packaging(section);
        var secrets = BuildSecretSettings.read(section);
        if (!used) {
            return Optional.empty();
        }
        return section.make(() -> dockerfile
                        .map(file -> new BuildContext(root, folder, file))
                        .orElseGet(() -> BuildContext.of(root, folder)))
                .flatMap(context -> section.make(() -> new ImageBuild(context, target, args, packaging, secrets)));
    }

    private static PackageSpec packaging(Section section) {
        var command = section.texts("package", List.of(), WORD);
        var sources = section.texts("sources", List.of(), SOURCE);
        return section.isText("package") && !command.isEmpty()
                ? PackageSpec.ofShell(command.get(0), sources)
                : PackageSpec.of(command, sources);
    }
}
