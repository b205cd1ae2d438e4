package dev.slipway.realengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.App;
import dev.slipway.engine.Plan;
import dev.slipway.settings.reader.StackFile;
import dev.slipway.testing.PythonPackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The policies of a delivery's roles on calls for resources of the stack, of another stack, and of nobody. */
class RoleRefusalTest {
    private static final PythonPackages PARLIAMENT = PythonPackages.of("parliament");

    private static final String BOUNDARY =
            "arn:aws:iam::123456789012:policy/slipway-delivery/slipway-pull-requests-boundary";

    private static Plan plan = new Plan("", "", List.of(), Map.of());

    @BeforeAll
    static void planOfAStackWithEverything() throws IOException {
        var file = Files.writeString(Files.createTempFile("slipway-", ".yaml"), """
                config:
                  aws:region: eu-west-1
                  slipway:network: {nat: single}
                  slipway:domain: {zone: example.com, hosts: [server], apiHost: api, controlHost: control}
                  slipway:database: {minAcu: 0, maxAcu: 1, instances: 1, name: orders}
                  slipway:storage: {bucket: files}
                  slipway:alarms: {email: ops@example.com}
                  slipway:delivery: {repository: octo-org/octo-repo, environment: dev, pullRequests: preview}
                  slipway:services:
                    web:
                      image: public.ecr.aws/nginx/nginx@sha256:0000000000000000000000000000000000000000000000000000000000000000
                      port: 80
                      uses: [database]
                      sleep: {idleMinutes: 5}
                    orders:
                      image: public.ecr.aws/nginx/nginx@sha256:0000000000000000000000000000000000000000000000000000000000000000
                      port: 80
                      ingress: api
                """);
        plan = App.preflight(StackFile.read(Path.of(""), "dev", file)).plan();
        Files.delete(file);
    }

    /** Each row has two resources of the same kind: the first may be changed, the second may not. */
    @ParameterizedTest(name = "{0}:{1} of {3}, not of {4}")
    @CsvSource(delimiter = ';', textBlock = """
            lambda; DeleteFunction; FunctionName; slipway-dev-web-control-wake-function; slipway-prod-web-control-wake-function
            lambda; TagResource; Resource; arn:aws:lambda:eu-west-1:123456789012:function:slipway-dev-x; arn:aws:lambda:eu-west-1:123456789012:function:untagged
            lambda; TagResource; Resource; arn:aws:lambda:eu-west-1:123456789012:function:slipway-dev-x; arn:aws:lambda:us-east-1:123456789012:function:slipway-dev-x
            rds; AddTagsToResource; ResourceName; arn:aws:rds:eu-west-1:123456789012:cluster:slipway-dev-database; arn:aws:rds:eu-west-1:123456789012:cluster:untagged
            cloudwatch; PutMetricAlarm; AlarmName; slipway-dev-web-alarms-cpu; slipway-prod-web-alarms-cpu
            events; PutRule; Name; slipway-dev-rule; untagged
            scheduler; DeleteSchedule; GroupName; slipway-dev-schedules; default
            sns; DeleteTopic; TopicArn; arn:aws:sns:eu-west-1:123456789012:slipway-dev-alarms-topic; arn:aws:sns:eu-west-1:123456789012:other
            s3; DeleteObject; BucketName; slipway-dev-balancer-logs-1; slipway-prod-balancer-logs-1
            s3; DeleteBucket; BucketName; slipway-dev-files-1; balancer-logs-bucket-1
            route53; ChangeResourceRecordSets; RecordName; api.example.com.; www.example.com.
            route53; ChangeResourceRecordSets; RecordName; _0a1b.api.example.com.; _0a1b.prod.example.com.
            """)
    void aDeploymentChangesResourcesByTheNamesOfItsStack(
            String service, String action, String member, String own, String other) {
        assertThat(refused("deploy", change(service, action, member, own))).isEmpty();
        assertThat(refused("deploy", change(service, action, member, other))).hasSize(1);
    }

