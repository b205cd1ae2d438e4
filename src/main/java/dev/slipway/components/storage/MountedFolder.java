package dev.slipway.components.storage;

/**
 * A folder of a file system that a client mounts.
 *
 * @param owner the owner of the folder, if its mounting creates it, and of the files that the client writes
 * @param readOnly true for a client that may not write
 */
public record MountedFolder(FilePath path, FileOwner owner, boolean readOnly) {}
