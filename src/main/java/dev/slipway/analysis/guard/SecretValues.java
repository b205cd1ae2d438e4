package dev.slipway.analysis.guard;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts that are a secret, contain one, or are none, whatever the name of their variable. */
final class SecretValues {
    /** The text of a secret value in a plan. */
    static final String MASK = "[secret]";

    private static final String START = "(?<![A-Za-z0-9_-])";

    /**
     * The prefixes of tokens that their issuers document, as
     * <a href="https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns">
     * secret scanning</a> recognizes them.
     */
    private static final Pattern TOKEN = Pattern.compile(START
            + "((AKIA|ASIA)[A-Z0-9]{16}\\b"
            + "|gh[pousr]_\\w{20,}|github_pat_\\w{20,}|gl(pat|dt|rt|ptt|agent|soat|cbt|ft|imt)-[\\w.-]{16,}"
            + "|xox[abeoprs]-[\\w-]{8,}|xapp-[\\w-]{8,}|(sk|rk)_(live|test)_\\w{8,}|whsec_[\\w+/=]{8,}"
            + "|sk-(ant|proj|or|svcacct|lf)-[\\w-]{8,}|sk-[A-Za-z0-9]{20,}|SG\\.[\\w-]{16,}\\.[\\w-]{16,}"
            + "|npm_\\w{20,}|pypi-[\\w-]{16,}|rubygems_\\w{20,}|do[opr]_v1_\\w{20,}|dckr_(pat|oat)_[\\w-]{16,}"
            + "|hv[sbr]\\.[\\w-]{20,}|shp(at|ss|ca|pa)_\\w{16,}|hf_\\w{20,}|gsk_\\w{20,}|nvapi-[\\w-]{20,}|xai-\\w{20,}"
            + "|ATATT3[\\w=-]{16,}|ATBB\\w{16,}|AGE-SECRET-KEY-\\w+|lin_api_\\w{16,}|PMAK-[\\w-]{16,}|NRAK-\\w{16,}"
            + "|dapi[a-f0-9]{32}|sq0(csp|atp)-[\\w-]{16,}|ya29\\.[\\w-]{16,}|GOCSPX-[\\w-]{16,}|AIza[\\w-]{35}"
            + "|pul-[a-f0-9]{40}|figd_[\\w-]{16,}|dp\\.(st|pt|ct|sa)\\.[\\w.-]{16,}|glsa_\\w{16,}|glc_[\\w=]{16,}"
            + "|sntry[su]_[\\w=+/-]{16,}|pscale_(tkn|pw|oauth)_[\\w.-]{16,}|sbp_\\w{20,}|r8_\\w{20,}|key-[a-f0-9]{32}"
            + "|\\d{8,10}:[A-Za-z0-9_-]{35})");

    private static final Pattern WEB_TOKEN = Pattern.compile(START + "eyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}\\.[\\w-]{8,}");

    private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY( BLOCK)?-----");

    private static final Pattern WEBHOOK = Pattern.compile("https://(hooks\\.slack\\.com/(services|workflows|triggers)/"
            + "|(ptb\\.|canary\\.)?discord(app)?\\.com/api/webhooks/)\\S{8,}");

    /**
     * Passwords in an Authorization header, in an argument of a command, and in front of a host in URLs and the data source
     * names of Go and Oracle.
     */
    private static final List<Pattern> CREDENTIALS = List.of(
            Pattern.compile("(?i)\\b(bearer|basic)(\\s|%20)+(?<password>[^\\s\"']{6,})"),
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^/\\s:@?#]*(@[^/\\s:@?#]+)?:(?<password>[^/\\s?#]+)@"),
            Pattern.compile("^[\\w.-]+:(?<password>[^\\s@/]+)@(tcp|tcp6|unix)\\("),
            Pattern.compile("^(?!mailto:|sips?:|acct:|xmpp:)[\\w.-]+:(?<password>[^\\s@/]+)@[\\w.-]+(:\\d+(/|$)|/)"),
            Pattern.compile(
                    "(?i)(^|\\s)--?[\\w.-]*(password|passwd|pwd|pass|token|secret|api-?key)\\s+[\"']?(?<password>[^\\s\"'-][^\\s\"']*)"),
            Pattern.compile("jdbc:oracle:[a-z0-9]+:[^/@\\s]+/(?<password>[^@\\s]+)@"));

