package dev.slipway.cli;

import java.util.Iterator;
import java.util.List;

/**
 * The stacks that a shell completes STACK by: those of the folder that has the launcher, when the key is pressed. So they
 * are no names but what a shell finds them with. The quotes at both ends close and open those that picocli puts around a
 * candidate, for the names to be words of their own.
 */
final class StackNames implements Iterable<String> {
    /** Where the stack files are: the launcher's folder, as it was typed. */
    static final String FOLDER = "$(dirname \"${COMP_WORDS[0]/#\\~/$HOME}\")";

    @Override
    public Iterator<String> iterator() {
        return List.of(("\"$(find \"%s\" -maxdepth 1 -name 'Pulumi.*.yaml'"
                                + " | sed 's/.*Pulumi\\.\\(.*\\)\\.yaml/\\1/' | sort)\"")
                        .formatted(FOLDER))
                .iterator();
    }
}
