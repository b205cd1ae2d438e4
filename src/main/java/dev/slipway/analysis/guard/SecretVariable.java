package dev.slipway.analysis.guard;

import static dev.slipway.analysis.guard.SecretValues.containsSecret;
import static dev.slipway.analysis.guard.SecretValues.isGenerated;
import static dev.slipway.analysis.guard.SecretValues.isHarmless;
import static dev.slipway.analysis.guard.SecretValues.isWebToken;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The decision about an environment variable: a secret in plain text or not, by its name and its value together. */
public final class SecretVariable {
    /** Last words of a name that are a secret with any value. */
    private static final Set<String> PASSWORDS =
            set("password passwords passwd passphrase passcode passwort pass pwd pw secret secrets "
                    + "credential credentials creds");

    /** The ends of one word that are a secret, such as {@code PGPASSWORD}. */
    private static final List<String> ENDS =
            list("password passwd passphrase passwort pwd secret token apikey secretkey accesskey privatekey "
                    + "authkey masterkey encryptionkey signingkey sharedkey accountkey");

    /** Words that end like a password. */
    private static final Set<String> NO_PASSWORDS =
            Set.of("compass", "bypass", "encompass", "trespass", "overpass", "underpass");

    /** Words in front of {@code key} with which it is a secret with any value; with others the value decides. */
    private static final Set<String> SECRET_KEYS =
            set("api secret access private signing encryption encrypt decryption master auth admin account "
                    + "hmac license shared session service subscription");

    /** Words in front of {@code key} or {@code token} with which it is none. */
    private static final Set<String> PUBLIC =
            set("public publishable pub site anon partition sort primary foreign cache routing object index "
                    + "range group deduplication idempotency message row map lookup header column field metric "
                    + "label tag lock kms s3 feature config next continuation pagination page shard join unique "
                    + "translation i18n hot measurement device symbol verification pull gpg pgp instrumentation "
                    + "eos bos pad stop unk special mask");

    /** First words of variables that end in the code of web pages. */
    private static final List<String> PAGES =
            list("next_public_ nuxt_public_ expo_public_ gatsby_ react_app_ vite_ vue_app_ public_");

    /** Words that a number counts or limits. */
    private static final Set<String> QUANTITIES =
            set("max min maximum minimum num number count total limit budget per length size retries tokens "
                    + "keys days seconds hours minutes");

    /** Last words that leave the meaning of the word before. */
    private static final Set<String> ADDITIONS =
            set("base value text string plain plaintext raw b64 base64 json pem default prod production dev "
                    + "development staging stage test live old new current previous secondary primary ro rw "
                    + "readonly");

    private static final Set<String> GENERATED =
            Set.of("key", "keys", "auth", "pat", "jwt", "salt", "pepper", "sig", "signature", "cert");

    private SecretVariable() {}

    private static List<String> list(String words) {
        return List.of(words.split(" "));
    }

    private static Set<String> set(String words) {
        return Set.copyOf(list(words));
    }

    /** True for a secret: the value contains one, or the name means one and the value may be one. */
    public static boolean isSecret(String name, String value) {
        return containsSecret(value) || isWebToken(value) && !isPublic(name, words(name)) || isSecretPair(name, value);
    }

    /** True for a secret by its name, with a value that may be one. */
    static boolean isSecretPair(String name, String value) {
        var words = words(name);
        if (words.isEmpty() || isHarmless(value)) {
            return false;
        }
        var last = words.get(words.size() - 1);
        if (value.matches("\\d+") && words.stream().anyMatch(QUANTITIES::contains)) {
            return false;
        }
        if (last.equals("pwd") && value.startsWith("/")) {
            return false;
        }
        if (PASSWORDS.contains(last)) {
            return !isName(last, words, value);
        }
        if (isCompound(last)) {
            return true;
        }
        if (last.equals("token") || last.equals("tokens")) {
            return !isPublic(name, words);
        }
        if (last.matches("keys?") && SECRET_KEYS.contains(before(words)) && !isPublic(name, words)) {
            return true;
        }
        return GENERATED.contains(last)
                && !isPublic(name, words)
                && (isGenerated(value) || last.equals("auth") && value.matches("[^:/\\s]+:[^:/\\s]+"));
    }

    /** True for the name of a secret that something else keeps: {@code DB_SECRET: prod/db}, {@code PULL_SECRET: registry}. */
    private static boolean isName(String last, List<String> words, String value) {
        return last.startsWith("secret")
                && (value.matches("[a-z][a-z0-9_-]*(/[a-z][a-z_-]*)+")
                        || before(words).equals("pull"));
    }

    private static boolean isCompound(String word) {
        return ENDS.stream()
                        .anyMatch(end ->
                                word.endsWith(end) && !word.equals(end) || word.equals(end) && end.endsWith("key"))
                || word.length() > 4 && word.endsWith("pass") && !NO_PASSWORDS.contains(word);
    }

    private static boolean isPublic(String name, List<String> words) {
        var lower = name.toLowerCase(Locale.ROOT);
        return words.contains("public")
                || words.contains("publishable")
                || words.contains("anon")
                || PUBLIC.contains(before(words))
                || QUANTITIES.contains(before(words))
                || PAGES.stream().anyMatch(lower::startsWith);
    }

    /** The word before the last one; empty if there is none. */
    private static String before(List<String> words) {
        return words.size() < 2 ? "" : words.get(words.size() - 2);
    }

    /** The words of a name in lower case, without additions at its end: {@code apiToken2} is api, token. */
    private static List<String> words(String name) {
        var separated = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replaceAll("([A-Z])([A-Z][a-z])", "$1_$2");
        var words =
                new ArrayList<>(Arrays.stream(separated.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                        .filter(word -> !word.isEmpty())
                        .map(word -> word.matches("[a-z]{3,}\\d+") ? word.replaceAll("\\d+", "") : word)
                        .toList());
        while (words.size() > 1 && isAddition(words.get(words.size() - 1))) {
            words.remove(words.size() - 1);
        }
        return words;
    }

    private static boolean isAddition(String word) {
        return ADDITIONS.contains(word) || word.matches("v?\\d+");
    }
}
