package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.base.iam.AllowedActions;
import dev.slipway.testing.TestStack;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements and security groups that a service has beside those of its links. */
class AccessSettingsTest {
    private static final String SERVICE = "services: {web: {image: 'nginx:1', port: 80, %s}}";
    private static final String FUNCTION =
            "services: {web: {compute: lambda, ingress: api, port: 80, build: app/orders, %s}}";

    @Test
    void aServiceHasItsStatementsAndSecurityGroups() {
        var access = TestStack.settings(SERVICE.formatted(
                        "allow: [{actions: [ses:SendEmail], resources: ['*'], reason: mails go to anybody}],"
                                + " securityGroups: [sg-0123456789abcdef0]"))
                .services()
                .get(0)
                .spec()
                .access();

        assertThat(access.allow())
                .containsExactly(new AllowedActions(List.of("ses:SendEmail"), List.of("*"), "mails go to anybody"));
        assertThat(access.securityGroups()).containsExactly("sg-0123456789abcdef0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{actions: [ses:SendEmail], resources: ['*']} | [0].reason: a statement on every resource needs a reason; set it to why no narrower resource is possible, or name the resources",
                "{actions: ['s3:*'], resources: ['arn:aws:s3:::files/*']} | [0].actions: s3:* allows every action of a service; name those that are needed",
                "{actions: ['*'], resources: ['*'], reason: all} | [0].actions[0] = *: an action such as ses:SendEmail, or several such as s3:Get* is allowed; correct it",
                "{actions: [s3:GetObject], resources: ['arn:aws:s3:::*']} | [0].resources: arn:aws:s3:::* is every resource of a service; name the resources, or write * with a reason",
                "{actions: [s3:GetObject], resources: ['*', 'arn:aws:s3:::a']} | [0].resources: * contains the others; remove * or the others",
                "{actions: [s3:GetObject], resources: [files]} | [0].resources[0] = files: an ARN, or * is allowed; correct it",
                "{resources: ['arn:aws:s3:::a']} | [0].actions: missing; name the actions, such as [ses:SendEmail]",
                "{actions: [s3:GetObject]} | [0].resources: missing; name the ARNs, or * with a reason",
                "{actions: [s3:GetObject], resource: ['*']} | [0].resource: unknown key; did you mean resources?",
            })
    void aStatementWiderThanTheWildcardRuleIsRefused(String statement, String error) {
        TestStack.assertErrors(
                () -> TestStack.settings(SERVICE.formatted("allow: [%s]".formatted(statement))),
                statement.contains("resource:")
                        ? new String[] {
                            "slipway:services.web.allow" + error,
                            "slipway:services.web.allow[0].resources: missing; name the ARNs, or * with a reason"
                        }
                        : new String[] {"slipway:services.web.allow" + error});
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[web]                                                                  | [0] = web: the id of a security group such as sg-0123456789abcdef0 is allowed; correct it",
                "[sg-00000001, sg-00000002, sg-00000003, sg-00000004, sg-00000005] | ': a network interface has up to 5 security groups, of which one is the service''s own; name 4 or fewer'",
            })
    void securityGroupsThatANetworkInterfaceCannotHaveAreRefused(String groups, String error) {
        TestStack.assertErrors(
                () -> TestStack.settings(SERVICE.formatted("securityGroups: " + groups)),
                "slipway:services.web.securityGroups" + error);
    }

    @Test
    void aFunctionOutsideOfTheVpcHasNoSecurityGroup() {
        TestStack.assertErrors(
                () -> TestStack.settings(FUNCTION.formatted("securityGroups: [sg-0123456789abcdef0]")),
                "slipway:services.web.securityGroups: a function outside of the VPC has no security group;"
                        + " remove it, or set compute to fargate");
        assertThat(TestStack.settings(
                                "database: {name: orders}",
                                FUNCTION.formatted("securityGroups: [sg-0123456789abcdef0], uses: [database]"))
                        .functions())
                .hasSize(1);
    }
}
