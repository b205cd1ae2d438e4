package dev.slipway.settings.reader;

import java.util.Optional;

/**
 * An element of a list of texts and objects.
 *
 * @param key the key with the position, such as {@code uses[1]}
 * @param text the text; empty for an object
 * @param object the section of an object; empty for a text
 */
public record ListElement(String key, String text, Optional<Section> object) {}
