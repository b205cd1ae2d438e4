package dev.slipway.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretReferenceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/api-AbCdEf",
                "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/api-AbCdEf:token::",
                "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/api-AbCdEf:token:AWSPREVIOUS:",
                "arn:aws-us-gov:secretsmanager:us-gov-west-1:123456789012:secret:x-AbCdEf",
                "arn:aws-cn:ssm:cn-north-1:123456789012:parameter/prod/token"
            })
    void theArnOfASecretOrParameterIsAllowedInEveryPartition(String arn) {
        assertThat(new SecretReference(arn).arn()).isEqualTo(arn);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2",
                "",
                "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/api",
                "arn:aws:s3:::bucket",
                "arn:aws:ssm:eu-west-1:123:parameter/x"
            })
    void anythingElseIsRefusedWithoutRepeatingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SecretReference(text))
                .withMessage("the ARN of a Secrets Manager secret (with :<json key>:: at its end for one key) or of an "
                        + "SSM parameter is allowed; copy it whole, with the six characters after its name");
    }

    @Test
    void aGrantIsForTheSecretAndNotForItsKey() {
        var grant = new SecretReference("arn:aws:secretsmanager:eu-west-1:123456789012:secret:a-AbCdEf:key::").grant();

        assertThat(grant.actions()).containsExactly("secretsmanager:GetSecretValue");
        assertThat(grant.resources()).hasSize(1);
    }
}
