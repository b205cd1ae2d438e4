package dev.slipway.components.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.testing.Programs;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretReferenceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/api-AbCdEf",
                "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/api-AbCdEf:token::",
                "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/api-AbCdEf:token:AWSPREVIOUS:",
                "arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!db-58398c9d-7137-4e44-a430-21ac8df0dbf5-OCrjFE:username::",
                "arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!cluster-0123abcd-7137-4e44-a430-21ac8df0dbf5-OCrjFE",
                "secretsmanager:rds!db-58398c9d-7137-4e44-a430-21ac8df0dbf5:password::",
                "secretsmanager:redshift!prod-admin",
                "secretsmanager:a/b_c+d=e.f@g-h",
                "arn:aws-us-gov:secretsmanager:us-gov-west-1:123456789012:secret:x-AbCdEf",
                "arn:aws-cn:ssm:cn-north-1:123456789012:parameter/prod/token"
            })
    void everyNameOfASecretIsAllowedAndItsArnInEveryPartition(String arn) {
        assertThat(new SecretReference(arn).text()).isEqualTo(arn);
    }

    @ParameterizedTest
    @CsvSource({
        "secretsmanager:prod/api, secret:prod/api-AbCdEf, ''",
        "secretsmanager:prod/db:password::, secret:prod/db-AbCdEf, :password::",
        "ssm:/prod/token, parameter/prod/token, ''",
        "ssm:token, parameter/token, ''"
    })
    void aNameBelongsToTheAccountAndRegionOfTheStack(String text, String resource, String key) {
        var secret = new SecretReference(text);
        var service = text.substring(0, text.indexOf(':'));
        var arn = Pattern.quote("arn:aws-cn:%s:cn-north-1:123456789012:%s".formatted(service, resource))
                .replace("AbCdEf", "\\E[0-9a-f]{6}\\Q");

        assertThat(secret.service()).isEqualTo(service);
        Programs.plan("cn-north-1", context -> {
                    context.export("valueFrom", secret.valueFrom());
                    context.export(
                            "granted",
                            SecretGrants.of(Stream.of(secret))
                                    .get(0)
                                    .resources()
                                    .get(0));
                })
                .outputs()
                .forEach((name, value) ->
                        assertThat(value.toString()).matches(name.equals("granted") ? arn : arn + key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2",
                "",
                "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/api",
                "secretsmanager:",
                "secretsmanager:prod/api:token",
                "ssm:/prod/token:key::",
                "kms:key",
                "arn:aws:s3:::bucket",
                "arn:aws:ssm:eu-west-1:123:parameter/x"
            })
    void anythingElseIsRefusedWithoutRepeatingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SecretReference(text))
                .withMessage("the ARN of a Secrets Manager secret or of an SSM parameter, or a name as in "
                        + "secretsmanager:<name> or ssm:<name>, is allowed, behind a secret :<json key>:: for one key; "
                        + "copy an ARN whole, with the six characters after a secret's name");
    }
}
