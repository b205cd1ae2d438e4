package dev.slipway.components.service;

import com.pulumi.core.Output;
import dev.slipway.base.AwsContext;
import dev.slipway.base.iam.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.arns.Arn;

/**
 * The statements that allow an execution role to read secrets and to decrypt them: two for each of the services that store them,
 * because an inline policy has a maximum size.
 *
 * <p>A secret may have a customer managed key, also of another account, whose ARN the stack does not know. The role may use any key
 * of the secret's account, but only <a href="https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service">
 * through the service</a>, which decrypts only the secrets that the role may read.
 */
final class SecretGrants {
    private static final Map<String, String> READ =
            Map.of("ssm", "ssm:GetParameters", "secretsmanager", "secretsmanager:GetSecretValue");

    private SecretGrants() {}

    static List<Statement> of(Stream<SecretReference> secrets) {
        var byService = secrets.collect(Collectors.groupingBy(
                SecretReference::service,
                LinkedHashMap::new,
                Collectors.toMap(SecretReference::id, secret -> secret, (one, same) -> one, TreeMap::new)));
        var statements = new ArrayList<Statement>();
        byService.forEach((service, distinct) -> {
            var arns =
                    distinct.values().stream().map(SecretReference::resolvedArn).toList();
            statements.add(Statement.allow(READ.get(service)).on(arns));
            statements.add(Statement.allow("kms:Decrypt")
                    .on(keys(distinct.values().stream()))
                    .when("StringLike", "kms:ViaService", Output.of(service + ".*")));
        });
        return statements;
    }

    /** The ARNs of all keys of the accounts and regions of the secrets. */
    private static List<Output<String>> keys(Stream<SecretReference> secrets) {
        return secrets
                .collect(Collectors.toMap(
                        secret -> secret.arn().map(SecretGrants::place).orElse(""),
                        SecretGrants::keys,
                        (one, same) -> one,
                        TreeMap::new))
                .values()
                .stream()
                .toList();
    }

    private static Output<String> keys(SecretReference secret) {
        return secret.arn()
                .map(arn -> Output.of(place(arn)))
                .orElseGet(() -> Output.format(
                        "arn:%s:kms:%s:%s:key/*", AwsContext.partition(), AwsContext.region(), AwsContext.account()));
    }

    private static String place(String secretArn) {
        var arn = Arn.fromString(secretArn);
        return "arn:%s:kms:%s:%s:key/*"
                .formatted(
                        arn.partition(),
                        arn.region().orElseThrow(),
                        arn.accountId().orElseThrow());
    }
}
