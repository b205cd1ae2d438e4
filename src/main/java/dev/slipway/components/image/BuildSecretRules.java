package dev.slipway.components.image;

import dev.slipway.base.SpecException;
import dev.slipway.components.image.BuildSecret.SecretFile;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Checks of the secrets of a build against its Dockerfile and its ignore file. */
final class BuildSecretRules {
    private static final String KEY = "secrets";

    private BuildSecretRules() {}

    /**
     * @param mounts the secret mounts of the stages that the build needs
     * @param ignore the rules of the ignore file; empty if they are refused themselves
     */
    static void check(
            Map<String, BuildSecret> secrets,
            List<SecretMount> mounts,
            BuildContext context,
            DockerIgnore ignore,
            List<SpecException> faults) {
        var mounted = new TreeSet<String>();
        mounts.forEach(mount -> mounted.add(mount.id()));
        var anyId = mounts.stream().anyMatch(SecretMount::isVariable);
        new TreeMap<>(secrets).forEach((id, secret) -> {
            if (!anyId && !mounted.contains(id)) {
                faults.add(unused(id, mounted, context));
            } else if (secret instanceof SecretFile file && isSent(file, context, ignore)) {
                faults.add(sent(id, file, context));
            }
        });
        mounts.stream()
                .filter(mount -> mount.required() && !mount.isVariable() && !secrets.containsKey(mount.id()))
                .map(SecretMount::id)
                .distinct()
                .forEach(id -> faults.add(missing(id, context)));
    }

    private static SpecException unused(String id, TreeSet<String> mounted, BuildContext context) {
        return new SpecException(
                "%s.%s".formatted(KEY, id),
                "no RUN that the image needs in %s mounts the secret %s".formatted(context.dockerfile(), id),
                mounted.isEmpty()
                        ? "write RUN --mount=type=secret,id=%s where it is used, or remove it".formatted(id)
                        : "name one that is mounted: " + String.join(", ", mounted));
    }

    private static SpecException missing(String id, BuildContext context) {
        return new SpecException(
                "%s.%s".formatted(KEY, id),
                "missing, and a RUN in %s requires it".formatted(context.dockerfile()),
                "set it to {env: a variable}, {file: a path}, or the ARN or name of a secret");
    }

    /** True if Docker gets the file as a part of the build folder, so that an instruction may copy it. */
    private static boolean isSent(SecretFile secret, BuildContext context, DockerIgnore ignore) {
        var file = secret.on(context.root());
        return file.startsWith(context.directory()) && !ignore.excludes(FileTree.relative(context.directory(), file));
    }

    private static SpecException sent(String id, SecretFile file, BuildContext context) {
        return new SpecException(
                "%s.%s".formatted(KEY, id),
                "the file %s is in the build folder %s and the ignore file does not exclude it, so that COPY may put it into a layer"
                        .formatted(file.path(), context.folder()),
                "add it to .dockerignore, or keep it outside of the build folder");
    }
}
