package dev.slipway.components.service;

import dev.slipway.base.Withers;
import dev.slipway.components.image.Architecture;
import dev.slipway.components.image.RegistryImage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What a service is, apart from where it runs.
 *
 * @param container the service's own container
 * @param sidecars containers beside it
 * @param logRetentionDays one of the values CloudWatch Logs allows
 * @param exec whether {@code aws ecs execute-command} opens a shell in its containers
 * @param secretFiles secrets that its own container finds in files
 * @param deployTimeout how long an {@code up} waits for ECS to deploy it, 1 minute to 6 hours
 */
@Withers
public record ServiceSpec(
        FargateSize size,
        Architecture architecture,
        ContainerSpec container,
        List<Sidecar> sidecars,
        Capacity capacity,
        ScalingSpec scaling,
        int logRetentionDays,
        boolean exec,
        Optional<SecretFiles> secretFiles,
        Duration deployTimeout)
        implements ServiceSpecBuilder.With {
    /** As long as the provider waits where nothing is said. */
    public static final Duration DEPLOY_TIMEOUT = Duration.ofMinutes(20);

    public ServiceSpec {
        if (deployTimeout.compareTo(Duration.ofMinutes(1)) < 0 || deployTimeout.compareTo(Duration.ofHours(6)) > 0) {
            throw new IllegalArgumentException("1 to 360 minutes are allowed; set the time to 20 minutes");
        }
        sidecars = List.copyOf(sidecars);
        scaling.within(capacity);
        StartOrder.check(container, sidecars);
        var beside = sidecars;
        secretFiles.ifPresent(files -> files.checkNames(beside));
    }

    /** The smallest service: one task of 256 CPU units and 512 MiB on ARM64, logs kept for 30 days. */
    public static ServiceSpec of(ContainerSpec container, Sidecar... sidecars) {
        return new ServiceSpec(
                FargateSize.SMALLEST,
                Architecture.ARM64,
                container,
                List.of(sidecars),
                Capacity.fixed(1),
                ScalingSpec.NONE,
                30,
                false,
                Optional.empty(),
                DEPLOY_TIMEOUT);
    }

    /** The same service with a count and what scales it. */
    public ServiceSpec withCapacity(Capacity capacity, ScalingSpec scaling) {
        return new ServiceSpec(
                size,
                architecture,
                container,
                sidecars,
                capacity,
                scaling,
                logRetentionDays,
                exec,
                secretFiles,
                deployTimeout);
    }

    public ServiceSpec withLogRetentionDays(int days) {
        return new ServiceSpec(
                size, architecture, container, sidecars, capacity, scaling, days, exec, secretFiles, deployTimeout);
    }

    public ServiceSpec withSecretFiles(SecretFiles files) {
        return new ServiceSpec(
                size,
                architecture,
                container,
                sidecars,
                capacity,
                scaling,
                logRetentionDays,
                exec,
                Optional.of(files),
                deployTimeout);
    }

    public ServiceSpec withDeployTimeout(Duration timeout) {
        return new ServiceSpec(
                size,
                architecture,
                container,
                sidecars,
                capacity,
                scaling,
                logRetentionDays,
                exec,
                secretFiles,
                timeout);
    }

    /** The images beside the service's own. */
    public List<RegistryImage> images() {
        return Stream.concat(
                        sidecars.stream().map(Sidecar::image),
                        secretFiles.stream().map(SecretFiles::writer))
                .toList();
    }

    /** The secrets of all containers. */
    public List<SecretReference> secrets() {
        return Stream.of(
                        Stream.of(container),
                        sidecars.stream().map(Sidecar::container),
                        secretFiles.stream().map(SecretFiles::container))
                .flatMap(containers -> containers)
                .flatMap(each -> each.secrets().values().stream())
                .toList();
    }

    /**
     * The same container with another command, alone but for its secret files: nothing asks whether it is healthy, and it
     * listens on nothing.
     */
    ServiceSpec running(List<String> command) {
        var alone = new ContainerSpec(
                OptionalInt.empty(), command, container.environment(), container.secrets(), Optional.empty(), Map.of());
        return new ServiceSpec(
                size,
                architecture,
                alone,
                List.of(),
                Capacity.fixed(1),
                ScalingSpec.NONE,
                logRetentionDays,
                exec,
                secretFiles,
                deployTimeout);
    }
}
