package dev.slipway.components.service;

import com.pulumi.core.Output;
import dev.slipway.base.AwsContext;
import dev.slipway.base.LookUp;
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

    private static Output<String> lookUp(String name) {
        return Output.of(LookUp.secretArn(name).result());
    }

    private static Output<String> parameter(String name) {
        return Output.format(
                "arn:%s:ssm:%s:%s:parameter/%s",
                AwsContext.partition(), AwsContext.region(), AwsContext.account(), name);
    }
}
