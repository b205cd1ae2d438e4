package dev.slipway.base.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.pulumi.core.Output;
import dev.slipway.testing.Programs;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {
    private static final Output<String> BUCKET = Output.of("arn:aws:s3:::files");

    /** The JSON of a policy of one statement, without what surrounds it. */
    private static String json(Statement statement) {
        var text = text(Policy.of(statement));
        return text.substring("{\"Version\":\"2012-10-17\",\"Statement\":[".length(), text.length() - 2);
    }

    static String text(Policy policy) {
        var outputs =
                Programs.plan(context -> context.export("json", policy.json())).outputs();
        return outputs.get("json").toString();
    }

    @Test
    void oneActionOnOneResourceHasNoLists() {
        assertThat(json(Statement.allow("s3:GetObject").on(BUCKET)))
                .isEqualTo("{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::files\"}");
    }

    @Test
    void severalActionsOnSeveralResourcesAreLists() {
        assertThat(json(Statement.deny("s3:GetObject", "s3:PutObject")
                        .on(BUCKET)
                        .on(BUCKET.applyValue(arn -> arn + "/*"))))
                .isEqualTo("{\"Effect\":\"Deny\",\"Action\":[\"s3:GetObject\",\"s3:PutObject\"],"
                        + "\"Resource\":[\"arn:aws:s3:::files\",\"arn:aws:s3:::files/*\"]}");
    }

    @Test
    void allResourcesNeedAReason() {
        assertThat(json(Statement.allow("ecr:GetAuthorizationToken")
                        .onAny("the token is of the registry, not of a-repository")))
                .isEqualTo("{\"Sid\":\"AnyTheTokenIsOfTheRegistryNotOfARepository\",\"Effect\":\"Allow\","
                        + "\"Action\":\"ecr:GetAuthorizationToken\",\"Resource\":\"*\"}");
    }

    @Test
    void aServiceIsAPrincipal() {
        assertThat(json(Statement.allow("sts:AssumeRole").forService("ecs-tasks.amazonaws.com")))
                .isEqualTo("{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ecs-tasks.amazonaws.com\"},"
                        + "\"Action\":\"sts:AssumeRole\"}");
    }

    @Test
    void everybodyIsAPrincipal() {
        assertThat(json(Statement.deny("s3:*").forEverybody().on(BUCKET)))
                .isEqualTo("{\"Effect\":\"Deny\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"s3:*\","
                        + "\"Resource\":\"arn:aws:s3:::files\"}");
    }

    @Test
    void conditionsOfOneOperatorAreGrouped() {
        assertThat(json(Statement.allow("s3:PutObject")
                        .on(BUCKET)
                        .when("StringEquals", "aws:SourceAccount", Output.of("123456789012"))
                        .when("ArnLike", "aws:SourceArn", Output.of("arn:aws:logs:*"))
                        .when("StringEquals", "s3:x-amz-acl", Output.of("private"))))
                .isEqualTo("{\"Effect\":\"Allow\",\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::files\","
                        + "\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":\"123456789012\","
                        + "\"s3:x-amz-acl\":\"private\"},\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:logs:*\"}}}");
    }

    @Test
    void aFurtherConditionDoesNotChangeTheFirstStatement() {
        var first = Statement.allow("s3:PutObject").when("StringEquals", "a", Output.of("1"));
        var second = first.when("StringEquals", "b", Output.of("2"));

        assertThat(first.conditions().get("StringEquals")).containsOnlyKeys("a");
        assertThat(second.conditions().get("StringEquals")).containsOnlyKeys("a", "b");
    }

    @Test
    void noActionIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(Statement::allow).withMessage("a statement needs an action");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "with-dash", "with_line", "ä"})
    void aSidOfOtherThanLettersAndDigitsIsRefused(String sid) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Statement(
                        sid, "Allow", Map.of(), java.util.List.of("s3:GetObject"), java.util.List.of(), Map.of()))
                .withMessage("the sid " + sid + " may have letters and digits only");
    }
}
