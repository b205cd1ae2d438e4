package dev.slipway.base.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.pulumi.core.Output;
import org.junit.jupiter.api.Test;

class PolicyTest {
    private static final Output<String> ARN = Output.of("arn:aws:s3:::files");

    @Test
    void statementsKeepTheirOrder() {
        var policy = Policy.of(
                Statement.allow("s3:PutObject").on(ARN),
                Statement.allow("s3:GetObject").on(ARN));

        assertThat(StatementTest.text(policy))
                .isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":["
                        + "{\"Effect\":\"Allow\",\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::files\"},"
                        + "{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::files\"}]}");
    }

    @Test
    void aRoleIsAssumedByOneServiceForOneAccount() {
        var trust = Policy.trust("ecs-tasks.amazonaws.com", Output.of("123456789012"));

        assertThat(StatementTest.text(trust))
                .isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                        + "\"Principal\":{\"Service\":\"ecs-tasks.amazonaws.com\"},\"Action\":\"sts:AssumeRole\","
                        + "\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":\"123456789012\"}}}]}");
    }

    @Test
    void actionsOnAllResourcesWithOneReasonAreOneStatement() {
        var reason = "the action knows no resources";

        assertThat(Policy.of(
                                Statement.allow("ecs:ListTasks").onAny(reason),
                                Statement.allow("ec2:DescribeVpcs").onAny(reason))
                        .statements())
                .singleElement()
                .satisfies(one -> assertThat(one.actions()).containsExactly("ecs:ListTasks", "ec2:DescribeVpcs"));
    }

    @Test
    void twoStatementsOfOneSidThatCannotBeOneAreRefused() {
        var reason = "the action knows the cluster alone, by a condition";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policy.of(
                        Statement.allow("ecs:ListTasks").onAny(reason),
                        Statement.allow("ecs:DescribeTasks")
                                .onAny(reason)
                                .when("ArnEquals", "ecs:cluster", Output.of("arn"))))
                .withMessage(
                        "two statements of a policy have the sid AnyTheActionKnowsTheClusterAloneByACondition, which"
                                + " AWS refuses: give one another reason");
    }

    @Test
    void aPolicyWithoutAStatementIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(Policy::of).withMessage("a policy needs a statement");
    }
}
