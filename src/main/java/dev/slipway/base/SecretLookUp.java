package dev.slipway.base;

import com.pulumi.aws.secretsmanager.SecretsmanagerFunctions;
import com.pulumi.aws.secretsmanager.inputs.GetSecretPlainArgs;
import com.pulumi.aws.secretsmanager.inputs.GetSecretVersionPlainArgs;
import com.pulumi.aws.secretsmanager.outputs.GetSecretResult;
import com.pulumi.deployment.Deployment;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Look-ups of existing secrets of Secrets Manager. */
public final class SecretLookUp {
    private SecretLookUp() {}

    /** The ARN of a secret; it ends with six random characters of AWS's. */
    public static LookUp<String> arn(String name) {
        var secret = GetSecretPlainArgs.builder().name(name).build();
        return LookUp.once(
                "the secret %s of Secrets Manager".formatted(name),
                "create it in the stack's region, or correct its name under secrets and secretFiles",
                () -> SecretsmanagerFunctions.getSecretPlain(secret).thenApply(GetSecretResult::arn));
    }

    /** The KMS key that encrypts a secret, as its ARN or as the user wrote it; empty for the key of Secrets Manager. */
    public static LookUp<Optional<String>> keyArn(String arn) {
        var secret = GetSecretPlainArgs.builder().arn(arn).build();
        return LookUp.once(
                "the secret " + arn,
                "create the secret in the stack's region, or correct its ARN",
                () -> SecretsmanagerFunctions.getSecretPlain(secret)
                        .thenApply(answer -> Optional.of(answer.kmsKeyId()).filter(key -> !key.isEmpty())));
    }

    /**
     * The text of a secret. Empty on the embedded engine, and in a preview that AWS denies the call: the role of a preview reads
     * no secrets.
     */
    public static LookUp<Optional<String>> text(String arn) {
        var version = GetSecretVersionPlainArgs.builder().secretId(arn).build();
        return LookUp.once(
                "the value of the secret " + arn,
                "create the secret in the stack's region, or correct its ARN",
                () -> SecretsmanagerFunctions.getSecretVersionPlain(version)
                        .thenApply(answer -> Optional.of(answer.secretString()).filter(text -> !text.isEmpty()))
                        .exceptionallyCompose(
                                failure -> Deployment.getInstance().isDryRun()
                                                && LookUpFailure.of(failure).isDenied()
                                        ? CompletableFuture.completedFuture(Optional.empty())
                                        : CompletableFuture.failedFuture(failure)));
    }

    /** The look-up of a call that a plan contains; empty for another function. */
    static Optional<Supplier<LookUp<?>>> of(String token, Map<String, Object> arguments) {
        return Optional.<Supplier<LookUp<?>>>ofNullable(
                switch (token) {
                    case "aws:secretsmanager/getSecret:getSecret" ->
                        () -> arguments.containsKey("arn")
                                ? keyArn(LookUp.text(arguments, "arn"))
                                : arn(LookUp.text(arguments, "name"));
                    case "aws:secretsmanager/getSecretVersion:getSecretVersion" ->
                        () -> text(LookUp.text(arguments, "secretId"));
                    default -> null;
                });
    }
}
