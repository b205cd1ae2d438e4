package dev.slipway.settings.reader;

/**
 * One fault of a stack file.
 *
 * @param key the full key, such as {@code slipway:network.zones}
 * @param value what stands there, or empty where nothing does
 * @param message what is allowed, and what to do
 */
public record ConfigError(String key, String value, String message) {
    private static final int SHOWN = 60;

    /** A fault whose message has the usual two halves. */
    public static ConfigError of(String key, String value, String allowed, String fix) {
        return new ConfigError(key, value, allowed + "; " + fix);
    }

    /** The fault in one line. */
    public String line() {
        var shown = value.replaceAll("\\s+", " ");
        if (shown.length() > SHOWN) {
            shown = shown.substring(0, SHOWN) + "…";
        }
        return shown.isEmpty() ? "%s: %s".formatted(key, message) : "%s = %s: %s".formatted(key, shown, message);
    }
}