    /** A name and a value within a connection string, a query, Java options or JSON. */
    private static final Pattern PAIR = Pattern.compile(
            "([A-Za-z][\\w.-]*)[\"']?(?:\\s*=\\s*|\\s*:\\s*(?=[\"']))(?:\"([^\"]*)\"|'([^']*)'|((?:\\$\\{[^}]*}|[^;&,\\s\"'}])+))");

    /** A reference to a value that something else sets, or a placeholder. */
    private static final Pattern REFERENCE = Pattern.compile(
            "\\$\\{[^}]*}|\\$\\([^)]*\\)|\\$[A-Z_][A-Z0-9_]*|\\{\\{.*}}|%\\(?[A-Za-z_]*\\)?s|%[A-Z_]+%|<[^<>]+>|\\*+|\\{[^{}]*}?|[xX]{3,}|…|\\.{3}");

    private static final Pattern HARMLESS =
            Pattern.compile("(?i)true|false|yes|no|on|off|0|1|none|null|nil|undefined|-|include|omit|same-origin"
                    + "|(secretsmanager|ssm|awssm|vault|op|kms|file|pkcs11|projects|alias)[:/].*"
                    + "|(s3|gs|https?|grpc|tcp)://.*"
                    + "|(\\.{1,2}|~)?/(run|etc|var|mnt|app|opt|home|tmp|usr|secrets?|vault|certs?|keys?|config|data|root|srv|work|workspace)(/.*)?"
                    + "|\\.{1,2}/.*");

    private static final Pattern PUBLISHABLE =
            Pattern.compile("(pk|pub)_(live|test)_.*|pk\\.eyJ.*|ssh-(rsa|ed25519) .*|sb_publishable_.*");

    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9+=]{12,}");

    private SecretValues() {}

    /** True for a text that says nothing secret under any name: a reference, a path, an address, an ARN, a switch. */
    static boolean isHarmless(String value) {
        return value.isBlank()
                || value.startsWith("arn:")
                || HARMLESS.matcher(value).matches()
                || PUBLISHABLE.matcher(value).matches()
                || REFERENCE.matcher(value).matches();
    }

    /** True for a text that contains a token, a private key or a password, also under a harmless name. */
    static boolean containsSecret(String value) {
        return value.equals(MASK)
                || Stream.of(TOKEN, PRIVATE_KEY, WEBHOOK)
                        .anyMatch(pattern -> pattern.matcher(value).find())
                || CREDENTIALS.stream().anyMatch(pattern -> hasPassword(pattern.matcher(value)))
                || pairs(value).anyMatch(pair -> SecretVariable.isSecretPair(pair.name(), pair.value()));
    }

    /** True for a JSON Web Token, which some issuers use for public keys. */
    static boolean isWebToken(String value) {
        return WEB_TOKEN.matcher(value).find();
    }

    private static boolean hasPassword(Matcher credentials) {
        while (credentials.find()) {
            if (!REFERENCE.matcher(credentials.group("password")).matches()) {
                return true;
            }
        }
        return false;
    }

    private record Pair(String name, String value) {}

    private static Stream<Pair> pairs(String text) {
        return PAIR.matcher(text)
                .results()
                .map(found -> new Pair(
                        found.group(1),
                        IntStream.rangeClosed(2, 4)
                                .mapToObj(found::group)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse("")));
    }

    /** True for a text that a generator made: a long run of letters and digits that are no words. */
    static boolean isGenerated(String value) {
        return value.length() >= 16
                && !value.contains(" ")
                && SEGMENT.matcher(value).results().map(found -> found.group()).anyMatch(SecretValues::isRandom);
    }

    private static boolean isRandom(String run) {
        var changes = 0;
        var digits = 0;
        for (var i = 0; i < run.length(); i++) {
            var letter = run.charAt(i);
            digits += Character.isDigit(letter) ? 1 : 0;
            changes += i > 0 && kind(letter) != kind(run.charAt(i - 1)) ? 1 : 0;
        }
        return changes >= 4 && (digits >= 2 || changes >= 6);
    }

    private static int kind(char letter) {
        if (Character.isDigit(letter)) {
            return 0;
        }
        return Character.isUpperCase(letter) ? 1 : 2;
    }
}
