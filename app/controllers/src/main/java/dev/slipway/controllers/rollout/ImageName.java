package dev.slipway.controllers.rollout;

/**
 * An image reference of a container.
 *
 * @param repository with its registry, without tag and digest
 * @param digest {@code sha256:} and 64 digits; empty for a reference by tag
 */
record ImageName(String repository, String digest) {

    static ImageName of(String text) {
        var at = text.indexOf('@');
        var name = at < 0 ? text : text.substring(0, at);
        var colon = name.indexOf(':', name.lastIndexOf('/') + 1);
        return new ImageName(colon < 0 ? name : name.substring(0, colon), at < 0 ? "" : text.substring(at + 1));
    }

    ImageName at(String other) {
        return new ImageName(repository, other);
    }

    @Override
    public String toString() {
        return digest.isEmpty() ? repository : repository + "@" + digest;
    }
}
