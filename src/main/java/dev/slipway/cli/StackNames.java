package dev.slipway.cli;

import java.util.Iterator;
import java.util.List;

/**
 * Completion candidates of STACK: the stacks in the launcher's folder. The only candidate is a shell expression, which
 * the shell evaluates when the key is pressed. The quotes at its ends close and reopen those that picocli puts around
 * a candidate, so that each name becomes a word.
 */
final class StackNames implements Iterable<String> {
    /** The folder of the stack files: that of the launcher, as it was typed. */
    static final String FOLDER = "$(dirname \"${COMP_WORDS[0]/#\\~/$HOME}\")";

    @Override
    public Iterator<String> iterator() {
        return List.of(("\"$(find \"%s\" -maxdepth 1 -name 'Pulumi.*.yaml'"
                                + " | sed 's/.*Pulumi\\.\\(.*\\)\\.yaml/\\1/' | sort)\"")
                        .formatted(FOLDER))
                .iterator();
    }
}
