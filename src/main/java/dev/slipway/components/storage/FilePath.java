package dev.slipway.components.storage;

import dev.slipway.base.PathLabel;
import dev.slipway.base.SpecException;
import java.util.regex.Pattern;

/**
 * The path of a folder of a file system that a client mounts, see <a
 * href="https://docs.aws.amazon.com/efs/latest/ug/API_RootDirectory.html">RootDirectory</a>. {@code /} is the whole file
 * system.
 */
public record FilePath(String text) {
    /** The whole file system. */
    public static final String ROOT = "/";

    private static final Pattern PATH = Pattern.compile("/|(/(?!\\.)[A-Za-z0-9._-]+){1,4}");
    private static final int MAX_LENGTH = 100;

    /** @throws SpecException for a path beyond the limits of an access point */
    public FilePath {
        if (!PATH.matcher(text).matches() || text.length() > MAX_LENGTH) {
            throw new SpecException(
                    "path",
                    "an absolute path of up to 4 folders and 100 letters, digits, dots, hyphens and underscores is allowed",
                    "write it as in /web");
        }
    }

    /** True for the whole file system. */
    public boolean isRoot() {
        return text.equals(ROOT);
    }

    /** The part of a name that no other path gives: {@code whole} or, for a folder, {@code at-web}. */
    public String role() {
        return isRoot() ? "whole" : "at-" + PathLabel.of(text);
    }
}
