package dev.slipway.components.service;

import com.pulumi.core.Output;
import dev.slipway.base.Arns;
import dev.slipway.base.AwsContext;
import dev.slipway.base.SecretLookUp;
import dev.slipway.base.SpecException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A reference to a secret that ECS reads when it starts a task and passes to a container as an environment variable,
 * see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html">sensitive
 * data</a>. The secret's value does not appear in a plan, the state or a log.
 *
 * @param text the ARN of a Secrets Manager secret or of a Systems Manager parameter, or the name of one in the stack's
 *     account and region, as {@code secretsmanager:<name>} or {@code ssm:<name>}; {@code :<json key>::} after a secret
 *     selects one key of its JSON value
 */
public record SecretReference(String text) {
    // CreateSecret allows /_+=.@-, and the names of secrets that AWS services manage also have a !, as in rds!db-…:
    // https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html
    // https://docs.aws.amazon.com/secretsmanager/latest/userguide/service-linked-secrets.html
    private static final String KEY = "(?<key>:[^:]*:[^:]*:[^:]*)?";
    private static final Pattern SECRET = Pattern.compile(
            "(?<arn>arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\\d{12}:secret:[A-Za-z0-9/_+=.@!-]+-[A-Za-z0-9]{6})"
                    + KEY);
    private static final Pattern PARAMETER =
            Pattern.compile("arn:aws[a-z-]*:ssm:[a-z0-9-]+:\\d{12}:parameter/[A-Za-z0-9/_.-]+");
    private static final Pattern NAMED_SECRET =
            Pattern.compile("secretsmanager:(?<name>[A-Za-z0-9/_+=.@!-]{1,512})" + KEY);
    private static final Pattern NAMED_PARAMETER = Pattern.compile("ssm:/?(?<name>[A-Za-z0-9_.-][A-Za-z0-9/_.-]*)");

    /** @throws SpecException for a text of another form */
    public SecretReference {
        if (!isReference(text)) {
            throw new SpecException(
                    "the ARN of a Secrets Manager secret or of an SSM parameter, or a name as in secretsmanager:<name> or "
                            + "ssm:<name>, is allowed, behind a secret :<json key>:: for one key",
                    isReference(text.replaceAll("^[\"'\\s]+|[\"'\\s]+$", ""))
                            ? "remove the quotes and blanks around it, which are part of the value"
                            : "copy an ARN whole, with the six characters after a secret's name");
        }
    }

    private static boolean isReference(String text) {
        return Stream.of(SECRET, PARAMETER, NAMED_SECRET, NAMED_PARAMETER)
                .anyMatch(pattern -> pattern.matcher(text).matches());
    }

    /** The {@code valueFrom} of a container definition: the ARN, with the JSON key if there is one. */
    Output<String> valueFrom() {
        return resolvedArn().applyValue(arn -> arn + key());
    }

    /** The ARN without the JSON key; that of a secret's name is looked up. */
    Output<String> resolvedArn() {
        return arn().map(Output::of)
                .orElseGet(() -> isParameter()
                        ? Output.format(
                                "arn:%s:ssm:%s:%s:parameter/%s",
                                AwsContext.partition(), AwsContext.region(), AwsContext.account(), name())
                        : Output.of(SecretLookUp.arn(name()).result()));
    }

    /** The AWS service that stores the secret, as in ARNs and endpoints: {@code secretsmanager} or {@code ssm}. */
    public String service() {
        return isParameter() ? "ssm" : "secretsmanager";
    }

    /** The region of an ARN; empty for a name, which is one of the stack's region. */
    public Optional<String> region() {
        return arn().map(Arns::region);
    }

    /**
     * The ARN without the JSON key, or the name as the API of the service takes it: one of a parameter in a hierarchy
     * <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html">begins with a slash</a>.
     */
    public String id() {
        return arn().orElseGet(() -> isParameter() && name().contains("/") ? "/" + name() : name());
    }

    /** The JSON key; empty for the whole value. */
    public Optional<String> jsonKey() {
        return Optional.of(key().replaceFirst("^:([^:]*):.*$", "$1")).filter(key -> !key.isEmpty());
    }

    /** True if the text names a version of the secret, behind the JSON key. */
    public boolean namesVersion() {
        return !key().matches("(?::[^:]*::)?");
    }

    /** True for a secret of Secrets Manager without a JSON key. */
    boolean isWholeSecret() {
        return !isParameter() && key().isEmpty();
    }

    boolean isParameter() {
        return PARAMETER.matcher(text).matches()
                || NAMED_PARAMETER.matcher(text).matches();
    }

    /** The ARN without the JSON key; empty if the text is a name. */
    Optional<String> arn() {
        return PARAMETER.matcher(text).matches() ? Optional.of(text) : group("arn", SECRET);
    }

    /** The name without the JSON key, and without the leading slash of a parameter; empty if the text is an ARN. */
    String name() {
        return group("name", NAMED_SECRET, NAMED_PARAMETER).orElse("");
    }

    private String key() {
        return group("key", SECRET, NAMED_SECRET).orElse("");
    }

    private Optional<String> group(String group, Pattern... patterns) {
        return Stream.of(patterns)
                .map(pattern -> pattern.matcher(text))
                .filter(Matcher::matches)
                .findFirst()
                .map(reference -> reference.group(group));
    }
}
