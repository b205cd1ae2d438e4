package dev.slipway.components.storage;

/** Settings of an EFS file system: one of the stack, or an existing one. */
public sealed interface FileSystemSpec permits NewFileSystemSpec, ExistingFileSystemSpec {}
