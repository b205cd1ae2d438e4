package dev.slipway.components.image;

import com.pulumi.exceptions.RunException;
import java.nio.file.Path;
import java.util.List;

/** The Gradle build of a module: {@code gradle -q assemble} in its folder, which runs no tests. */
final class GradleBuild {
    private static final List<String> ASSEMBLE = List.of("-q", "assemble");

    private GradleBuild() {}

    /** The builds of the copied paths that Gradle makes, one for each module. */
    static List<PackageBuild> of(BuildContext context, List<String> copied) {
        return copied.stream()
                .flatMap(path -> GradleSources.moduleOf(context.directory(), path).stream())
                .distinct()
                .map(module -> of(context.root(), module))
                .toList();
    }

    private static PackageBuild of(Path project, Path module) {
        return new PackageBuild(
                module,
                () -> GradleSources.of(project, module).files(),
                () -> BuildCommand.gradle(project, module, ASSEMBLE)
                        .orElseThrow(() -> new RunException(
                                "%s must be packaged, and there is neither a gradlew in it or above it nor a gradle on the PATH; install Gradle, or add the wrapper with 'gradle wrapper'"
                                        .formatted(ProjectFolders.shown(project, module)))),
                module.resolve(GradleSources.OUTPUT).resolve(PackageBuild.STAMP));
    }
}
