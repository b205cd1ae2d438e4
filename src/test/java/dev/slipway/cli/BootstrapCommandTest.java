package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.FakeAws;
import dev.slipway.testing.ProjectHarness;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands that create and check the service-linked roles of an account. */
class BootstrapCommandTest extends ProjectHarness {
    private static final String CREATED = """
            <CreateServiceLinkedRoleResponse><CreateServiceLinkedRoleResult><Role><RoleName>x</RoleName></Role>\
            </CreateServiceLinkedRoleResult></CreateServiceLinkedRoleResponse>""";
    private static final String FOUND = """
            <GetRoleResponse><GetRoleResult><Role><RoleName>x</RoleName></Role></GetRoleResult></GetRoleResponse>""";
    private static final String SERVICE = """
            slipway:services:
              web: {image: "nginx:1.29", port: 80}
            """;

    private FakeAws aws;

    @BeforeEach
    void start() throws IOException {
        aws = FakeAws.start();
        writeStack("dev", SERVICE);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private void missing() {
        aws.refusesQuery("GetRole", "NoSuchEntity", "The role with name x cannot be found.");
    }

    @Test
    void theRolesOfTheStackAreCreated() {
        missing();
        aws.answers("CreateServiceLinkedRole", CREATED);

        assertThat(run("bootstrap", "dev")).isZero();

        assertThat(out.toString()).isEqualTo("""
                created  AWSServiceRoleForECS
                created  AWSServiceRoleForElasticLoadBalancing
                """);
        assertThat(err.toString())
                .isEqualTo("AWS can use a new role after up to a minute: wait that long before pulumi up\n");
        assertThat(aws.requests("CreateServiceLinkedRole"))
                .hasSize(2)
                .anyMatch(request -> request.contains("AWSServiceName=ecs.amazonaws.com"))
                .anyMatch(request -> request.contains("AWSServiceName=elasticloadbalancing.amazonaws.com"));
    }

    @Test
    void aRoleThatExistsStaysAsItIs() {
        aws.answers("GetRole", FOUND);

        assertThat(run("bootstrap", "dev")).isZero();

        assertThat(out.toString()).isEqualTo("""
                exists   AWSServiceRoleForECS
                exists   AWSServiceRoleForElasticLoadBalancing
                """);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aRoleThatAwsCreatesInTheMeantimeIsNoError() {
        missing();
        aws.answers("GetRole", FOUND);
        aws.refusesQuery(
                "CreateServiceLinkedRole",
                "InvalidInput",
                "Service role name AWSServiceRoleForECS has been taken in this account, please try a different suffix.");

        assertThat(run("bootstrap", "dev")).isZero();

        assertThat(out.toString()).startsWith("exists   AWSServiceRoleForECS\n");
    }

    @Test
    void withoutAStackTheRolesOfAllResourceTypesAreCreated() {
        missing();
        aws.answers("CreateServiceLinkedRole", CREATED);

        assertThat(run("bootstrap")).isZero();

        assertThat(out.toString()).isEqualTo("""
                created  AWSServiceRoleForAPIGateway
                created  AWSServiceRoleForAmazonElasticFileSystem
                created  AWSServiceRoleForApplicationAutoScaling_ECSService
                created  AWSServiceRoleForBackup
                created  AWSServiceRoleForECS
                created  AWSServiceRoleForElastiCache
                created  AWSServiceRoleForElasticLoadBalancing
                created  AWSServiceRoleForRDS
                """);
    }

    @Test
    void aCallThatAwsDeniesIsReportedWithTheFix() {
        missing();
        aws.refusesQuery(
                "CreateServiceLinkedRole",
                "AccessDenied",
                "User: arn:aws:iam::123456789012:user/ci is not authorized to perform: iam:CreateServiceLinkedRole");

        assertThat(run("bootstrap", "dev")).isEqualTo(1);

        assertThat(err.toString())
                .isEqualTo(
                        "AWS denies the call: User: arn:aws:iam::123456789012:user/ci is not authorized to perform:"
                                + " iam:CreateServiceLinkedRole; use credentials with this permission, or have the action allowed\n");
    }

    @Test
    void anUnknownStackIsRefusedBeforeAnyCall() {
        assertThat(run("bootstrap", "prod")).isEqualTo(1);

        assertThat(err.toString()).startsWith("there is no stack file Pulumi.prod.yaml");
        assertThat(aws.requests("GetRole")).isEmpty();
    }

    @Test
    void doctorListsTheRolesOfTheStack() {
        aws.answers("GetRole", FOUND);

        run("doctor", "dev");

        assertThat(out.toString().lines())
                .contains("ok       service-linked roles: AWSServiceRoleForECS, AWSServiceRoleForElasticLoadBalancing");
    }

    @Test
    void doctorNamesTheMissingRolesAndTheFix() {
        missing();
        aws.answers("GetRole", FOUND);

        run("doctor", "dev");

        assertThat(out.toString().lines())
                .contains(
                        "missing  service-linked roles AWSServiceRoleForECS, needed by the first pulumi up in the account;"
                                + " run ./slipway bootstrap dev");
    }

    @Test
    void doctorReportsThatTheRolesCannotBeRead() {
        aws.refusesQuery("GetRole", "AccessDenied", "not authorized to perform: iam:GetRole");

        run("doctor", "dev");

        assertThat(out.toString().lines())
                .contains(
                        "missing  service-linked roles AWSServiceRoleForECS, AWSServiceRoleForElasticLoadBalancing, needed by"
                                + " the first pulumi up in the account; they cannot be checked, since AWS denies the call: not"
                                + " authorized to perform: iam:GetRole; use credentials with this permission, or have the action"
                                + " allowed");
    }

    @Test
    void doctorWithoutAStackCallsNothing() {
        run("doctor");

        assertThat(out.toString()).doesNotContain("service-linked roles");
        assertThat(aws.requests("GetRole")).isEmpty();
    }
}
