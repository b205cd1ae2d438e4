package dev.slipway.components.image;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The tag of an image: {@code src-}, 16 digits of the digest of its sources, and the time of the push. */
record ImageTag(String value) {
    /** The prefix of the tags of deploys, by which the lifecycle policy recognizes them. */
    static final String PREFIX = "src-";

    private static final int DIGITS = 16;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    /**
     * The tag of a folder's sources.
     *
     * @param digest the 64 hexadecimal digits of its {@link ContextDigest}
     */
    static ImageTag of(String digest) {
        return new ImageTag(PREFIX + digest.substring(0, DIGITS));
    }

    /** True if another tag is that of a push of the same sources. */
    boolean isPushedAs(String other) {
        return other.startsWith(value + "-");
    }

    /** The tag of a push, with its time in UTC to the second, since an immutable tag cannot be pushed twice. */
    ImageTag pushedAt(Instant time) {
        return new ImageTag(value + "-" + TIME.format(time));
    }
}
