package dev.slipway.components.service;

import dev.slipway.base.SpecException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A volume in a container, see <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_MountPoint.html">MountPoint</a>.
 *
 * @param path the absolute path in the container; the volume hides the image's files there
 * @param readOnly true for a container that may not write to the volume
 */
public record VolumeMount(String path, Volume volume, boolean readOnly) {
    private static final Pattern PATH = Pattern.compile("(/(?!\\.\\.?(/|$))[A-Za-z0-9._-]+)+");

    /** Folders without which no container starts, and those of the kernel. */
    private static final Pattern SYSTEM_FOLDERS =
            Pattern.compile("/(bin|boot|etc|lib|lib64|sbin|usr)|/(dev|proc|sys)(/.*)?");

    /** @throws SpecException for a path that is not allowed */
    public VolumeMount {
        if (!PATH.matcher(path).matches()) {
            throw new SpecException(
                    "an absolute path of letters, digits, dots, hyphens and underscores, without . and .. and a slash at"
                            + " its end, is allowed",
                    "write it as in /data");
        }
        if (SYSTEM_FOLDERS.matcher(path).matches()) {
            throw new SpecException(
                    "%s is the image's own and would be hidden".formatted(path),
                    "mount the volume in a folder of its own, as in /data");
        }
    }

    /** True for a path at which a container can have a volume. */
    public static boolean isAllowed(String path) {
        return PATH.matcher(path).matches() && !SYSTEM_FOLDERS.matcher(path).matches();
    }

    /** The mount point in the definition of a container; empty for a volume in memory. */
    Optional<Map<String, Object>> mountPoint(String container) {
        if (!(volume instanceof Volume.OfTask declared)) {
            return Optional.empty();
        }
        var mount = new LinkedHashMap<String, Object>();
        mount.put("sourceVolume", declared.name(container, path));
        mount.put("containerPath", path);
        mount.put("readOnly", readOnly);
        return Optional.of(mount);
    }

    /** The volume in memory in the Linux parameters of a container; empty for another volume. */
    Optional<Map<String, Object>> tmpfs() {
        if (!(volume instanceof Volume.Tmpfs memory)) {
            return Optional.empty();
        }
        var tmpfs = new LinkedHashMap<String, Object>();
        tmpfs.put("containerPath", path);
        tmpfs.put("size", memory.sizeMiB());
        return Optional.of(tmpfs);
    }

    /**
     * The errors of paths in one container that are the same or one inside the other. The order of mounts decides which volume
     * of two such paths is visible.
     *
     * @param section the path of the container's section before the key, such as {@code sidecars[0].}; empty for the service
     */
    static List<SpecException> pathErrors(String section, List<VolumeMount> mounts) {
        var errors = new ArrayList<SpecException>();
        for (var inner : mounts) {
            mounts.stream()
                    .map(VolumeMount::path)
                    .filter(outer -> inner.path().startsWith(outer + "/"))
                    .findFirst()
                    .ifPresent(outer -> errors.add(new SpecException(
                            section + "volumes." + inner.path(),
                            "it lies in the volume at " + outer,
                            "mount one of them in another folder")));
        }
        return errors;
    }

    /** True if the folder of a volume is inside another folder, or the other way round, or both are the same. */
    boolean overlaps(String folder) {
        return (path + "/").startsWith(folder + "/") || (folder + "/").startsWith(path + "/");
    }
}
