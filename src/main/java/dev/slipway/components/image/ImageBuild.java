package dev.slipway.components.image;

import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The build of a Docker image: its context and Dockerfile, and the build on the deploying machine before it.
 *
 * @param context the build folder and the Dockerfile
 * @param target the stage that becomes the image; empty for the last one
 * @param args values of the Dockerfile's {@code ARG}s; not for secrets, since anyone who can pull the image or read the
 *     stack's state can read them
 * @param packaging the command that makes files that the image copies, and its sources
 * @param secrets the sources of secrets that {@code RUN} instructions mount, by their ids; a change of a value builds no new image
 */
@Withers
public record ImageBuild(
        BuildContext context,
        Optional<String> target,
        Map<String, String> args,
        PackageSpec packaging,
        Map<String, BuildSecret> secrets)
        implements ImageBuildBuilder.With {
    /** The build argument with the name and tag of the image; a Dockerfile may use it, a stack must not set it. */
    public static final String IDENTITY = "SLIPWAY_IMAGE";

    /**
     * Checks the values against the Dockerfile.
     *
     * @throws SpecException for each stage, build argument, secret mount or source that does not exist, for a secret file that
     *     Docker gets with the build folder, and for a line of {@code .dockerignore} that is not complete
     */
    public ImageBuild {
        var faults = new ArrayList<SpecException>();
        var dockerfile = Dockerfile.read(context.dockerfilePath());
        args = Map.copyOf(args);
        secrets = Map.copyOf(secrets);
        target.filter(stage -> !dockerfile.hasStage(stage))
                .ifPresent(stage -> faults.add(BuildArguments.unknownStage(stage, dockerfile.names(), context)));
        new TreeMap<>(args).keySet().forEach(name -> BuildArguments.check(name, dockerfile, context, faults));
        var ignore = ignore(context, faults);
        BuildSecretRules.check(secrets, dockerfile.secrets(target), context, ignore, faults);
        checkPackaging(context, target, args, packaging, faults);
        SpecException.throwAll(faults);
    }

    /** The last stage of the Dockerfile, without build arguments and secrets, and with a detected Maven or Gradle build. */
    public static ImageBuild of(BuildContext context) {
        return new ImageBuild(context, Optional.empty(), Map.of(), PackageSpec.DETECTED, Map.of());
    }

    private static DockerIgnore ignore(BuildContext context, List<SpecException> faults) {
        try {
            return DockerIgnore.of(context);
        } catch (SpecException e) {
            faults.add(e);
            return DockerIgnore.NONE;
        }
    }

    private static void checkPackaging(
            BuildContext context,
            Optional<String> target,
            Map<String, String> args,
            PackageSpec packaging,
            List<SpecException> faults) {
        var sources = packaging.sources();
        for (var i = 0; i < sources.size(); i++) {
            var key = "sources[%d]".formatted(i);
            var source = sources.get(i);
            check(
                    () -> {
                        if (SourceFiles.of(context.directory(), source).isEmpty()) {
                            throw new SpecException(
                                    key,
                                    "no file of the build folder %s matches".formatted(context.folder()),
                                    "write a file, a folder or a glob relative to it, such as src/**");
                        }
                    },
                    faults);
        }
        var stated = !packaging.command().isEmpty();
        if (stated != sources.isEmpty()
                || !detected(context, copied(context, target, args)).isEmpty()) {
            return;
        }
        faults.add(
                stated
                        ? new SpecException(
                                "package",
                                "package needs sources, by which a deployment knows when to run it again",
                                "list in sources what its result depends on, such as src/** and package.json")
                        : new SpecException(
                                "sources",
                                "sources is set without package, and %s copies no output of Maven or Gradle"
                                        .formatted(context.dockerfile()),
                                "set package to the command that makes what the image copies, or remove sources"));
    }

    private static void check(Runnable check, List<SpecException> faults) {
        try {
            check.run();
        } catch (SpecException e) {
            faults.add(e);
        }
    }

    /** The paths that the Dockerfile copies for the image. */
    private static List<String> copied(BuildContext context, Optional<String> target, Map<String, String> args) {
        return Dockerfile.read(context.dockerfilePath()).copied(target, args);
    }

    private static List<PackageBuild> detected(BuildContext context, List<String> copied) {
        return Stream.of(MavenBuild.of(context, copied), GradleBuild.of(context, copied))
                .flatMap(List::stream)
                .toList();
    }

    /** The builds on this machine that make what the image copies; empty for an image that needs none. */
    List<PackageBuild> builds() {
        return builds(copied(context, target, args));
    }

    private List<PackageBuild> builds(List<String> copied) {
        if (packaging.command().isEmpty()) {
            var detected = detected(context, copied);
            return packaging.sources().isEmpty()
                    ? detected
                    : detected.stream()
                            .map(build -> new PackageBuild(
                                    build.directory(),
                                    () -> SourceFiles.of(context.directory(), packaging.sources()),
                                    build.command(),
                                    build.stamp()))
                            .toList();
        }
        var directory = context.directory();
        var command = new BuildCommand(packaging.command(), packaging.commandText());
        var digest = new FileDigest().add(context.folder());
        packaging.command().forEach(digest::add);
        var stamp = context.root()
                .resolve("target/slipway/packages")
                .resolve(digest.hex().substring(0, 16) + "." + PackageBuild.STAMP);
        return List.of(new PackageBuild(directory, this::sources, () -> command, stamp));
    }

    /**
     * The files on which the builds depend, by their paths relative to the build folder, with slashes.
     */
    TreeMap<String, Path> sources() {
        var directory = context.directory();
        if (!packaging.sources().isEmpty()) {
            return new TreeMap<>(SourceFiles.of(directory, packaging.sources()));
        }
        var files = new TreeMap<String, Path>();
        detected(context, copied(context, target, args))
                .forEach(build -> build.sources().get().forEach((name, file) -> {
                    var path = build.directory().resolve(name).normalize();
                    files.put(FileTree.relative(directory, path), file);
                }));
        return files;
    }

    /**
     * The variables and files that this machine does not have, in words, by the keys below {@code secrets}, such as
     * {@code npm_token.env}.
     *
     * @param environment the variables of this machine
     */
    public Map<String, String> missingSecrets(Map<String, String> environment) {
        return BuildSecretValues.missing(this, environment);
    }

    /** The builds that a deployment runs before it builds the image. */
    public List<Packaging> packagings() {
        var copied = copied(context, target, args);
        var detected = packaging.command().isEmpty();
        var makes = copied.stream()
                .filter(path -> !path.isEmpty())
                .filter(path -> !detected
                        || MavenSources.isOutput(context.directory(), path)
                        || GradleSources.isOutput(context.directory(), path))
                .toList();
        return builds(copied).stream()
                .map(build -> new Packaging(context.root(), context.folder(), makes, build))
                .toList();
    }
}
