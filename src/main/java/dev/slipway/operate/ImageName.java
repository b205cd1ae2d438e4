package dev.slipway.operate;

import java.util.Optional;

/**
 * An image as a container names it.
 *
 * @param repository with its registry, without tag and digest
 * @param digest {@code sha256:} and 64 digits; empty where the image goes by its tag
 */
record ImageName(String repository, Optional<String> digest) {

    static ImageName of(String text) {
        var at = text.indexOf('@');
        var name = at < 0 ? text : text.substring(0, at);
        var colon = name.indexOf(':', name.lastIndexOf('/') + 1);
        return new ImageName(
                colon < 0 ? name : name.substring(0, colon),
                at < 0 ? Optional.empty() : Optional.of(text.substring(at + 1)));
    }

    String at(String other) {
        return repository + "@" + other;
    }
}
