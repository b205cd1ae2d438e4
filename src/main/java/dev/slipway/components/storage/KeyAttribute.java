package dev.slipway.components.storage;

import dev.slipway.base.SpecException;
import java.util.Arrays;

/**
 * A key attribute of a table or an index, see
 * <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeDefinition.html">
 * AttributeDefinition</a>.
 *
 * @param name 1 to 255 characters
 */
public record KeyAttribute(String name, Type type) {
    /** Type of a key attribute: string, number or binary. */
    public enum Type {
        S,
        N,
        B
    }

    public KeyAttribute {
        if (name.isEmpty() || name.length() > 255) {
            throw new SpecException("an attribute of 1 to 255 characters is allowed", "rename it");
        }
    }

    /** Parses an attribute: {@code id} for a string, or {@code createdAt:N} with the type after a colon. */
    public static KeyAttribute of(String text) {
        var colon = text.lastIndexOf(':');
        if (colon < 0) {
            return new KeyAttribute(text, Type.S);
        }
        var written = text.substring(colon + 1);
        return Arrays.stream(Type.values())
                .filter(type -> type.name().equals(written))
                .findFirst()
                .map(type -> new KeyAttribute(text.substring(0, colon), type))
                .orElseThrow(() -> new SpecException(
                        "an attribute such as id, or with its type such as createdAt:N, is allowed",
                        "write S, N or B after the colon"));
    }
}
