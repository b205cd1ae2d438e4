package dev.slipway.service;

import com.pulumi.core.Output;
import dev.slipway.iam.Statement;
import java.util.regex.Pattern;

/**
 * A secret that ECS reads when it starts a task and puts into an environment variable, see
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html">sensitive
 * data</a>. Its value is in no plan, state or log.
 *
 * @param arn a secret of Secrets Manager, with {@code :<json key>::} at its end for one key of it, or a parameter of
 *     Systems Manager
 */
public record SecretReference(String arn) {
    private static final Pattern SECRET = Pattern.compile(
            "(arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\\d{12}:secret:[A-Za-z0-9/_+=.@-]+-[A-Za-z0-9]{6})(:[^:]*:[^:]*:[^:]*)?");
    private static final Pattern PARAMETER =
            Pattern.compile("arn:aws[a-z-]*:ssm:[a-z0-9-]+:\\d{12}:parameter/[A-Za-z0-9/_.-]+");

    public SecretReference {
        if (!SECRET.matcher(arn).matches() && !PARAMETER.matcher(arn).matches()) {
            throw new IllegalArgumentException(
                    "the ARN of a Secrets Manager secret (with :<json key>:: at its end for one "
                            + "key) or of an SSM parameter is allowed; copy it whole, with the six characters after its name");
        }
    }

    /** What lets an execution role read exactly this secret. */
    public Statement grant() {
        var secret = SECRET.matcher(arn);
        return secret.matches()
                ? Statement.allow("secretsmanager:GetSecretValue").on(Output.of(secret.group(1)))
                : Statement.allow("ssm:GetParameters").on(Output.of(arn));
    }
}
