package dev.slipway.realengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.reflect.TypeToken;
import dev.slipway.App;
import dev.slipway.base.Json;
import dev.slipway.engine.Plan;
import dev.slipway.testing.PythonPackages;
import dev.slipway.testing.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The policies of a delivery's roles on calls for resources of the stack, of another stack, and of nobody. */
class RoleRefusalTest {
    private static final PythonPackages PARLIAMENT = PythonPackages.of("parliament");

    private static final String BOUNDARY =
            "arn:aws:iam::123456789012:policy/slipway-delivery/slipway-pull-requests-boundary";

    /** Service, action, member of the request; a resource that may be changed; one that may not. */
    private static final String OWN_AND_OTHERS = """
            lambda; DeleteFunction; FunctionName; slipway-dev-web-control-wake-function; slipway-prod-web-control-wake-function
            lambda; TagResource; Resource; arn:aws:lambda:eu-west-1:123456789012:function:slipway-dev-x; arn:aws:lambda:eu-west-1:123456789012:function:untagged
            lambda; TagResource; Resource; arn:aws:lambda:eu-west-1:123456789012:function:slipway-dev-x; arn:aws:lambda:us-east-1:123456789012:function:slipway-dev-x
            rds; AddTagsToResource; ResourceName; arn:aws:rds:eu-west-1:123456789012:cluster:slipway-dev-database; arn:aws:rds:eu-west-1:123456789012:cluster:untagged
            cloudwatch; PutMetricAlarm; AlarmName; slipway-dev-web-alarms-cpu; slipway-prod-web-alarms-cpu
            scheduler; DeleteSchedule; GroupName; slipway-dev-schedules; default
            sns; DeleteTopic; TopicArn; arn:aws:sns:eu-west-1:123456789012:slipway-dev-alarms-topic; arn:aws:sns:eu-west-1:123456789012:other
            s3; DeleteObject; BucketName; slipway-dev-balancer-logs-1; slipway-prod-balancer-logs-1
            s3; DeleteBucket; BucketName; slipway-dev-files-1; balancer-logs-bucket-1
            route53; ChangeResourceRecordSets; RecordName; api.example.com.; www.example.com.
            route53; ChangeResourceRecordSets; RecordName; _0a1b.api.example.com.; _0a1b.prod.example.com.
            """;

    private static final String UNTAGGED = """
            ec2; CreateTags; ResourceId.1; vpc-0123456789abcdef0
            ec2; CreateTags; ResourceId.1; subnet-0123456789abcdef0
            elasticloadbalancing; AddTags; ResourceArns.member.1; arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/other/0123456789abcdef
            events; TagResource; ResourceARN; arn:aws:events:eu-west-1:123456789012:rule/other
            sns; TagResource; ResourceArn; arn:aws:sns:eu-west-1:123456789012:other
            """;

