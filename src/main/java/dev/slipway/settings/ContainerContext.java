package dev.slipway.settings;

import dev.slipway.components.storage.FileSystemSpec;
import java.nio.file.Path;
import java.util.Map;

/**
 * The parts of a stack that the keys of a container refer to.
 *
 * @param service the name of the service or job, the default folder of its files
 * @param root the project's folder, for environment files
 * @param fileSystems the file systems of the stack by their names
 */
record ContainerContext(String service, Path root, Map<String, FileSystemSpec> fileSystems) {}
