package dev.slipway.operate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A version of a service that runs or has run.
 *
 * @param id the number of the revision of the task definition, or of the function's version
 * @param image as the container names it
 * @param tags those that the image has in the stack's repository
 * @param made the time of the image's push; otherwise that of the revision's registration, if it is known
 */
public record Release(
        String id,
        String image,
        Optional<String> digest,
        List<String> tags,
        Optional<Instant> made,
        ReleaseState state) {

    /** The state of a release. */
    public enum ReleaseState {
        RUNS("runs"),
        KEPT("kept"),
        FAILED("its deployment failed"),
        ROLLED_BACK("was rolled back"),
        GONE("its image is gone");

        private final String words;

        ReleaseState(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** True if the text is the number, a tag, the digest, or at least 7 of the first digits of the digest. */
    boolean is(String requested) {
        var digits = requested.startsWith("sha256:") ? requested.substring("sha256:".length()) : requested;
        return id.equals(requested)
                || tags.contains(requested)
                || digits.matches("[0-9a-f]{7,64}")
                        && digest.filter(known -> known.startsWith("sha256:" + digits))
                                .isPresent();
    }
}
