package dev.slipway.components.image;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The tag of an image: {@code src-} and 16 digits of what it is built from, then the time of the push. */
record ImageTag(String value) {
    /** What every tag starts with; tags that people or other programs give start otherwise. */
    static final String PREFIX = "src-";

    private static final int DIGITS = 16;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    /** The tag of what a folder holds, given the 64 digits of its {@link ContextDigest}. */
    static ImageTag of(String digest) {
        return new ImageTag(PREFIX + digest.substring(0, DIGITS));
    }

    /** The tag of one push, in UTC, so that no push needs a tag which is taken. */
    ImageTag pushedAt(Instant time) {
        return new ImageTag(value + "-" + TIME.format(time));
    }
}
