package dev.slipway.settings.imports;

import dev.slipway.analysis.guard.SecretVariable;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The parameters of Systems Manager for secrets that another tool's files contain or take from the machine. */
public final class SecretParameters {
    /** Names of secrets whose values the rule about secrets in plain text accepts if they look like words. */
    private static final Pattern WORDS = Pattern.compile("(?i)(.*_)?(AUTH|SALT|PEPPER)");

    /** Names of keys that are secrets with any value. */
    private static final Pattern KEYS = Pattern.compile(
            "(?i)(.*_)?(SECRET|CREDENTIAL|CREDENTIALS|AES|ENC|ENCRYPT|ENCRYPTION|CIPHER|CRYPTO)_(.*_)?KEY");

    /** Names of flags, such as {@code ENABLE_AUTH}. */
    private static final Pattern FLAG =
            Pattern.compile("(?i)(.*_)?(ENABLE|ENABLED|DISABLE|DISABLED|USE|IS|HAS|REQUIRE|ALLOW)_.*");

    /** The value of a key, to decide by the name of a variable alone. */
    private static final String KEY = "Xy7pq42Lm9Tz3Kv8Rw6Ns1Bd5Fh0Jc4Gk";

    private static final Pattern CHOICE = Pattern.compile(
            "(?i)true|false|on|off|yes|no|none|plain|login|basic|digest|required|optional|cram[-_]?md5|\\d|.*[\\s/:].*");

    private final String prefix;
    private final Map<String, String> values = new HashMap<>();

    /** @param prefix of the names, such as {@code /shop/dev} */
    public SecretParameters(String prefix) {
        this.prefix = prefix;
    }

    /** True for a variable whose name and value are those of a secret. */
    public static boolean isSecret(String name, String value) {
        return SecretVariable.isSecret(name, value)
                || value.isEmpty()
                        && !FLAG.matcher(name).matches()
                        && (SecretVariable.isSecret(name, "Xy7-pq42-Lm9")
                                || name.matches("(?i).*keys?") && SecretVariable.isSecret(name, KEY))
                || !value.isEmpty()
                        && (KEYS.matcher(name).matches() || WORDS.matcher(name).matches())
                        && !CHOICE.matcher(value).matches();
    }

    /** The name of the parameter: one for equal values of a variable, another one of the service for others. */
    public String name(String service, String variable, String value) {
        var first = values.putIfAbsent(variable, value);
        return first == null || first.equals(value)
                ? "%s/%s".formatted(prefix, variable)
                : "%s/%s/%s".formatted(prefix, service, variable);
    }

    /** The step that stores a secret. */
    public static String step(String parameter) {
        return "store its value as a parameter, it is in no file: aws ssm put-parameter --type SecureString --name %s --value …"
                .formatted(parameter);
    }
}
