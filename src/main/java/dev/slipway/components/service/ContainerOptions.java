package dev.slipway.components.service;

import com.pulumi.core.Output;
import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Options of a container that Fargate supports. Privileged containers, devices and host networks are not among them, see
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html">Fargate
 * considerations</a>.
 *
 * @param process entry point, working directory, user and init process
 * @param readOnly true for a root file system that cannot be written
 * @param limits memory reservation and open files
 * @param dockerLabels labels of the container by their names
 * @param environmentFiles files with environment variables in S3, ten at most; the first value of a variable applies
 * @param repositoryCredentials the secret with {@code username} and {@code password} of the image's private registry; empty for
 *     a public registry and for ECR. See <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RepositoryCredentials.html">RepositoryCredentials</a>
 * @param volumes the volumes by their paths in the container, which lie beside each other
 */
@Withers
public record ContainerOptions(
        ContainerProcess process,
        boolean readOnly,
        ContainerLimits limits,
        Map<String, String> dockerLabels,
        List<EnvironmentFile> environmentFiles,
        Optional<SecretReference> repositoryCredentials,
        List<VolumeMount> volumes)
        implements ContainerOptionsBuilder.With {
    /** The image's process with a writable root file system, from a registry without credentials. */
    public static final ContainerOptions DEFAULT = new ContainerOptions(
            ContainerProcess.DEFAULT, false, ContainerLimits.DEFAULT, Map.of(), List.of(), Optional.empty(), List.of());

    /** @throws SpecException for too many files, and for credentials in anything but a whole secret of Secrets Manager */
    public ContainerOptions {
        var errors = new SpecErrors();
        if (environmentFiles.size() > EnvironmentFile.MAX) {
            errors.add(
                    "environmentFiles",
                    "%d files of S3 are allowed".formatted(EnvironmentFile.MAX),
                    "merge some of them");
        }
        if (repositoryCredentials.filter(secret -> !secret.isWholeSecret()).isPresent()) {
            errors.add(
                    "repositoryCredentials",
                    "a secret of Secrets Manager with username and password, without a JSON key, is allowed",
                    "write it as in secretsmanager:registry");
        }
        errors.throwAll();
        dockerLabels = new TreeMap<>(dockerLabels);
        environmentFiles = List.copyOf(environmentFiles);
        volumes = List.copyOf(volumes);
    }

    /** The properties of the container definition that differ from ECS's defaults. */
    Map<String, Object> definition() {
        var definition = new LinkedHashMap<String, Object>();
        repositoryCredentials.ifPresent(secret -> definition.put(
                "repositoryCredentials", Map.<String, Output<String>>of("credentialsParameter", secret.valueFrom())));
        if (!process.entryPoint().isEmpty()) {
            definition.put("entryPoint", process.entryPoint());
        }
        process.workingDirectory().ifPresent(path -> definition.put("workingDirectory", path));
        process.user().ifPresent(user -> definition.put("user", user));
        if (readOnly) {
            definition.put("readonlyRootFilesystem", true);
        }
        limits.memoryReservation().ifPresent(mebibytes -> definition.put("memoryReservation", mebibytes));
        limits.nofile().ifPresent(files -> definition.put("ulimits", List.of(ulimit(files))));
        if (!dockerLabels.isEmpty()) {
            definition.put("dockerLabels", dockerLabels);
        }
        if (!environmentFiles.isEmpty()) {
            definition.put(
                    "environmentFiles",
                    environmentFiles.stream().map(ContainerOptions::file).toList());
        }
        return definition;
    }

    private static Map<String, Object> ulimit(ContainerLimits.OpenFiles files) {
        var limit = new LinkedHashMap<String, Object>();
        limit.put("name", "nofile");
        limit.put("softLimit", files.soft());
        limit.put("hardLimit", files.hard());
        return limit;
    }

    private static Map<String, Object> file(EnvironmentFile file) {
        var object = new LinkedHashMap<String, Object>();
        object.put("value", file.arn());
        object.put("type", "s3");
        return object;
    }
}
