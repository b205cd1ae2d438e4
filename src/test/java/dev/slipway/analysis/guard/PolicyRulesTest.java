package dev.slipway.analysis.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.Context;
import com.pulumi.aws.iam.Policy;
import com.pulumi.aws.iam.PolicyArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.iam.RolePolicyArgs;
import com.pulumi.aws.iam.RolePolicyAttachment;
import com.pulumi.aws.iam.RolePolicyAttachmentArgs;
import com.pulumi.aws.iam.inputs.RoleInlinePolicyArgs;
import com.pulumi.aws.kms.Key;
import com.pulumi.aws.kms.KeyArgs;
import com.pulumi.aws.s3.BucketPolicy;
import com.pulumi.aws.s3.BucketPolicyArgs;
import com.pulumi.aws.sns.TopicPolicy;
import com.pulumi.aws.sns.TopicPolicyArgs;
import com.pulumi.aws.sqs.QueuePolicy;
import com.pulumi.aws.sqs.QueuePolicyArgs;
import com.pulumi.core.Output;
import dev.slipway.base.iam.Statement;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyRulesTest {
    private static final String TABLE = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders";
    private static final String TRUST = """
            {"Statement": {"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"},
            "Action": "sts:AssumeRole"}}""";

    @Test
    void aPolicyWithNamedActionsAndResourcesIsNoBreach() {
        assertThat(Breaches.of(
                        PolicyRules.POLICY_WILDCARD,
                        ctx -> policy(
                                "orders",
                                Statement.allow("dynamodb:GetItem", "dynamodb:Describe*")
                                        .on(Output.of(TABLE + "/index/*")))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "dynamodb:*"})
    void allActionsAreABreach(String action) {
        assertThat(Breaches.of(
                        PolicyRules.POLICY_WILDCARD,
                        ctx -> policy(
                                "orders",
                                Statement.allow("s3:GetObject", action).on(Output.of(TABLE)))))
                .containsExactly("orders allows %s: name the actions that are needed".formatted(action));
    }

    @Test
    void allResourcesWithoutAReasonAreABreach() {
        assertThat(Breaches.of(
                        PolicyRules.POLICY_WILDCARD,
                        ctx -> policy(
                                "orders",
                                Statement.allow("ssm:GetParameter", "ssm:GetParameters")
                                        .on(Output.of("*")))))
                .containsExactly("orders allows ssm:GetParameter, ssm:GetParameters on every resource:"
                        + " name the resources with on(arn), or give the reason with onAny(reason)");
    }

    @Test
    void allResourcesOfAServiceAreABreachToo() {
        assertThat(Breaches.of(
                        PolicyRules.POLICY_WILDCARD,
                        ctx -> policy("orders", Statement.allow("s3:GetObject").on(Output.of("arn:aws-cn:s3:::*")))))
                .containsExactly("orders allows s3:GetObject on every resource:"
                        + " name the resources with on(arn), or give the reason with onAny(reason)");
    }

    @Test
    void aReasonAllowsAllResourcesButNotAllActions() {
        assertThat(Breaches.of(PolicyRules.POLICY_WILDCARD, ctx -> {
                    policy("pull", Statement.allow("ecr:GetAuthorizationToken").onAny("the token is the account's"));
                    policy("wide", Statement.allow("ecr:*").onAny("the token is the account's"));
                }))
                .containsExactly("wide allows ecr:*: name the actions that are needed");
    }

    @Test
    void aDenialMayHaveAnyScope() {
        assertThat(Breaches.of(
                        PolicyRules.POLICY_WILDCARD,
                        ctx -> policy("orders", Statement.deny("*").on(Output.of("*")))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Effect\": \"Allow\", \"NotAction\": \"iam:*\", \"Resource\": \"arn:aws:s3:::files\"}"
                        + "| orders allows every action but some: name the actions that are needed",
                "{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"NotResource\": \"arn:aws:s3:::files\"}"
                        + "| orders allows s3:GetObject on every resource: name the resources with on(arn),"
                        + " or give the reason with onAny(reason)"
            })
    void aNegatedActionIsAWildcard(String statement, String message) {
        assertThat(Breaches.of(
                        PolicyRules.POLICY_WILDCARD,
                        ctx -> new Policy(
                                "orders",
                                PolicyArgs.builder()
                                        .policy("{\"Statement\": [%s]}".formatted(statement))
                                        .build())))
                .containsExactly(message);
    }

    @Test
    void inlinePoliciesOfARoleCount() {
        assertThat(Breaches.of(
                        PolicyRules.POLICY_WILDCARD,
                        ctx -> new Role(
                                "orders",
                                RoleArgs.builder()
                                        .assumeRolePolicy(TRUST)
                                        .inlinePolicies(RoleInlinePolicyArgs.builder()
                                                .policy(text(
                                                        Statement.allow("sqs:*").on(Output.of(TABLE))))
                                                .build())
                                        .build())))
                .containsExactly("orders allows sqs:*: name the actions that are needed");
    }

    @Test
    void aResourcePolicyNamesItsActionsAndMayUseTheResourceStar() {
        assertThat(Breaches.of(PolicyRules.POLICY_WILDCARD, ctx -> {
                    topicPolicy(
                            "named",
                            Statement.allow("sns:Publish")
                                    .forService("cloudwatch.amazonaws.com")
                                    .on(Output.of("*")));
                    topicPolicy(
                            "wide",
                            Statement.allow("sns:*")
                                    .forService("cloudwatch.amazonaws.com")
                                    .on(Output.of("*")));
                }))
                .containsExactly("wide allows sns:*: name the actions that are needed");
    }

    @Test
    void aKeysPolicyMaySpeakOfAllActionsAndOfTheKeyAsStar() {
        assertThat(rulesOn(ctx -> new Key("data", KeyArgs.builder().policy("""
                                        {"Statement": [{"Effect": "Allow", "Action": "kms:*", "Resource": "*",
                                        "Principal": {"AWS": "arn:aws:iam::123456789012:root"}}]}""").build())))
                .isEmpty();
    }

    @Test
    void aSecretPolicyIsABreach() {
        assertThat(Breaches.of(
                        PolicyRules.POLICY_WILDCARD,
                        ctx -> policy("orders", Statement.allow("s3:GetObject").on(Output.ofSecret("arn:aws:s3:::a")))))
                .containsExactly(
                        "orders has a policy that cannot be checked, because it is secret, unknown or not a policy document:"
                                + " build it from values that are known in a preview");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "[]", "{}", "{\"Statement\": [1]}"})
    void anInvalidPolicyIsABreach(String text) {
        assertThat(Breaches.of(
                        PolicyRules.POLICY_WILDCARD,
                        ctx -> new Policy(
                                "orders", PolicyArgs.builder().policy(text).build())))
                .containsExactly(
                        "orders has a policy that cannot be checked, because it is secret, unknown or not a policy document:"
                                + " build it from values that are known in a preview");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AdministratorAccess", "PowerUserAccess", "AmazonS3FullAccess"})
    void aManagedPolicyThatIsAWildcardIsABreach(String managed) {
        assertThat(Breaches.of(PolicyRules.POLICY_WILDCARD, ctx -> {
                    attachment("deploy", "arn:aws-us-gov:iam::aws:policy/" + managed);
                    new Role(
                            "role",
                            RoleArgs.builder()
                                    .assumeRolePolicy(TRUST)
                                    .managedPolicyArns("arn:aws:iam::aws:policy/" + managed)
                                    .build());
                }))
                .containsExactly(
                        "deploy attaches %s: name the actions that are needed".formatted(managed),
                        "role attaches %s: name the actions that are needed".formatted(managed));
    }

    @Test
    void otherAttachmentsAreNoBreach() {
        assertThat(Breaches.of(PolicyRules.POLICY_WILDCARD, ctx -> {
                    attachment("pull", "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy");
                    attachment("own", "arn:aws:iam::123456789012:policy/AdministratorAccess");
                }))
                .isEmpty();
    }

    @Test
    void aResourceOpenToEverybodyWithoutAConditionIsABreach() {
        assertThat(Breaches.of(PolicyRules.OPEN_PRINCIPAL, ctx -> {
                    new BucketPolicy(
                            "files",
                            BucketPolicyArgs.builder()
                                    .bucket("files")
                                    .policy(text(Statement.allow("s3:GetObject")
                                            .forEverybody()
                                            .on(Output.of("arn:aws:s3:::files/*"))))
                                    .build());
                    new QueuePolicy(
                            "queue",
                            QueuePolicyArgs.builder()
                                    .queueUrl("https://sqs.eu-west-1.amazonaws.com/123456789012/orders")
                                    .policy("""
                                            {"Statement": [{"Effect": "Allow", "Principal": "*",
                                            "Action": ["sqs:SendMessage", "sqs:ReceiveMessage"]}]}""")
                                    .build());
                    new Role("role", RoleArgs.builder().assumeRolePolicy("""
                                            {"Statement": {"Effect": "Allow", "Principal": {"AWS": ["*"]},
                                            "Action": "sts:AssumeRole"}}""").build());
                }))
                .containsExactly(
                        "files lets any principal call s3:GetObject: name the principal, or add a condition",
                        "queue lets any principal call sqs:SendMessage, sqs:ReceiveMessage:"
                                + " name the principal, or add a condition",
                        "role lets any principal call sts:AssumeRole: name the principal, or add a condition");
    }

    @Test
    void everyPrincipalButOneIsAnyPrincipal() {
        assertThat(Breaches.of(
                        PolicyRules.OPEN_PRINCIPAL,
                        ctx -> new TopicPolicy(
                                "alarms",
                                TopicPolicyArgs.builder()
                                        .arn("arn:aws:sns:eu-west-1:123456789012:alarms")
                                        .policy("""
                                                {"Statement": {"Effect": "Allow", "Action": "sns:Publish",
                                                "NotPrincipal": {"AWS": "123456789012"}}}""")
                                        .build())))
                .containsExactly("alarms lets any principal call sns:Publish: name the principal, or add a condition");
    }

    @Test
    void aTrustInEveryWebIdentityIsABreach() {
        var github = """
                {"Statement": {"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity", "Principal":
                {"Federated": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"}%s}}""";
        var condition = """
                , "Condition": {"StringLike": {"token.actions.githubusercontent.com:sub": "repo:acme/orders:*"}}""";

        assertThat(Breaches.of(PolicyRules.OPEN_PRINCIPAL, ctx -> {
                    role("deploy", github.formatted(condition));
                    role("open", github.formatted(""));
                }))
                .containsExactly(
                        "open lets any principal call sts:AssumeRoleWithWebIdentity: name the principal, or add a condition");
    }

    @Test
    void aConditionADenialOrANamedPrincipalIsNoBreach() {
        assertThat(rulesOn(ctx -> new BucketPolicy(
                        "files",
                        BucketPolicyArgs.builder()
                                .bucket("files")
                                .policy(text(
                                        Statement.deny("s3:*")
                                                .forEverybody()
                                                .on(Output.of("arn:aws:s3:::files/*"))
                                                .when("Bool", "aws:SecureTransport", Output.of("false")),
                                        Statement.allow("s3:GetObject")
                                                .forEverybody()
                                                .on(Output.of("arn:aws:s3:::files/*"))
                                                .when("StringEquals", "aws:PrincipalOrgID", Output.of("o-1")),
                                        Statement.allow("s3:PutObject")
                                                .forService("logging.s3.amazonaws.com")
                                                .on(Output.of("arn:aws:s3:::files/*"))))
                                .build())))
                .isEmpty();
    }

    private static List<String> rulesOn(Consumer<Context> program) {
        return Stream.of(PolicyRules.POLICY_WILDCARD, PolicyRules.OPEN_PRINCIPAL)
                .flatMap(rule -> Breaches.of(rule, program).stream())
                .toList();
    }

    private static void policy(String name, Statement... statements) {
        new RolePolicy(
                name,
                RolePolicyArgs.builder().role("role").policy(text(statements)).build());
    }

    private static void topicPolicy(String name, Statement statement) {
        new TopicPolicy(
                name,
                TopicPolicyArgs.builder()
                        .arn("arn:aws:sns:eu-west-1:123456789012:alarms")
                        .policy(text(statement))
                        .build());
    }

    private static void role(String name, String trust) {
        new Role(name, RoleArgs.builder().assumeRolePolicy(trust).build());
    }

    private static void attachment(String name, String policyArn) {
        new RolePolicyAttachment(
                name,
                RolePolicyAttachmentArgs.builder()
                        .role("role")
                        .policyArn(policyArn)
                        .build());
    }

    private static Output<String> text(Statement... statements) {
        return dev.slipway.base.iam.Policy.of(statements).json();
    }
}
