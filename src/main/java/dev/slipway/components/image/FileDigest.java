package dev.slipway.components.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * A SHA-256 over texts and files. It covers a file's name, executable bit and content, and a symbolic link's target:
 * the properties that git stores, so that every clone has the same digest. It does not cover other permissions, which
 * depend on the machine's umask, and modification times.
 */
final class FileDigest {
    private static final int BUFFER = 64 * 1024;

    private final MessageDigest sha;
    private final byte[] buffer = new byte[BUFFER];

    FileDigest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Adds a text, prefixed with its length, so that different sequences of texts have different bytes. */
    FileDigest add(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        sha.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        sha.update(bytes);
        return this;
    }

    /** Adds files with their names, in the map's order. */
    FileDigest addAll(Map<String, Path> files) {
        files.forEach(this::add);
        return this;
    }

    private void add(String name, Path file) {
        add(name);
        try {
            if (Files.isSymbolicLink(file)) {
                add("link").add(Files.readSymbolicLink(file).toString().replace('\\', '/'));
                return;
            }
            add(isExecutable(file) ? "executable" : "plain");
            sha.update((Files.size(file) + ":").getBytes(StandardCharsets.US_ASCII));
            try (var in = Files.newInputStream(file)) {
                for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    sha.update(buffer, 0, read);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(file), e);
        }
    }

    private static boolean isExecutable(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                && Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS)
                        .contains(PosixFilePermission.OWNER_EXECUTE);
    }

    /** The digest as 64 hexadecimal digits. */
    String hex() {
        return HexFormat.of().formatHex(sha.digest());
    }
}
