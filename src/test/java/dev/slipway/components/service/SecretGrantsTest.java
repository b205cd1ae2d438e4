package dev.slipway.components.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.base.iam.Policy;
import dev.slipway.testing.Programs;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecretGrantsTest {
    private static final String ARN = "arn:aws:secretsmanager:%s:secret:%s-AbCdEf";

    private static String policy(String... references) {
        var plan = Programs.plan(context -> context.export(
                "policy", new Policy(SecretGrants.of(Stream.of(references).map(SecretReference::new))).json()));
        return plan.outputs().get("policy").toString().replace('"', '\'');
    }

    @Test
    void eachSecretIsReadOnceAndDecryptedWithAnyKeyOfItsAccountThroughItsService() {
        var one = ARN.formatted("eu-west-1:111122223333", "a");
        var other = ARN.formatted("eu-west-1:111122223333", "b");

        assertThat(policy(one + ":key::", other, one + ":other::"))
                .isEqualTo("{'Version':'2012-10-17','Statement':["
                        + "{'Effect':'Allow','Action':'secretsmanager:GetSecretValue','Resource':['%1$s','%2$s']},"
                                .formatted(one, other)
                        + "{'Effect':'Allow','Action':'kms:Decrypt','Resource':'arn:aws:kms:eu-west-1:111122223333:key/*',"
                        + "'Condition':{'StringLike':{'kms:ViaService':'secretsmanager.*'}}}]}");
    }

    @Test
    void aSecretOfAnotherAccountIsDecryptedWithTheKeysOfThatAccount() {
        var own = ARN.formatted("eu-west-1:123456789012", "a");
        var shared = ARN.formatted("eu-west-1:111122223333", "b");

        assertThat(policy(own, shared))
                .contains(
                        "'Resource':['arn:aws:kms:eu-west-1:111122223333:key/*','arn:aws:kms:eu-west-1:123456789012:key/*']");
    }

    @Test
    void parametersAreDecryptedThroughSystemsManager() {
        var arn = "arn:aws:ssm:eu-west-1:123456789012:parameter/%s";

        assertThat(policy("ssm:/x", "ssm:/y", "ssm:/x"))
                .isEqualTo("{'Version':'2012-10-17','Statement':["
                        + "{'Effect':'Allow','Action':'ssm:GetParameters','Resource':['%1$s','%2$s']},"
                                .formatted(arn.formatted("x"), arn.formatted("y"))
                        + "{'Effect':'Allow','Action':'kms:Decrypt','Resource':'arn:aws:kms:eu-west-1:123456789012:key/*',"
                        + "'Condition':{'StringLike':{'kms:ViaService':'ssm.*'}}}]}");
    }
}