    private static final List<Case> CASES = new ArrayList<>();

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
        plan = App.preflight(TestProject.read("dev", file)).plan();
        Files.delete(file);
    }

    /** One call after others, and the number of its actions and resources that are refused. */
    private record Case(int refusals, String role, int from, List<String> calls) {
        String json() {
            return "{\"calls\": %s, \"from\": %d, \"policies\": %s}"
                    .formatted(calls, from, RolePermissions.policies(plan, role));
        }

        String text() {
            return "%s: %s".formatted(role, calls.get(from));
        }
    }

    @Test
    void rolesReachTheResourcesOfTheirStackAndNoOthers() {
        var missing = PARLIAMENT.missing("the evaluation of permissions", "parliament==1.6.4");
        assumeTrue(missing.isEmpty(), missing::orElseThrow);
        OWN_AND_OTHERS.lines().forEach(RoleRefusalTest::ownAndOther);
        List.of("apis", "restapis", "apikeys", "domainnames").forEach(RoleRefusalTest::apis);
        UNTAGGED.lines().forEach(RoleRefusalTest::untagged);
        tagsAtCreation();
        boundaryOfPullRequests();
        passedRoles();
        pullRequestsAndTheOriginal();

        var wrong = new ArrayList<String>();
        var lines = evaluate();
        for (var i = 0; i < CASES.size(); i++) {
            if (lines.get(i).size() != CASES.get(i).refusals()) {
                wrong.add("%d refusals expected, but %s of %s"
                        .formatted(
                                CASES.get(i).refusals(),
                                lines.get(i),
                                CASES.get(i).text()));
            }
        }
        assertThat(CASES).hasSizeGreaterThan(60);
        assertThat(wrong).isEmpty();
    }

    private static void ownAndOther(String row) {
        var parts = row.split("; ");
        allowed("deploy", change(parts[0], parts[1], parts[2], parts[3]));
        refused("deploy", change(parts[0], parts[1], parts[2], parts[4]));
    }

    private static void apis(String kind) {
        var created = api("POST", "/" + kind, "{'Project': 'slipway', 'Stack': 'dev'}", kind + "/a1");
        var other = api("POST", "/" + kind, "{'Project': 'slipway', 'Stack': 'prod'}", kind + "/b2");

        allowed("deploy", created);
        refused("deploy", other);
        expect(0, "deploy", List.of(created), api("PATCH", "/" + kind + "/a1/x", "{}", ""));
        expect(1, "deploy", List.of(other), api("PATCH", "/" + kind + "/b2/x", "{}", ""));
        expect(1, "deploy", List.of(other), api("GET", "/" + kind + "/b2", "{}", ""));
        refused("deploy", api("PATCH", "/" + kind + "/untagged", "{}", ""));
    }

    /** A resource without tags does not become the stack's by a call that tags it. */
    private static void untagged(String row) {
        var parts = row.split("; ");
        refused(
                "deploy",
                call(parts[0], parts[1], values(parts[2], parts[3]), "{'Project': 'slipway', 'Stack': 'dev'}", ""));
    }

    private static void tagsAtCreation() {
        var block = values("CidrBlock", "10.0.0.0/16");
        var tags = "{'Project': 'slipway', 'Stack': 'dev'}";

        allowed("deploy", call("ec2", "CreateVpc", block, tags, "vpc-0123456789abcdef0"));
        expect(
                2,
                "deploy",
                List.of(),
                call("ec2", "CreateVpc", block, tags.replace("dev", "prod"), "vpc-0123456789abcdef0"));
    }

    private static void boundaryOfPullRequests() {
        var bounded = createRole("slipway-pr-7", BOUNDARY);

        allowed("pull-requests", bounded);
        refused("pull-requests", createRole("slipway-pr-7", ""));
        refused("pull-requests", createRole("slipway-pr-7", "arn:aws:iam::aws:policy/AdministratorAccess"));
        refused("pull-requests", createRole("slipway-dev", BOUNDARY));
        for (var action : List.of("PutRolePolicy", "DeleteRolePolicy")) {
            var call = call("iam", action, values("RoleName", "orders-role"), "{}", "");
            expect(0, "pull-requests", List.of(bounded), call);
            expect(1, "pull-requests", List.of(createRole("slipway-pr-7", "")), call);
        }
        for (var action : List.of("DeleteRolePermissionsBoundary", "PutRolePermissionsBoundary")) {
            expect(
                    1,
                    "pull-requests",
                    List.of(createRole("slipway-pr-7", "")),
                    call("iam", action, values("RoleName", "orders-role"), "{}", ""));
        }
        for (var action : List.of("CreatePolicyVersion", "SetDefaultPolicyVersion", "DeletePolicy")) {
            refused("pull-requests", call("iam", action, values("PolicyArn", BOUNDARY), "{}", ""));
        }
    }

    private static void passedRoles() {
        var register = call(
                "ecs",
                "RegisterTaskDefinition",
                "[['family', 'slipway-pr-7-web'], ['taskRoleArn', 'arn:aws:iam::123456789012:role/%s/orders-role']]",
                "{}",
                "arn:aws:ecs:eu-west-1:123456789012:task-definition/slipway-pr-7-web:1");

        expect(0, "pull-requests", List.of(createRole("slipway-pr-7", BOUNDARY)), register.formatted("slipway-pr-7"));
        expect(1, "pull-requests", List.of(createRole("slipway-dev", BOUNDARY)), register.formatted("slipway-dev"));
    }

    private static void pullRequestsAndTheOriginal() {
        refused("pull-requests", change("route53", "ChangeResourceRecordSets", "RecordName", "api.example.com."));
        refused("pull-requests", change("lambda", "DeleteFunction", "FunctionName", "slipway-dev-web-function"));
        allowed("pull-requests", change("lambda", "DeleteFunction", "FunctionName", "slipway-pr-7-web-function"));
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
        return call(
                        "apigateway",
                        method,
                        "[]",
                        tags,
                        created.isEmpty() ? "" : "arn:aws:apigateway:eu-west-1::/" + created)
                .replace("\"path\": \"/\"", "\"path\": \"%s\"".formatted(path));
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

    /** Expects that the role's policies do not allow so many actions and resources of a call. */
    private static void expect(int refusals, String role, List<String> before, String call) {
        var calls = new ArrayList<>(before);
        calls.add(call);
        CASES.add(new Case(refusals, role, before.size(), calls));
    }

    private static void allowed(String role, String call) {
        expect(0, role, List.of(), call);
    }

    private static void refused(String role, String call) {
        expect(1, role, List.of(), call);
    }

    /** The lines that the evaluation prints for each case. */
    private static List<List<String>> evaluate() {
        var cases = CASES.stream().map(Case::json).collect(Collectors.joining(",\n", "[", "]"));
        try {
            var file = Files.writeString(Files.createTempFile("slipway-cases-", ".json"), cases);
            var lines = PARLIAMENT
                    .run(
                            List.of("python3", "src/test/engine/permissions.py", file.toString()),
                            Map.of("PYTHONDONTWRITEBYTECODE", "1"))
                    .orElseThrow(() -> new IllegalStateException("the evaluation failed on " + file));
            Files.delete(file);
            return Json.read(lines, new TypeToken<List<List<String>>>() {});
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
