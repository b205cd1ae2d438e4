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
 * One SHA-256 over texts and files. Of a file count its name, whether it may be executed and its content; of a link
 * where it points to: what git keeps, so that every clone gives the same digest. Other permissions follow the umask of
 * the machine, and times the hour of the clone.
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

    /** Adds a text with its length before it, so that no two sequences of texts give the same bytes. */
    FileDigest add(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        sha.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        sha.update(bytes);
        return this;
    }

    /** Adds files by the names that they count under, in the map's order. */
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
