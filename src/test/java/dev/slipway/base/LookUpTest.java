package dev.slipway.base;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.test.Mocks;
import com.pulumi.test.PulumiTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookUpTest {
    private static final String VPC = "vpc-0a1b2c3d4e5f67890";
    private static final Map<String, Supplier<LookUp<?>>> ALL = Map.of(
            "aws:route53/getZone:getZone", () -> LookUp.zoneId("example.com"),
            "aws:ec2/getVpc:getVpc", () -> LookUp.vpcBlock(VPC),
            "aws:ec2/getSubnet:getSubnet", () -> LookUp.subnetZone(VPC, "subnet-22222222"),
            "aws:efs/getFileSystem:getFileSystem", () -> LookUp.fileSystemArn("fs-0123456789abcdef0"),
            "aws:ec2/getManagedPrefixList:getManagedPrefixList", () -> LookUp.prefixListId("com.amazonaws.global.x"),
            "aws:secretsmanager/getSecret:getSecret", () -> SecretLookUp.arn("shop/token"),
            "aws:secretsmanager/getSecretVersion:getSecretVersion",
                    () -> SecretLookUp.text("arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/login-AbCdEf"),
            "aws:iam/getOpenIdConnectProvider:getOpenIdConnectProvider",
                    () -> LookUp.identityProviderArn("https://token.actions.githubusercontent.com"),
            "aws:index/getAvailabilityZones:getAvailabilityZones", () -> LookUp.zones(List.of("use1-az3", "usw1-az2")));

    @AfterEach
    void cleanUp() {
        PulumiTest.cleanup();
    }

    @Test
    void resourceThatDoesNotExistIsReportedWithTheFix() {
        assertThat(failure(
                        () -> LookUp.zoneId("example.com"),
                        "UNKNOWN: invocation of aws:route53/getZone:getZone returned an error: invoking aws:route53/getZone:getZone: "
                                + "1 error occurred:\n\t* no matching Route 53 Hosted Zone found\n\n"))
                .isEqualTo("the public hosted zone example.com does not exist; create it in Route 53, or correct"
                        + " slipway:domain.zone (no matching Route 53 Hosted Zone found)");
        assertThat(failure(() -> LookUp.vpcBlock(VPC), "no matching EC2 VPC found"))
                .isEqualTo(VPC + " does not exist; name a VPC of this account and region (no matching EC2 VPC found)");
        assertThat(failure(() -> LookUp.subnetZone(VPC, "subnet-22222222"), "no matching EC2 Subnet found"))
                .isEqualTo("subnet-22222222 of " + VPC
                        + " does not exist; name a subnet of that VPC (no matching EC2 Subnet found)");
        assertThat(failure(
                        () -> SecretLookUp.arn("shop/token"),
                        "reading Secrets Manager Secret (shop/token): couldn't find resource"))
                .isEqualTo(
                        "the secret shop/token of Secrets Manager does not exist; create it in the stack's region, or"
                                + " correct its name under secrets and secretFiles (reading Secrets Manager Secret"
                                + " (shop/token): couldn't find resource)");
        assertThat(failure(
                        () -> LookUp.identityProviderArn("https://token.actions.githubusercontent.com"),
                        "finding IAM OIDC Provider by url (token.actions.githubusercontent.com): not found"))
                .isEqualTo("the identity provider https://token.actions.githubusercontent.com does not exist; set"
                        + " slipway:delivery.provider to create (finding IAM OIDC Provider by url"
                        + " (token.actions.githubusercontent.com): not found)");
        assertThat(failure(() -> LookUp.prefixListId("com.amazonaws.x"), "no matching EC2 Managed Prefix List found"))
                .isEqualTo("the managed prefix list com.amazonaws.x does not exist; choose a region that has it"
                        + " (no matching EC2 Managed Prefix List found)");
    }

    @Test
    void deniedLookUpIsReportedWithItsAction() {
        var denied =
                "reading Route 53 Hosted Zones: operation error Route 53: ListHostedZones, https response error StatusCode: 403,"
                        + " api error AccessDenied: User: arn:aws:iam::123456789012:user/ci is not authorized to perform:"
                        + " route53:ListHostedZones because no identity-based policy allows it";

        assertThat(failure(() -> LookUp.zoneId("example.com"), denied))
                .isEqualTo("the public hosted zone example.com cannot be looked up, because AWS denies"
                        + " route53:ListHostedZones; allow it for the role or user that runs Pulumi (" + denied + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api error UnauthorizedOperation: You are not authorized to perform this operation.",
                "api error AccessDeniedException: secret shop/token not found or denied",
                "AccessDenied"
            })
    void deniedLookUpIsNeverAResourceThatDoesNotExist(String denied) {
        assertThat(failure(() -> LookUp.vpcBlock(VPC), denied))
                .isEqualTo(VPC + " cannot be looked up, because AWS denies the call; allow it for the role or user that"
                        + " runs Pulumi (" + denied + ")");
    }

    @Test
    void otherFailureIsNeitherMissingNorDenied() {
        assertThat(failure(() -> LookUp.vpcBlock(VPC), "api error RequestLimitExceeded:\n Request limit exceeded."))
                .isEqualTo(VPC + " cannot be looked up; check credentials, region and network (api error"
                        + " RequestLimitExceeded: Request limit exceeded.)");
    }

    @Test
    void everyLookUpFailsInOneLine() {
        assertThat(ALL.values()).allSatisfy(lookUp -> assertThat(failure(lookUp, "no matching\n resource found"))
                .hasLineCount(1)
                .contains(" does not exist; "));
    }

    @Test
    void everyLookUpOfAPlanIsRepeatedWithItsArguments() {
        var calls = new ArrayList<List<Object>>();
        ALL.values().forEach(lookUp -> run(lookUp, "", calls));
        var again = new ArrayList<List<Object>>();
        calls.forEach(call -> run(
                () -> LookUp.of(call.get(0).toString(), arguments(call.get(1)))
                        .orElseThrow()
                        .get(),
                "",
                again));

        assertThat(calls).extracting(call -> call.get(0)).containsExactlyInAnyOrderElementsOf(ALL.keySet());
        assertThat(again).isEqualTo(calls);
        assertThat(LookUp.of("aws:index/getRegion:getRegion", Map.of())).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> arguments(Object value) {
        return (Map<String, Object>) value;
    }

    private static String failure(Supplier<LookUp<?>> lookUp, String reason) {
        return run(lookUp, reason, new ArrayList<>());
    }

    /** The message of a failed look-up in an account that answers each call with an error. */
    private static String run(Supplier<LookUp<?>> lookUp, String reason, List<List<Object>> calls) {
        var mocks = new Mocks() {
            @Override
            public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs args) {
                return CompletableFuture.completedFuture(ResourceResult.of(Optional.of("id"), args.inputs));
            }

            @Override
            public CompletableFuture<Map<String, Object>> callAsync(CallArgs args) {
                calls.add(List.of(args.token, args.args));
                return CompletableFuture.failedFuture(new IllegalStateException(reason));
            }
        };
        var messages = new ArrayList<String>();
        PulumiTest.withMocks(mocks)
                .runTest(context -> messages.add(lookUp.get().failure().orElse("")));
        PulumiTest.cleanup();
        return messages.get(0);
    }
}
