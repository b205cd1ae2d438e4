package dev.slipway.components.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.slipway.base.types.ResourceType;
import dev.slipway.components.delivery.DeliverySpec.Provider;
import dev.slipway.components.delivery.DeliverySpec.Source;
import dev.slipway.engine.Plan;
import dev.slipway.testing.PolicyLines;
import dev.slipway.testing.Programs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {
    private static final String CLAIM = "token.actions.githubusercontent.com:";
    private static final GitHubRepository REPOSITORY = new GitHubRepository("octo-org/octo-repo");
    private static final DeliverySpec ARGS = DeliverySpec.of(new Source(REPOSITORY, "main", Optional.empty()))
            .withPlanned(PlannedTypes.of(Set.of("aws:ecs/cluster:Cluster", "aws:iam/role:Role"), Set.of()));

    /** Of all that a stack can have. */
    private static final DeliverySpec PULL_REQUESTS = DeliverySpec.of(
                    new Source(REPOSITORY, "main", Optional.of("dev")))
            .withBoundary(Optional.of("arn:aws:iam::123456789012:policy/boundary"))
            .withPullRequests(Optional.of("preview"))
            .withPlanned(PlannedTypes.of(
                    Set.copyOf(ResourcePermissionsTest.types()), Set.of("slipway-test-files-", "balancer-logs-")))
            .withCopy(new PlannedCopy(
                    "slipway-pr-1",
                    PlannedTypes.of(
                            Set.copyOf(ResourcePermissionsTest.types()),
                            Set.of("slipway-pr-1-files-", "balancer-logs-")),
                    List.of(),
                    Set.of()));

    private static Plan plan(DeliverySpec args) {
        return Programs.plan(context -> new Delivery("delivery", args));
    }

    private static JsonObject trust(Plan plan, String role) {
        var statements = JsonParser.parseString(plan.named(role).text("assumeRolePolicy"))
                .getAsJsonObject()
                .getAsJsonArray("Statement");
        assertThat(statements).hasSize(1);
        var statement = statements.get(0).getAsJsonObject();
        assertThat(statement.get("Action").getAsString()).isEqualTo("sts:AssumeRoleWithWebIdentity");
        var condition = statement.getAsJsonObject("Condition");
        assertThat(condition.keySet()).containsExactly("StringEquals");
        return condition.getAsJsonObject("StringEquals");
    }

    @Test
    void oneBranchOfOneRepositoryDeploys() {
        var claims = trust(plan(ARGS), "delivery-deploy-role");

        assertThat(claims.keySet()).containsExactlyInAnyOrder(CLAIM + "aud", CLAIM + "sub");
        assertThat(claims.get(CLAIM + "aud").getAsString()).isEqualTo("sts.amazonaws.com");
        assertThat(claims.get(CLAIM + "sub").getAsString()).isEqualTo("repo:octo-org/octo-repo:ref:refs/heads/main");
    }

    @Test
    void runsInAnEnvironmentAreOfTheBranchToo() {
        var source = new Source(REPOSITORY, "release", Optional.of("prod"));
        var claims = trust(plan(DeliverySpec.of(source)), "delivery-deploy-role");

        assertThat(claims.get(CLAIM + "sub").getAsString()).isEqualTo("repo:octo-org/octo-repo:environment:prod");
        assertThat(claims.get(CLAIM + "ref").getAsString()).isEqualTo("refs/heads/release");
    }

    @Test
    void pullRequestsPreviewAndChangeNothing() {
        var plan = plan(ARGS);
        var claims = trust(plan, "delivery-preview-role");

        assertThat(claims.get(CLAIM + "sub").getAsString()).isEqualTo("repo:octo-org/octo-repo:pull_request");
        assertThat(plan.resources().stream()
                        .filter(each -> each.type().equals("aws:iam/rolePolicyAttachment:RolePolicyAttachment"))
                        .filter(each -> each.name().startsWith("delivery-preview-"))
                        .map(each -> each.name()))
                .containsExactlyInAnyOrder("delivery-preview-read-front", "delivery-preview-read-back");
    }

    @Test
    void theProviderIsMadeOrFound() {
        assertThat(plan(ARGS).named("delivery-provider").list("clientIdLists")).containsExactly("sts.amazonaws.com");

        var found = plan(ARGS.withProvider(Provider.EXISTING));
        assertThat(found.ofType("aws:iam/openIdConnectProvider:OpenIdConnectProvider"))
                .isEmpty();
        assertThat(found.named("delivery-deploy-role").text("assumeRolePolicy"))
                .contains(
                        "\"Federated\":\"arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com\"");
    }

    @Test
    void theDeployRoleIsInAPathThatItMayNotChange() {
        var plan = plan(ARGS);

        assertThat(plan.named("delivery-deploy-role").text("path")).isEqualTo("/slipway-test-delivery/");
        assertThat(plan.named("delivery-may-compute").text("path")).isEqualTo("/slipway-test-delivery/");
        assertThat(plan.named("delivery-deploy-roles").text("policy"))
                .contains("arn:aws:iam::123456789012:role/slipway-test/*")
                .doesNotContain("slipway-test-delivery");
    }

    @Test
    void aBoundaryIsRequiredWherePermissionsAreGranted() {
        var boundary = "arn:aws:iam::123456789012:policy/boundary";
        var policy = plan(ARGS.withBoundary(Optional.of(boundary)))
                .named("delivery-deploy-roles")
                .text("policy");

        assertThat(policy)
                .contains("\"iam:CreateRole\",\"Resource\":\"arn:aws:iam::123456789012:role/slipway-test/*\","
                        + "\"Condition\":{\"StringEquals\":{\"iam:PermissionsBoundary\":\"" + boundary + "\"}}");
    }

    @Test
    void deploysChangeTheStateInABucketAndPreviewsLockIt() {
        var plan = plan(ARGS.withState(Optional.of("octo-state")));

        assertThat(plan.named("delivery-deploy-state").text("policy"))
                .contains(
                        "[\"s3:GetObject\",\"s3:PutObject\",\"s3:DeleteObject\"],\"Resource\":\"arn:aws:s3:::octo-state/.pulumi/*\"");
        assertThat(plan.named("delivery-preview-state").text("policy"))
                .contains("\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::octo-state/.pulumi/*\"")
                .contains(
                        "[\"s3:PutObject\",\"s3:DeleteObject\"],\"Resource\":\"arn:aws:s3:::octo-state/.pulumi/locks/*\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"octo-repo", "octo-org/*", "octo-org/octo-repo:*", "*/*", "octo org/repo", "a/b/c"})
    void aRepositoryIsNoPattern(String name) {
        assertThatThrownBy(() -> new GitHubRepository(name))
                .hasMessage(
                        "repository: '%s' is not a GitHub repository; write owner and name, such as octo-org/octo-repo"
                                .formatted(name));
    }

    @Test
    void namesWithNumbersAreThoseOfNewerRepositories() {
        assertThat(new GitHubRepository("octo-org-123456/octo-repo-456789").subject("pull_request"))
                .isEqualTo("repo:octo-org-123456/octo-repo-456789:pull_request");
    }

    @Test
    void branchesAndEnvironmentsAreNoPatterns() {
        assertThatThrownBy(() -> new Source(REPOSITORY, "release/*", Optional.empty()))
                .hasMessage(
                        "branch: letters, digits, dots, slashes, hyphens and underscores are allowed; correct the name");
        assertThatThrownBy(() -> new Source(REPOSITORY, "main", Optional.of("p?")))
                .hasMessage(
                        "environment: letters, digits, dots, slashes, hyphens and underscores are allowed; correct the name");
    }

    @Test
    void aTypeWithUnknownPermissionsIsLeftOutOfThePolicies() {
        var args = ARGS.withPlanned(
                PlannedTypes.of(Set.of("aws:xray/group:Group", "aws:lambda/function:Function"), Set.of()));

        assertThat(plan(args).named("delivery-may-compute").text("policy"))
                .contains("lambda:CreateFunction")
                .doesNotContain("xray");
    }

    @Test
    void aTypeOfTheProgramsOwnHasThePermissionsThatItsFactsName() {
        var type = new ResourceType(
                "aws:xray/group:Group",
                Map.of("permissions", Map.of("group", "watch", "requestTag", List.of("xray:CreateGroup"))));
        var args = ARGS.withPlanned(
                PlannedTypes.of(Set.of("aws:xray/group:Group"), Set.of()).withOwnTypes(List.of(type)));

        assertThat(plan(args).named("delivery-may-watch").text("policy")).contains("xray:CreateGroup");
    }

    @Test
    void rolesOfTheStackAreItsOwnToPass() {
        var args = ARGS.withPlanned(PlannedTypes.of(Set.of("aws:lambda/function:Function"), Set.of()));

        assertThat(plan(args).named("delivery-may-compute").text("policy"))
                .contains("\"iam:PassRole\",\"Resource\":\"arn:aws:iam::123456789012:role/slipway-test/*\","
                        + "\"Condition\":{\"StringEquals\":{\"iam:PassedToService\":\"lambda.amazonaws.com\"}}");
    }

    @Test
    void onlyBucketsOfTheStackCanBeChanged() {
        var types = Set.of("aws:s3/bucketV2:BucketV2");
        var policy = plan(ARGS.withPlanned(
                        PlannedTypes.of(types, Set.of("balancer-logs-bucket-", "slipway-test-files-"))))
                .named("delivery-may-data")
                .text("policy");

        assertThat(policy)
                .contains("[\"arn:aws:s3:::balancer-logs-bucket-*\",\"arn:aws:s3:::slipway-test-files-*\"]")
                .doesNotContain("s3:GetObject", "\"Resource\":\"*\"");
    }

    @Test
    void theDeployRoleMayNotStopTheAuditOrDeleteAKey() {
        var everything = PlannedTypes.of(Set.copyOf(ResourcePermissionsTest.types()), Set.of("files-"));
        var plan = plan(ARGS.withPlanned(everything));

        for (var policy : plan.ofType("aws:iam/policy:Policy")) {
            assertThat(policy.text("policy"))
                    .as(policy.name())
                    .doesNotContain(List.of(
                            "cloudtrail:StopLogging",
                            "cloudtrail:DeleteTrail",
                            "config:StopConfigurationRecorder",
                            "kms:ScheduleKeyDeletion",
                            "iam:CreatePolicyVersion",
                            "iam:CreateUser",
                            "dynamodb:GetItem"));
        }
    }

    @Test
    void onlySecretsThatTheStackCreatesAreReadAndOnlyByADeploymentAndARefresh() {
        var everything = PlannedTypes.of(Set.copyOf(ResourcePermissionsTest.types()), Set.of("files-"));
        var plan = plan(ARGS.withPlanned(everything));
        var readers = new TreeMap<String, String>();
        for (var policy : plan.ofType("aws:iam/policy:Policy")) {
            PolicyLines.of(plan, policy.name()).stream()
                    .filter(line -> line.contains("secretsmanager:GetSecretValue"))
                    .forEach(line -> readers.put(policy.name(), line.substring(line.indexOf(" on "))));
        }

        var own = " on arn:aws:secretsmanager:eu-west-1:123456789012:secret:slipway-test-*";
        assertThat(readers).isEqualTo(Map.of("delivery-may-edge", own, "delivery-may-read-values", own));
    }

    @Test
    void driftIsDetectedOnTheBranchWithoutApprovalAndWithWriteAccessToNothing() {
        var source = new Source(REPOSITORY, "main", Optional.of("prod"));
        var everything = PlannedTypes.of(Set.copyOf(ResourcePermissionsTest.types()), Set.of("files-"));
        var plan = plan(DeliverySpec.of(source).withPlanned(everything).withState(Optional.of("octo-state")));

        assertThat(trust(plan, "delivery-drift-role").get(CLAIM + "sub").getAsString())
                .isEqualTo("repo:octo-org/octo-repo:ref:refs/heads/main");
        assertThat(policiesOf(plan, "drift")).containsExactlyInAnyOrder("read-front", "read-back", "read-values");
        assertThat(plan.named("delivery-may-read-values").text("policy"))
                .contains("apigateway:GET", "ssm:GetParameters", "kms:Decrypt")
                .doesNotContainPattern("\"(?!aws:)[a-z0-9-]+:(?!GET|Get|List|Describe|Decrypt)[A-Z]");
        assertThat(plan.named("delivery-drift-state").text("policy"))
                .contains("arn:aws:s3:::octo-state/.pulumi/locks/*");
    }

    @Test
    void copiesForPullRequestsAreDeployedInAnEnvironmentOfTheirOwnAndNothingElseIs() {
        var plan = plan(PULL_REQUESTS.withState(Optional.of("octo-state")));
        var claims = trust(plan, "delivery-pull-requests-role");

        assertThat(claims.get(CLAIM + "sub").getAsString()).isEqualTo("repo:octo-org/octo-repo:environment:preview");
        assertThat(claims.keySet()).containsExactlyInAnyOrder(CLAIM + "aud", CLAIM + "sub");
        assertThat(policiesOf(plan, "pull-requests")).hasSize(9).contains("data", "read-front");
        var changing = Stream.of("aws:iam/policy:Policy", "aws:iam/rolePolicy:RolePolicy")
                .flatMap(type -> plan.ofType(type).stream())
                .filter(policy ->
                        policy.name().matches("delivery-may-pull-requests-.*|delivery-pull-requests-(roles|end)"))
                .map(policy -> policy.text("policy"))
                .toList();
        assertThat(changing)
                .allSatisfy(policy -> assertThat(policy)
                        .doesNotContain("slipway-test", "\"StringEquals\":{\"aws:ResourceTag", "\"Stack\":\"test\""))
                .anySatisfy(policy -> assertThat(policy).contains("arn:aws:iam::123456789012:role/slipway-pr-*/*"))
                .anySatisfy(policy -> assertThat(policy).contains("arn:aws:s3:::slipway-pr-*-files-*"))
                .anySatisfy(
                        policy -> assertThat(policy)
                                .contains(
                                        "\"StringLike\":{\"aws:ResourceTag/Project\":\"slipway\",\"aws:ResourceTag/Stack\":\"pr-*\"}"));
        assertThat(plan.named("delivery-pull-requests-state").text("policy"))
                .contains(
                        "[\"s3:PutObject\",\"s3:DeleteObject\"],\"Resource\":[\"arn:aws:s3:::octo-state/.pulumi/stacks/slipway/pr-*\"");
    }

    @Test
    void deploysOfPullRequestsAreLimitedAndSeparate() {
        var source = new Source(REPOSITORY, "main", Optional.of("dev"));
        assertThatThrownBy(() -> DeliverySpec.of(source).withPullRequests(Optional.of("dev")))
                .hasMessage(
                        "pullRequests: pull requests and the branch must deploy in different environments; name another one, such as preview");
    }

    @Test
    void rolesOfPullRequestsAreCreatedAndChangedOnlyWithTheBoundaryOfTheOriginal() {
        var policy = plan(PULL_REQUESTS.withBoundary(Optional.empty()))
                .named("delivery-pull-requests-roles")
                .text("policy");
        var boundary = "arn:aws:iam::123456789012:policy/slipway-delivery/slipway-pull-requests-boundary";

        assertThat(policy)
                .contains("\"Action\":[\"iam:AttachRolePolicy\",\"iam:CreateRole\",\"iam:DeleteRolePolicy\","
                        + "\"iam:DetachRolePolicy\",\"iam:PutRolePolicy\"],\"Resource\":\"arn:aws:iam::123456789012:role/slipway-pr-*/*\","
                        + "\"Condition\":{\"StringEquals\":{\"iam:PermissionsBoundary\":\"%s\"}}".formatted(boundary))
                .contains(
                        "\"Action\":\"iam:PutRolePermissionsBoundary\",\"Resource\":\"arn:aws:iam::123456789012:role/slipway-pr-*/*\","
                                + "\"Condition\":{\"StringEquals\":{\"iam:PermissionsBoundary\":\"%s\"}}"
                                        .formatted(boundary))
                .doesNotContain("iam:DeleteRolePermissionsBoundary", "iam:CreatePolicy", "iam:DeletePolicy");
    }

    @Test
    void aBoundaryOfTheStackFileReplacesTheOneForPullRequests() {
        assertThat(plan(PULL_REQUESTS).resources())
                .noneMatch(resource -> resource.name().equals("delivery-pull-requests-boundary"));
        assertThat(plan(PULL_REQUESTS.withBoundary(Optional.empty()))
                        .named("delivery-pull-requests-boundary")
                        .text("name"))
                .isEqualTo("slipway-pull-requests-boundary");
    }

    @Test
    void recordsAreChangedInTheZoneAndUnderTheNamesOfThePlanOnly() {
        var planned = PlannedTypes.of(Set.of("aws:route53/record:Record"), Set.of())
                .withZones(new TreeSet<>(Set.of("example.com")))
                .withRecords(new TreeSet<>(Set.of("*.shop.example.com", "_*.example.com", "api.example.com")));
        var policy = plan(ARGS.withPlanned(planned)).named("delivery-may-edge").text("policy");

        assertThat(policy)
                .containsPattern("\"Resource\":\"arn:aws:route53:::hostedzone/Z[A-Z0-9]+\"")
                .contains("{\"ForAllValues:StringLike\":{\"route53:ChangeResourceRecordSetsNormalizedRecordNames\":"
                        + "[\"\\\\052.shop.example.com\",\"_*.example.com\",\"api.example.com\"]}}");
    }

    @Test
    void onlyTheSecretOfTheStacksDatabaseIsRotated() {
        var planned = PlannedTypes.of(Set.of("aws:rds/cluster:Cluster"), Set.of());
        var policy = plan(ARGS.withPlanned(planned)).named("delivery-may-data").text("policy");

        assertThat(policy)
                .contains(
                        "\"secretsmanager:RotateSecret\",\"secretsmanager:TagResource\"],\"Resource\":\"arn:aws:secretsmanager:eu-west-1:123456789012:secret:rds!cluster-*\","
                                + "\"Condition\":{\"StringLikeIfExists\":{\"aws:ResourceTag/aws:rds:primaryDBClusterArn\":\"arn:aws:rds:eu-west-1:123456789012:cluster:slipway-test-*\"}}");
    }

    @Test
    void theInlinePoliciesOfARoleFitIntoTheirQuota() {
        var plan = plan(PULL_REQUESTS.withState(Optional.of("octo-state")));

        for (var role : List.of("deploy", "pull-requests")) {
            var inline = plan.ofType("aws:iam/rolePolicy:RolePolicy").stream()
                    .filter(policy -> policy.name().startsWith("delivery-" + role + "-"))
                    .map(policy -> policy.text("policy"))
                    .toList();
            assertThat(inline).hasSize(role.equals("deploy") ? 2 : 3);
            assertThat(String.join("", inline)).hasSizeLessThan(10_240);
        }
    }

    @Test
    void functionsThatTheProgramCallsAreAllowedToAllRoles() {
        var planned = PlannedTypes.of(Set.of("aws:ec2/getManagedPrefixList:getManagedPrefixList"), Set.of());
        var plan = plan(ARGS.withPlanned(planned));

        assertThat(plan.named("delivery-may-read-front").text("policy"))
                .contains("ec2:DescribeManagedPrefixLists", "ec2:GetManagedPrefixListEntries");
        assertThat(policiesOf(plan, "deploy")).contains("read-front");
        assertThat(policiesOf(plan, "preview")).contains("read-front");
        assertThat(policiesOf(plan, "drift")).contains("read-front");
    }

    @Test
    void resourcesOfAnotherRegionAreChangedThere() {
        var type = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";
        var planned = PlannedTypes.of(Set.of(type, "aws:cloudwatch/logGroup:LogGroup"), Set.of())
                .withOtherRegions(
                        Map.of(type, Set.of("us-east-1"), "aws:cloudwatch/logGroup:LogGroup", Set.of("us-east-1")));
        var plan = plan(ARGS.withPlanned(planned));

        assertThat(plan.named("delivery-may-edge").text("policy"))
                .contains("\"aws:RequestedRegion\":[\"eu-west-1\",\"us-east-1\"]");
        assertThat(plan.named("delivery-may-watch").text("policy"))
                .contains("arn:aws:logs:us-east-1:123456789012:log-group:aws-waf-logs-slipway-test*");
    }

    @Test
    void certificatesOfClientsAreReadFromTheirBucketOnly() {
        var planned = PlannedTypes.of(Set.of("aws:lb/trustStore:TrustStore"), Set.of())
                .withReadResources(new TreeSet<>(Set.of("arn:{partition}:s3:::octo-trust/clients.pem")));
        var policy = plan(ARGS.withPlanned(planned)).named("delivery-may-front").text("policy");

        assertThat(policy)
                .contains(
                        "[\"s3:GetObject\",\"s3:GetObjectVersion\"],\"Resource\":\"arn:aws:s3:::octo-trust/clients.pem\"");
    }

    @Test
    void secretsOfBuildsAreReadByTheRoleThatDeploysOnly() {
        var secret = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:pip-AbCdEf";
        var planned = PlannedTypes.of(Set.of("slipway:image:BuildxImage"), Set.of())
                .withReadResources(new TreeSet<>(Set.of(
                        secret,
                        "arn:{partition}:secretsmanager:{region}:{account}:secret:build/npm-??????",
                        "arn:{partition}:ssm:{region}:{account}:parameter/build/gem",
                        "arn:{partition}:ssm:{region}:{account}:parameter/token")));
        var plan = plan(ARGS.withPlanned(planned));
        var policies = plan.ofType("aws:iam/policy:Policy").stream()
                .filter(policy -> policy.text("policy").contains("GetSecretValue")
                        || policy.text("policy").contains("ssm:GetParameter"))
                .toList();

        assertThat(policies).singleElement().satisfies(policy -> assertThat(policy.name())
                .isEqualTo("delivery-may-compute"));
        assertThat(policies.get(0).text("policy"))
                .contains("{\"Effect\":\"Allow\",\"Action\":\"secretsmanager:GetSecretValue\",\"Resource\":[\"" + secret
                        + "\",\"arn:aws:secretsmanager:eu-west-1:123456789012:secret:build/npm-??????\"]}")
                .contains("{\"Effect\":\"Allow\",\"Action\":\"ssm:GetParameter\",\"Resource\":["
                        + "\"arn:aws:ssm:eu-west-1:123456789012:parameter/build/gem\","
                        + "\"arn:aws:ssm:eu-west-1:123456789012:parameter/token\"]}")
                .contains("ecr:PutImage");
        assertThat(policiesOf(plan, "preview")).doesNotContain("compute");
        assertThat(policiesOf(plan, "drift")).doesNotContain("compute");
        assertThat(plan.ofType("aws:iam/policy:Policy"))
                .extracting(policy -> policy.text("policy"))
                .anySatisfy(policy ->
                        assertThat(policy).contains("ecr:DescribeImages").doesNotContain("ecr:PutImage"));
    }

    private static List<String> policiesOf(Plan plan, String role) {
        return plan.ofType("aws:iam/rolePolicyAttachment:RolePolicyAttachment").stream()
                .map(each -> each.name())
                .filter(name -> name.startsWith("delivery-" + role + "-"))
                .map(name -> name.substring("delivery-".length() + role.length() + 1))
                .toList();
    }
}
