package dev.slipway.components.service;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Statement;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A secret that ECS reads when it starts a task and puts into an environment variable, see
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html">sensitive
 * data</a>. Its value is in no plan, state or log.
 *
 * @param text the ARN of a secret of Secrets Manager or of a parameter of Systems Manager, or the name of one in the
 *     stack's own account and region, {@code secretsmanager:<name>} or {@code ssm:<name>}; behind a secret
 *     {@code :<json key>::} takes one key of it
 */
public record SecretReference(String text) {
    private static final String KEY = "(?<key>:[^:]*:[^:]*:[^:]*)?";
    private static final Pattern SECRET = Pattern.compile(
            "(?<arn>arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\\d{12}:secret:[A-Za-z0-9/_+=.@-]+-[A-Za-z0-9]{6})" + KEY);
    private static final Pattern PARAMETER =
            Pattern.compile("arn:aws[a-z-]*:ssm:[a-z0-9-]+:\\d{12}:parameter/[A-Za-z0-9/_.-]+");
    private static final Pattern NAMED_SECRET =
            Pattern.compile("secretsmanager:(?<name>[A-Za-z0-9/_+=.@-]{1,512})" + KEY);
    private static final Pattern NAMED_PARAMETER = Pattern.compile("ssm:/?(?<name>[A-Za-z0-9_.-][A-Za-z0-9/_.-]*)");

    public SecretReference {
        var form = text;
        if (Stream.of(SECRET, PARAMETER, NAMED_SECRET, NAMED_PARAMETER)
                .noneMatch(each -> each.matcher(form).matches())) {
            throw new IllegalArgumentException("the ARN of a Secrets Manager secret or of an SSM parameter, or a name "
                    + "as in secretsmanager:<name> or ssm:<name>, is allowed, behind a secret :<json key>:: for one "
                    + "key; copy an ARN whole, with the six characters after a secret's name");
        }
    }

    /** What a container definition says. */
    Output<String> valueFrom(SecretArns arns) {
        return arns.of(this).applyValue(arn -> arn + key());
    }

    /** What lets an execution role read exactly this secret. */
    Statement grant(SecretArns arns) {
        return Statement.allow(isParameter() ? "ssm:GetParameters" : "secretsmanager:GetSecretValue")
                .on(arns.of(this));
    }

    /** The AWS service that has the secret, as ARNs and endpoints call it. */
    public String service() {
        return isParameter() ? "ssm" : "secretsmanager";
    }

    boolean isParameter() {
        return PARAMETER.matcher(text).matches()
                || NAMED_PARAMETER.matcher(text).matches();
    }

    /** The ARN without the key, where the text has one. */
    Optional<String> arn() {
        return PARAMETER.matcher(text).matches() ? Optional.of(text) : group("arn", SECRET);
    }

    /** The name without the key and without a slash before a parameter's; empty where the text is an ARN. */
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
