package dev.slipway.components.image;

import com.pulumi.exceptions.RunException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Maven build of a module: {@code mvn -q -DskipTests package}, in a build of several modules in the folder of its root with
 * {@code -pl MODULE -am}.
 */
final class MavenBuild {
    private static final List<String> PACKAGE = List.of("-q", "-DskipTests", "package");

    private MavenBuild() {}

    /** The builds of the copied paths that Maven makes, one for each root pom. */
    static List<PackageBuild> of(BuildContext context, List<String> copied) {
        var modules = new LinkedHashMap<Path, List<Path>>();
        var reactors = new LinkedHashMap<Path, MavenReactor>();
        copied.stream()
                .flatMap(path -> MavenSources.moduleOf(context.directory(), path).stream())
                .distinct()
                .forEach(module -> {
                    var reactor = MavenReactor.of(context.root(), module);
                    reactors.put(reactor.root(), reactor);
                    modules.merge(reactor.root(), List.of(module), MavenBuild::joined);
                });
        return modules.entrySet().stream()
                .map(entry -> of(context.root(), reactors.get(entry.getKey()), entry.getValue()))
                .toList();
    }

    private static List<Path> joined(List<Path> some, List<Path> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static PackageBuild of(Path project, MavenReactor reactor, List<Path> modules) {
        var root = reactor.root();
        if (modules.contains(root)) {
            return of(project, root);
        }
        var names = modules.stream().map(reactor::nameOf).collect(Collectors.joining(","));
        return new PackageBuild(
                root,
                () -> reactor.sources(modules),
                () -> command(project, root, Stream.concat(PACKAGE.stream(), Stream.of("-pl", names, "-am"))),
                stamp(modules.get(0)));
    }

    /** The build of a folder with a {@code pom.xml}, with all its modules. */
    static PackageBuild of(Path project, Path directory) {
        return new PackageBuild(
                directory,
                () -> MavenSources.in(directory),
                () -> command(project, directory, PACKAGE.stream()),
                stamp(directory));
    }

    private static BuildCommand command(Path project, Path directory, Stream<String> arguments) {
        return BuildCommand.maven(project, directory, arguments.toList())
                .orElseThrow(() -> new RunException(
                        "%s must be packaged, and there is neither an mvnw in it or above it nor an mvn on the PATH; install Maven, or add the wrapper with 'mvn wrapper:wrapper'"
                                .formatted(ProjectFolders.shown(project, directory))));
    }

    private static Path stamp(Path module) {
        return module.resolve(MavenSources.OUTPUT).resolve(PackageBuild.STAMP);
    }
}