    @Test
    void aDeploymentReachesNoApiAndNoKeyOfAnotherStack() {
        for (var kind : List.of("apis", "restapis", "apikeys", "domainnames")) {
            var created = api("POST", "/" + kind, "{'Project': 'slipway', 'Stack': 'dev'}", kind + "/a1");
            var other = api("POST", "/" + kind, "{'Project': 'slipway', 'Stack': 'prod'}", kind + "/b2");

            assertThat(refused("deploy", List.of(other), created)).isEmpty();
            assertThat(refused("deploy", created)).isEmpty();
            assertThat(refused("deploy", List.of(created), api("PATCH", "/" + kind + "/a1/x", "{}", "")))
                    .isEmpty();
            assertThat(refused("deploy", List.of(other), api("PATCH", "/" + kind + "/b2/x", "{}", "")))
                    .hasSize(1);
            assertThat(refused("deploy", List.of(other), api("GET", "/" + kind + "/b2", "{}", "")))
                    .hasSize(1);
            assertThat(refused("deploy", other)).as("tags of another stack").hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            ec2; CreateTags; ResourceId.1; vpc-0123456789abcdef0
            ec2; CreateTags; ResourceId.1; subnet-0123456789abcdef0
            elasticloadbalancing; AddTags; ResourceArns.member.1; arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/other/0123456789abcdef
            events; TagResource; ResourceARN; arn:aws:events:eu-west-1:123456789012:rule/other
            sns; TagResource; ResourceArn; arn:aws:sns:eu-west-1:123456789012:other
            """)
    void aResourceWithoutTagsDoesNotBecomeTheStacks(String service, String action, String member, String resource) {
        var tagged = "{'Project': 'slipway', 'Stack': 'dev'}";

        assertThat(refused("deploy", call(service, action, values(member, resource), tagged, "")))
                .hasSize(1);
    }

    @Test
    void aVpcIsTaggedByItsCreation() {
        var tags = "{'Project': 'slipway', 'Stack': 'dev'}";

        assertThat(refused(
                        "deploy",
                        call("ec2", "CreateVpc", values("CidrBlock", "10.0.0.0/16"), tags, "vpc-0123456789abcdef0")))
                .isEmpty();
        assertThat(refused(
                        "deploy",
                        call(
                                "ec2",
                                "CreateVpc",
                                values("CidrBlock", "10.0.0.0/16"),
                                tags.replace("dev", "prod"),
                                "vpc-0123456789abcdef0")))
                .hasSize(2);
    }

    @Test
    void aRoleOfAPullRequestIsCreatedAndGivenPoliciesOnlyWithTheBoundary() {
        var bounded = createRole("slipway-pr-7", BOUNDARY);

        assertThat(refused("pull-requests", bounded)).isEmpty();
        assertThat(refused("pull-requests", createRole("slipway-pr-7", "")))
                .containsExactly("iam:CreateRole on arn:aws:iam::…:role/slipway-pr-7/orders-role in eu-west-1");
        assertThat(refused("pull-requests", createRole("slipway-pr-7", "arn:aws:iam::aws:policy/AdministratorAccess")))
                .hasSize(1);
        assertThat(refused("pull-requests", createRole("slipway-dev", BOUNDARY)))
                .hasSize(1);
        for (var action : List.of("PutRolePolicy", "AttachRolePolicy", "DetachRolePolicy")) {
            var call = call("iam", action, values("RoleName", "orders-role"), "{}", "");
            assertThat(refused("pull-requests", List.of(bounded), call))
                    .as(action)
                    .isEmpty();
            assertThat(refused("pull-requests", List.of(createRole("slipway-pr-7", "")), call))
                    .as(action + " of a role without the boundary")
                    .isNotEmpty();
        }
    }

    @Test
    void theBoundaryOfPullRequestsIsNeitherRemovedNorChanged() {
        var role = createRole("slipway-pr-7", BOUNDARY);

        assertThat(refused(
                        "pull-requests",
                        List.of(role),
                        call("iam", "DeleteRolePermissionsBoundary", values("RoleName", "orders-role"), "{}", "")))
                .isNotEmpty();
        for (var action : List.of("CreatePolicyVersion", "SetDefaultPolicyVersion", "DeletePolicy")) {
            assertThat(refused("pull-requests", call("iam", action, values("PolicyArn", BOUNDARY), "{}", "")))
                    .as(action)
                    .isNotEmpty();
        }
    }

    @Test
    void aPullRequestPassesNoRoleOfAnotherStack() {
        var register = call(
                "ecs",
                "RegisterTaskDefinition",
                "[['family', 'slipway-pr-7-web'], ['taskRoleArn', 'arn:aws:iam::123456789012:role/%s/orders-role']]",
                "{}",
                "");

        assertThat(refused(
                        "pull-requests",
                        List.of(createRole("slipway-pr-7", BOUNDARY)),
                        register.formatted("slipway-pr-7")))
                .isEmpty();
        assertThat(refused(
                        "pull-requests",
                        List.of(createRole("slipway-dev", BOUNDARY)),
                        register.formatted("slipway-dev")))
                .containsExactly("iam:PassRole on arn:aws:iam::…:role/slipway-dev/orders-role in -");
    }

    @Test
    void aPullRequestChangesNoDnsRecordsAndNothingOfTheOriginal() {
        assertThat(refused(
                        "pull-requests",
                        change("route53", "ChangeResourceRecordSets", "RecordName", "api.example.com.")))
                .hasSize(1);
        assertThat(refused(
                        "pull-requests",
                        change("lambda", "DeleteFunction", "FunctionName", "slipway-dev-web-control-wake-function")))
                .hasSize(1);
        assertThat(refused(
                        "pull-requests",
                        change("lambda", "DeleteFunction", "FunctionName", "slipway-pr-7-web-control-wake-function")))
                .isEmpty();
    }

    private static String createRole(String path, String boundary) {
        var trust = "{\\\"Statement\\\": [{\\\"Principal\\\": {\\\"Service\\\": \\\"ecs-tasks.amazonaws.com\\\"}}]}";
        var limit = boundary.isEmpty() ? "" : ", ['PermissionsBoundary', '%s']".formatted(boundary);
        return call(
                "iam",
                "CreateRole",
                "[['RoleName', 'orders-role'], ['AssumeRolePolicyDocument', \"%s\"]%s]".formatted(trust, limit),
                "{}",
                "arn:aws:iam::123456789012:role/%s/orders-role".formatted(path));
    }

    private static String change(String service, String action, String member, String value) {
        var tagged = action.contains("Tag") ? "{'Project': 'slipway', 'Stack': 'dev'}" : "{}";
        return call(service, action, values(member, value) + more(service), tagged, "");
    }

    /** The members that the other variables of an ARN need. */
    private static String more(String service) {
        return switch (service) {
            case "scheduler" -> "+[['ScheduleName', 'nightly']]";
            case "s3" -> "+[['ObjectName', 'a.log']]";
            case "route53" -> "+[['Id', 'Z0123456789']]";
            default -> "";
        };
    }

    private static String values(String member, String value) {
        return "[['%s', '%s']]".formatted(member, value);
    }

    private static String api(String method, String path, String tags, String created) {
        return call("apigateway", method, "[]", tags, created.isEmpty() ? "" : "arn:aws:apigateway:eu-west-1::/" + created)
                .replace("'path': '/'", "'path': '%s'".formatted(path));
    }

    private static String call(String service, String action, String values, String tags, String created) {
        return ("{'service': '%s', 'action': '%s', 'method': '%s', 'region': 'eu-west-1', 'path': '/', 'status': 200, "
                        + "'values': %s, 'tags': %s, 'names': [%s]}")
                .formatted(
                        service,
                        action,
                        action,
                        values.replace("]+[", ", "),
                        tags,
                        created.isEmpty() ? "" : "'" + created + "'")
                .replace('\'', '"');
    }

    private static List<String> refused(String role, String call) {
        return refused(role, List.of(), call);
    }

    /** The actions of a call that the role's policies do not allow, after other calls. */
    private static List<String> refused(String role, List<String> before, String call) {
        var missing = PARLIAMENT.missing("the evaluation of permissions", "parliament==1.6.4");
        assumeTrue(missing.isEmpty(), missing::orElseThrow);
        try {
            var calls = new ArrayList<>(before);
            calls.add(call);
            var recorded = Files.write(Files.createTempFile("slipway-calls-", ".jsonl"), calls);
            var policies = Files.writeString(
                    Files.createTempFile("slipway-policies-", ".json"),
                    RolePermissions.policies(plan, role).toString());
            var lines = PARLIAMENT.run(
                    List.of(
                            "python3",
                            "src/test/engine/permissions.py",
                            recorded.toString(),
                            Integer.toString(before.size()),
                            policies.toString()),
                    Map.of("PYTHONDONTWRITEBYTECODE", "1"));
            Files.delete(recorded);
            Files.delete(policies);
            return lines.orElseThrow().lines().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
