package dev.slipway.components.service;

import com.pulumi.aws.secretsmanager.SecretsmanagerFunctions;
import com.pulumi.aws.secretsmanager.inputs.GetSecretPlainArgs;
import com.pulumi.core.Output;
import com.pulumi.exceptions.RunException;
import dev.slipway.base.AwsContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The ARNs of secrets; a secret's name is looked up once. */
final class SecretArns {
    private final Map<String, Output<String>> secrets = new ConcurrentHashMap<>();

    Output<String> of(SecretReference secret) {
        return secret.arn()
                .map(Output::of)
                .orElseGet(() -> secret.isParameter()
                        ? parameter(secret.name())
                        : secrets.computeIfAbsent(secret.name(), SecretArns::lookUp));
    }

    /** The ARN of a secret by its name; it ends with six random characters of AWS's, so it must be read from AWS. */
    private static Output<String> lookUp(String name) {
        return Output.of(SecretsmanagerFunctions.getSecretPlain(
                        GetSecretPlainArgs.builder().name(name).build())
                .handle((secret, failure) -> {
                    if (failure != null) {
                        throw new RunException(
                                ("the secret %s cannot be read from Secrets Manager; make it in the stack's region, or "
                                                + "correct its name under secrets and secretFiles")
                                        .formatted(name),
                                failure);
                    }
                    return secret.arn();
                }));
    }

    private static Output<String> parameter(String name) {
        return Output.format(
                "arn:%s:ssm:%s:%s:parameter/%s",
                AwsContext.partition(), AwsContext.region(), AwsContext.account(), name);
    }
}
