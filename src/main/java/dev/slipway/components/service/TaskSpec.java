package dev.slipway.components.service;

import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import dev.slipway.components.image.Architecture;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.storage.MountedFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The containers of a task and its size.
 *
 * @param container the service's own container
 * @param sidecars the other containers
 * @param secretFiles secrets that the service's own container reads from files; empty for none
 * @param diskGiB the size of the disk of a task in GiB, with its images and scratch volumes, {@link #MIN_DISK} to
 *     {@link #MAX_DISK}; empty for Fargate's default of 20, which cannot be set. See
 *     <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-storage.html">ephemeral
 *     storage</a>
 * @param udpPorts the ports of the service's own container that receive UDP instead of TCP
 * @param exec true to allow ECS Exec, {@code aws ecs execute-command}, in the containers
 */
@Withers
public record TaskSpec(
        FargateSize size,
        Architecture architecture,
        ContainerSpec container,
        List<Sidecar> sidecars,
        Optional<SecretFiles> secretFiles,
        OptionalInt diskGiB,
        Set<Integer> udpPorts,
        boolean exec)
        implements TaskSpecBuilder.With {
    /** The minimum of the disk of a task in GiB. */
    public static final int MIN_DISK = 21;

    /** The maximum of the disk of a task in GiB. */
    public static final int MAX_DISK = 200;

    /**
     * Checks the names, the ports, the volumes and the start order of the containers.
     *
     * @throws SpecException for a container that can never start, and for a name or a port that is used twice; with
     *     all further errors as suppressed exceptions
     */
    public TaskSpec {
        sidecars = List.copyOf(sidecars);
        udpPorts = Set.copyOf(udpPorts);
        var errors = new ArrayList<>(Sidecar.nameErrors(sidecars));
        errors.addAll(Sidecar.portErrors(container, sidecars));
        errors.addAll(StartOrder.errors(container, sidecars));
        if (secretFiles.isPresent()) {
            errors.addAll(SecretFiles.RESERVED.errors(container, sidecars));
        }
        errors.addAll(Sidecar.credentialErrors(sidecars));
        errors.addAll(volumeErrors(container, sidecars, secretFiles));
        if (diskGiB.isPresent() && (diskGiB.getAsInt() < MIN_DISK || diskGiB.getAsInt() > MAX_DISK)) {
            errors.add(new SpecException(
                    "diskGiB",
                    "%d to %d is allowed, and 20 without it".formatted(MIN_DISK, MAX_DISK),
                    "set it to %d".formatted(MIN_DISK)));
        }
        if (exec && container.options().readOnly()) {
            // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
            errors.add(new SpecException(
                    "readOnly",
                    "the agent of ECS Exec writes to the root file system",
                    "set it to false, or exec to false"));
        }
        SpecException.throwAll(errors);
    }

    /** A task of 256 CPU units and 512 MiB on ARM64. */
    public static TaskSpec of(ContainerSpec container, Sidecar... sidecars) {
        return new TaskSpec(
                FargateSize.SMALLEST,
                Architecture.ARM64,
                container,
                List.of(sidecars),
                Optional.empty(),
                OptionalInt.empty(),
                Set.of(),
                false);
    }

    private static List<SpecException> volumeErrors(
            ContainerSpec own, List<Sidecar> sidecars, Optional<SecretFiles> secretFiles) {
        var errors = new ArrayList<>(VolumeMount.pathErrors("", own.options().volumes()));
        for (var i = 0; i < sidecars.size(); i++) {
            errors.addAll(VolumeMount.pathErrors(
                    Sidecar.key(i, ""), sidecars.get(i).container().options().volumes()));
        }
        secretFiles.ifPresent(files -> own.options().volumes().stream()
                .filter(mount -> mount.overlaps(files.folder()))
                .forEach(mount -> errors.add(new SpecException(
                        "volumes." + mount.path(),
                        "secretFiles has a volume at " + files.folder(),
                        "mount one of them in another folder"))));
        errors.addAll(FileVolumes.of(own, sidecars).errors());
        return errors;
    }

    /** The folders of file systems that its containers mount, by the name of the file system. */
    public Map<String, List<MountedFolder>> mountedFolders() {
        return FileVolumes.of(container, sidecars).byFileSystem();
    }

    /** The images of all containers except the service's own. */
    public List<RegistryImage> images() {
        return Stream.concat(
                        sidecars.stream().map(Sidecar::image),
                        secretFiles.stream().map(SecretFiles::writer))
                .toList();
    }

    /** The service's own container, or a sidecar by its name; the own one for an unknown name. */
    public ContainerSpec container(Optional<String> sidecar) {
        return sidecars.stream()
                .filter(candidate -> sidecar.equals(Optional.of(candidate.name())))
                .map(Sidecar::container)
                .findAny()
                .orElse(container);
    }

    /** True if one of the containers listens on a port. */
    public boolean listensOn(int port) {
        return Stream.concat(Stream.of(container), sidecars.stream().map(Sidecar::container))
                .anyMatch(defined -> defined.allPorts().contains(port));
    }

    /** The secrets of all containers, with those of private registries. */
    public List<SecretReference> secrets() {
        return Stream.of(
                        Stream.of(container),
                        sidecars.stream().map(Sidecar::container),
                        secretFiles.stream().map(SecretFiles::container))
                .flatMap(containers -> containers)
                .flatMap(defined -> Stream.concat(
                        defined.secrets().values().stream(), defined.options().repositoryCredentials().stream()))
                .toList();
    }

    /** The environment files of all containers in S3. */
    public List<EnvironmentFile> environmentFiles() {
        return Stream.concat(Stream.of(container), sidecars.stream().map(Sidecar::container))
                .flatMap(defined -> defined.options().environmentFiles().stream())
                .toList();
    }

    /** The sum of the memory reservations of its containers in MiB. */
    public int reservedMemory() {
        return Stream.concat(Stream.of(container), sidecars.stream().map(Sidecar::container))
                .flatMapToInt(defined -> defined.options().limits().memoryReservation().stream())
                .sum();
    }

    /** The sum of the maximum sizes of the volumes in memory of its containers in MiB. */
    public int tmpfsMemory() {
        return Stream.concat(Stream.of(container), sidecars.stream().map(Sidecar::container))
                .flatMap(defined -> defined.options().volumes().stream())
                .mapToInt(mount -> mount.volume() instanceof Volume.Tmpfs memory ? memory.sizeMiB() : 0)
                .sum();
    }

    /**
     * The same task with another command of the service's own container, and without sidecars, port and health check;
     * it keeps its secret files.
     */
    TaskSpec running(List<String> command) {
        var other = container
                .withCommand(command)
                .withPorts(Map.of())
                .withPort(OptionalInt.empty())
                .withHealth(Optional.empty())
                .withDependsOn(Map.of());
        return withContainer(other).withSidecars(List.of());
    }
}
