package dev.slipway.cli;

import java.util.Iterator;
import java.util.List;

/** Completion candidates of QUEUE: the queues of all stack files, found as in {@link StackNames}. */
final class QueueNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return List.of(("\"$(find \"%s\" -maxdepth 1 -name 'Pulumi.*.yaml' -exec sed -n"
                                + " -e '/^    queues:/,/^ \\{0,4\\}[^ ]/s/^      \\([a-z][a-z0-9-]*\\):.*/\\1/p'"
                                + " -e 's/^    queue: *\\([a-z][a-z0-9-]*\\).*/\\1/p' {} + | sort -u)\"")
                        .formatted(StackNames.FOLDER))
                .iterator();
    }
}
