package dev.slipway.cli;

import java.util.Iterator;
import java.util.List;

/** The services that a shell completes SERVICE by: those of all stack files, in the same way as {@link StackNames}. */
final class ServiceNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return List.of(("\"$(find \"%s\" -maxdepth 1 -name 'Pulumi.*.yaml' -exec sed -n"
                                + " '/^  slipway:services:/,/^  [^ ]/s/^    \\([a-z][a-z0-9-]*\\):.*/\\1/p' {} + | sort -u)\"")
                        .formatted(StackNames.FOLDER))
                .iterator();
    }
}
