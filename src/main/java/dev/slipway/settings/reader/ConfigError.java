package dev.slipway.settings.reader;

/**
 * One error of a stack file.
 *
 * @param key the full key, such as {@code slipway:network.zones}
 * @param value the value of the key; empty if there is none
 * @param message the allowed values and the fix
 */
public record ConfigError(String key, String value, String message) {
    private static final int SHOWN = 60;

    /** An error whose message has two parts: the allowed values and the fix. */
    public static ConfigError of(String key, String value, String allowed, String fix) {
        return new ConfigError(key, value, allowed + "; " + fix);
    }

    /** True if the error is that of the key, or of a key or position below it. */
    boolean isAt(String other) {
        return key.equals(other) || key.startsWith(other + ".") || key.startsWith(other + "[");
    }

    /** The error in one line. */
    public String line() {
        var shown = value.replaceAll("\\s+", " ");
        if (shown.length() > SHOWN) {
            shown = shown.substring(0, SHOWN) + "…";
        }
        return shown.isEmpty() ? "%s: %s".formatted(key, message) : "%s = %s: %s".formatted(key, shown, message);
    }
}
