package dev.slipway.components.image;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.Json;
import dev.slipway.base.LocalEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The build and push of an image by <a href="https://docs.docker.com/reference/cli/docker/buildx/build/">docker buildx build</a>,
 * which gets the values of secrets by its environment or from files, never as arguments.
 *
 * @param build the build
 * @param platform such as {@code linux/arm64}
 * @param args the values of build arguments
 * @param tag the reference to push
 */
record BuildxCommand(ImageBuild build, String platform, Map<String, String> args, String tag) {
    private static final int LINES_SHOWN = 20;

    /** The digest of the pushed image in the file of {@code --metadata-file}. */
    private static final String DIGEST = "containerimage.digest";

    /**
     * Builds and pushes the image.
     *
     * @param local the environment variables of Docker
     * @param secrets the values of the build's secrets
     * @return the digest of the pushed image
     * @throws RunException if Docker or its plugin buildx is not installed, or with the last 20 lines of the output, without
     *     values of secrets, if the build fails
     */
    String run(LocalEnvironment local, RegistryLogin login, BuildSecretValues secrets) {
        var docker = local.find("docker")
                .orElseThrow(() -> refusal("there is no docker on the PATH; install Docker with its plugin buildx"));
        if (local.process(docker, List.of("buildx", "version")).runMerged().exitCode() != 0) {
            throw refusal("Docker has no plugin buildx, by which secrets are passed; install it (docker-buildx)");
        }
        try (var config = DockerConfigFolder.of(local.environment(), login)) {
            var metadata = Files.createTempFile("slipway-image", ".json");
            try {
                var variables = new HashMap<>(secrets.variables());
                variables.put(DockerConfigFolder.VARIABLE, config.path().toString());
                // An attestation makes an index of the image, which Lambda does not run.
                variables.put("BUILDX_NO_DEFAULT_ATTESTATIONS", "1");
                var result = local.process(docker, arguments(secrets, metadata))
                        .adding(variables)
                        .runMerged();
                if (result.exitCode() != 0) {
                    throw refusal("docker buildx build failed with exit code %d:%n%s"
                            .formatted(result.exitCode(), lastLines(secrets.masked(result.output()))));
                }
                return digest(Files.readString(metadata))
                        .orElseThrow(
                                () -> refusal("docker buildx build reported no digest; update Docker's plugin buildx"));
            } finally {
                Files.deleteIfExists(metadata);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder for temporary files cannot be written", e);
        }
    }

    private List<String> arguments(BuildSecretValues secrets, Path metadata) {
        var context = build.context();
        var all = new ArrayList<>(List.of(
                "buildx",
                "build",
                "--progress",
                "plain",
                "--platform",
                platform,
                "--file",
                context.dockerfile(),
                "--tag",
                tag,
                "--push",
                "--metadata-file",
                metadata.toString()));
        build.target().ifPresent(stage -> all.addAll(List.of("--target", stage)));
        new TreeMap<>(args).forEach((name, value) -> all.addAll(List.of("--build-arg", name + "=" + value)));
        secrets.options().forEach(option -> all.addAll(List.of("--secret", option)));
        all.add(context.folder());
        return all;
    }

    private RunException refusal(String why) {
        return new RunException("the image of %s with secrets cannot be built: %s"
                .formatted(build.context().folder(), why));
    }

    private static String lastLines(String output) {
        var lines = output.lines().toList();
        return String.join(
                System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    }

    private static Optional<String> digest(String metadata) {
        return Json.member(metadata, DIGEST).filter(digest -> digest.matches("sha256:[0-9a-f]{64}"));
    }
}
