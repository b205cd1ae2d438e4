package dev.slipway.components.storage;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import java.util.regex.Pattern;

/**
 * Settings of an existing EFS file system.
 *
 * @param id such as {@code fs-0123456789abcdef0}
 * @param securityGroupId the security group of its mount targets, such as {@code sg-0123456789abcdef0}
 */
public record ExistingFileSystemSpec(String id, String securityGroupId) implements FileSystemSpec {
    private static final Pattern FILE_SYSTEM = Pattern.compile("fs-([0-9a-f]{8}|[0-9a-f]{17})");
    private static final Pattern GROUP = Pattern.compile("sg-([0-9a-f]{8}|[0-9a-f]{17})");

    /** @throws SpecException for an id of another form */
    public ExistingFileSystemSpec {
        var errors = new SpecErrors();
        if (!FILE_SYSTEM.matcher(id).matches()) {
            errors.add("id", "the id of a file system is allowed", "write it as in fs-0123456789abcdef0");
        }
        if (!GROUP.matcher(securityGroupId).matches()) {
            errors.add(
                    "securityGroupId",
                    "the id of the security group of its mount targets is allowed",
                    "write it as in sg-0123456789abcdef0");
        }
        errors.throwAll();
    }
}
