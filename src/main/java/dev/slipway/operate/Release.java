package dev.slipway.operate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a service runs or has run.
 *
 * @param id the number of the revision of the task definition, or of the function's version
 * @param image as the container names it
 * @param tags those that the image has in the stack's repository
 * @param made when the image was pushed; otherwise, when the revision was made, if that is known
 */
public record Release(
        String id, String image, Optional<String> digest, List<String> tags, Optional<Instant> made, State state) {

    /** What can be said of it. */
    public enum State {
        RUNS("runs"),
        KEPT("kept"),
        FAILED("its deployment failed"),
        ROLLED_BACK("was rolled back"),
        GONE("its image is gone");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Whether somebody may mean it by a revision, a tag, a digest or the first digits of one. */
    boolean is(String asked) {
        var digits = asked.startsWith("sha256:") ? asked.substring("sha256:".length()) : asked;
        return id.equals(asked)
                || tags.contains(asked)
                || digits.matches("[0-9a-f]{7,64}")
                        && digest.filter(each -> each.startsWith("sha256:" + digits))
                                .isPresent();
    }
}
