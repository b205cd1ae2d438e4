package dev.slipway.program;

import dev.slipway.components.service.LogRouter;
import dev.slipway.components.storage.FileSystemClient;
import dev.slipway.settings.TaskSettings;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Assembly of the parts of a task that services and jobs have in common. */
record TaskParts(Data data) {

    /** The access to the file systems of the volumes. */
    Map<String, FileSystemClient> fileSystems(TaskSettings read) {
        var clients = new TreeMap<String, FileSystemClient>();
        read.task()
                .mountedFolders()
                .forEach((name, folders) ->
                        clients.put(name, data.stores().fileSystems().get(name).client(read.name(), folders)));
        return clients;
    }

    /** The log router to the archive; empty for logs that go to CloudWatch only. */
    Optional<LogRouter> router(TaskSettings read) {
        return read.logs().router().flatMap(image -> data.archive()
                .map(archive -> new LogRouter(
                        image, archive.deliver(read.name()), read.logs().cloudWatch())));
    }
}
