package dev.slipway.components.storage;

/**
 * Name of an EventBridge bus and its archive, see <a
 * href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateArchive.html">CreateArchive</a>.
 *
 * @param text up to 48 characters, the limit of an archive
 */
public record BusName(String text) {
    public BusName {
        if (!text.matches("[A-Za-z0-9_.-]{1,48}")) {
            throw new IllegalArgumentException(
                    ("the bus would be called %s, and up to 48 letters, digits, hyphens, underscores and dots are"
                                    + " allowed; shorten its name, or rename the project or the stack")
                            .formatted(text));
        }
    }
}
