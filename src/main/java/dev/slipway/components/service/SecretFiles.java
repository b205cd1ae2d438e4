package dev.slipway.components.service;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import dev.slipway.components.image.RegistryImage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Secrets that a service reads from files. An init container gets them as environment variables, writes them into a
 * volume of the task and exits. Then the service's own container starts, with the volume mounted read-only. All users
 * of that container can read the files, none can write them, and they are deleted with the task. Fargate encrypts
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-storage.html">the volume</a>.
 *
 * @param files secrets by the absolute path of their file, all in one folder that is used for nothing else: the volume
 *     hides the image's own files in it
 * @param writer the image of the init container. It needs {@code sh} with {@code umask} and {@code printf} and must run
 *     as root, since <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html">an empty
 *     volume</a> belongs to root
 */
public record SecretFiles(Map<String, SecretReference> files, RegistryImage writer) {
    /** The name of the init container and of the volume. */
    static final String NAME = "secret-files";

    static final ReservedPorts RESERVED = new ReservedPorts(NAME, List.of());

    /** BusyBox: a small image with a shell. */
    public static final RegistryImage WRITER = RegistryImage.of("public.ecr.aws/docker/library/busybox:1.37.0");

    private static final String KEY = "secretFiles";

    private static final Pattern PATH = Pattern.compile("(/(?!\\.\\.?(/|$))[A-Za-z0-9._-]+){2,}");

    /** Folders with files of the image; the volume would hide them. */
    private static final Set<String> SYSTEM_FOLDERS = Set.of(
            "bin", "boot", "dev", "etc", "home", "lib", "lib64", "opt", "proc", "root", "run", "sbin", "sys", "tmp",
            "usr", "var");

    private static final Pattern KERNEL = Pattern.compile("/(dev|proc|sys)/.*");

    /** @throws SpecException for no file, a path or folder that is not allowed, or several folders */
    public SecretFiles {
        files = new TreeMap<>(files);
        var errors = new SpecErrors();
        for (var path : files.keySet()) {
            if (!PATH.matcher(path).matches()) {
                errors.add(
                        KEY,
                        "%s is not an absolute path of a file in a folder, of letters, digits, dots, hyphens and underscores"
                                .formatted(path),
                        "write it as in /certs/tls.pem");
            }
        }
        if (files.isEmpty()) {
            errors.add(KEY, "a file is needed", "name one as in /certs/tls.pem");
        }
        var folders = files.keySet().stream()
                .filter(path -> PATH.matcher(path).matches())
                .map(SecretFiles::folderOf)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (folders.size() > 1) {
            errors.add(
                    KEY,
                    "the files lie in %s".formatted(String.join(" and ", folders)),
                    "put all of them into one folder");
        }
        for (var folder : folders) {
            if (SYSTEM_FOLDERS.contains(folder.substring(1))
                    || KERNEL.matcher(folder).matches()) {
                errors.add(
                        KEY,
                        "%s is the image's own and would be hidden".formatted(folder),
                        "put the files into a folder of their own, as in /certs");
            }
        }
        errors.throwAll();
    }

    /** The absolute path of the folder of the files. */
    String folder() {
        return folderOf(files.keySet().iterator().next());
    }

    /** The init container: its secrets, and the command that writes the files. */
    ContainerSpec container() {
        var secrets = new TreeMap<String, SecretReference>();
        // The files are read-only for all users when they are created.
        var script = new ArrayList<>(List.of("umask 222"));
        files.forEach((path, secret) -> {
            var variable = "SECRET_FILE_" + (secrets.size() + 1);
            secrets.put(variable, secret);
            script.add("printf %%s \"$%s\" > %s".formatted(variable, path));
        });
        return ContainerSpec.DEFAULT
                .withCommand(List.of(String.join("; ", script)))
                .withSecrets(secrets);
    }

    private static String folderOf(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }
}
