package dev.slipway.awsapi.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The messages are those that AWS documents, or that its services send, with other names in them. */
class DiagnosisTest {
    private static final String EXITED = "Essential container in task exited";
    private static final String PULL = "CannotPullContainerError: pull image manifest has been retried 5 time(s): ";
    private static final String INIT = "ResourceInitializationError: unable to pull secrets or registry auth: "
            + "execution resource retrieval failed: ";
    private static final String UNHEALTHY =
            "(service web) (task 9e460ae) (port 8080) is unhealthy in (target-group web-tg) due to (reason ";

    private static Symptoms told(String... reasons) {
        return new Symptoms(List.of(reasons), List.of(), "");
    }

    private static Symptoms exited(int code, String log) {
        return new Symptoms(List.of(EXITED, "container web exited with " + code), List.of(code), log);
    }

    private static Arguments row(String cause, Symptoms symptoms) {
        return Arguments.of(cause, symptoms);
    }

    static Stream<Arguments> messages() {
        return Stream.of(
                row("architecture", exited(255, "exec /usr/bin/java: exec format error")),
                row(
                        "architecture",
                        exited(1, "standard_init_linux.go:228: exec user process caused: exec format error")),
                row(
                        "architecture",
                        told(
                                "CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/arm64'")),
                row(
                        "pullLimit",
                        told(
                                "CannotPullContainerError: inspect image has been retried 5 time(s): httpReaderSeeker: failed open: "
                                        + "unexpected status code https://registry-1.docker.io/v2/library/nginx/manifests/1.29: 429 Too "
                                        + "Many Requests - Server message: toomanyrequests: You have reached your pull rate limit.")),
                row(
                        "pullDenied",
                        told(PULL
                                + "failed to resolve ref docker.io/acme/web:1: pull access denied, repository does not exist or may "
                                + "require authorization: server message: insufficient_scope: authorization failed")),
                row(
                        "pullDenied",
                        told(
                                PULL
                                        + "failed to resolve ref 111122223333.dkr.ecr.us-east-1.amazonaws.com/web:1: unexpected status from "
                                        + "HEAD request to https://111122223333.dkr.ecr.us-east-1.amazonaws.com/v2/web/manifests/1: 403 Forbidden")),
                row(
                        "pullUnreachable",
                        told(PULL
                                + "failed to resolve ref docker.io/library/nginx:1.29: failed to do request: Head "
                                + "\"https://registry-1.docker.io/v2/library/nginx/manifests/1.29\": dial tcp 34.205.13.154:443: i/o "
                                + "timeout")),
                row(
                        "pullUnreachable",
                        told(
                                "CannotPullContainerError: API error (500): Get https://111122223333.dkr.ecr.us-east-1.amazonaws.com/v2/: "
                                        + "net/http: request canceled while waiting for connection")),
                row(
                        "pullMissing",
                        told(
                                PULL
                                        + "failed to resolve ref public.ecr.aws/nginx/nginx:9: public.ecr.aws/nginx/nginx:9: not found")),
                row(
                        "pullMissing",
                        told(
                                "CannotPullContainerError: API error (404): repository 111122223333.dkr.ecr.us-east-1.amazonaws.com/web not "
                                        + "found")),
                row(
                        "pullSpace",
                        told(
                                "CannotPullContainerError: write /var/lib/docker/tmp/GetImageBlob1: no space left on device")),
                row(
                        "pull",
                        told(
                                "CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: httpReaderSeeker: failed "
                                        + "open: unexpected status code")),
                row(
                        "secretDenied",
                        told(INIT
                                + "unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret "
                                + "arn:aws:secretsmanager:us-east-1:111122223333:secret:token from secrets manager: "
                                + "AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/web/1 is not authorized to "
                                + "perform: secretsmanager:GetSecretValue")),
                row(
                        "secretMissing",
                        told(
                                INIT
                                        + "unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret "
                                        + "from secrets manager: ResourceNotFoundException: Secrets Manager can't find the specified secret.")),
                row(
                        "secretMissing",
                        told(
                                "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval "
                                        + "failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid ssm "
                                        + "parameters: /shop/token")),
                row(
                        "secretMissing",
                        told(INIT
                                + "unable to retrieve secret from asm: service call has been retried 1 time(s): retrieved secret from "
                                + "Secrets Manager did not contain json key password")),
                row(
                        "logsUnreachable",
                        told(
                                "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed "
                                        + "to create Cloudwatch log stream: RequestError: send request failed caused by: dial tcp: i/o timeout")),
                row(
                        "logsUnreachable",
                        told(
                                "ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log "
                                        + "group defined in the task definition.")),
                row(
                        "initializationUnreachable",
                        told(INIT
                                + "unable to retrieve ecr registry auth: service call has been retried 3 time(s): RequestError: send "
                                + "request failed caused by: Post \"https://api.ecr.us-east-1.amazonaws.com/\": dial tcp "
                                + "52.46.1.1:443: i/o timeout. Please check your task network configuration.")),
                row(
                        "initializationUnreachable",
                        told(
                                "ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull registry auth "
                                        + "from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network "
                                        + "configuration.")),
                row(
                        "initialization",
                        told("ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes")),
                row("interface", told("Timeout waiting for network interface provisioning to complete.")),
                row(
                        "capacity",
                        told(
                                "(service web) was unable to place a task. Reason: Capacity is unavailable at this time. Please try again "
                                        + "later or in a different availability zone.")),
                row("spot", told("Your Spot Task was interrupted.")),
                row(
                        "quota",
                        told(
                                "(service web) was unable to place a task. Reason: You’ve reached the limit on the number of vCPUs you can run "
                                        + "concurrently.")),
                row(
                        "role",
                        told(
                                "ECS was unable to assume the role 'arn:aws:iam::111122223333:role/web' that was provided for this task. "
                                        + "Please verify that the role being passed has the proper trust relationship and permissions")),
                row(
                        "serviceLinkedRole",
                        told(
                                "Unable to assume the service linked role. Please verify that the ECS service linked role exists.")),
                row(
                        "serviceLinkedRole",
                        told(
                                "Unable to assume IAM role: arn:aws:iam::111122223333:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService")),
                row(
                        "serviceLinkedRole",
                        told(
                                "InvalidParameterValue: Unable to create the resource. Verify that you have permission to create service linked role. Otherwise wait and try again later")),
                row(
                        "serviceLinkedRole",
                        told(
                                "InvalidParameterValue: Missing necessary credentials. Please check http://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAM.ServiceLinkedRoles.html")),
                row(
                        "serviceLinkedRole",
                        told(
                                "AccessDeniedException: Caller does not have permissions to create a Service Linked Role.")),
                row(
                        "serviceLinkedRole",
                        told(
                                "AccessDenied: User: arn:aws:sts::111122223333:assumed-role/ci/1 is not authorized to perform: iam:CreateServiceLinkedRole on resource: arn:aws:iam::111122223333:role/aws-service-role/elasticloadbalancing.amazonaws.com/AWSServiceRoleForElasticLoadBalancing")),
                row(
                        "memory",
                        new Symptoms(
                                List.of(EXITED, "OutOfMemoryError: Container killed due to memory usage"),
                                List.of(137),
                                "")),
                row("memory", exited(3, "Terminating due to java.lang.OutOfMemoryError: Java heap space")),
                row(
                        "notExecutable",
                        told(
                                "CannotStartContainerError: failed to create shim task: OCI runtime create failed: unable to start container "
                                        + "process: exec: \"serve\": executable file not found in $PATH: unknown")),
                row("notExecutable", exited(127, "/bin/sh: serve: not found")),
                row("start", told("CannotStartContainerError: failed to get container status: context deadline")),
                row("portDenied", exited(1, "nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)")),
                row("portTaken", exited(1, "java.net.BindException: Address already in use")),
                row(
                        "actionDenied",
                        exited(
                                1,
                                "DynamoDbException: User: arn:aws:sts::111122223333:assumed-role/web/1 is not authorized to perform: "
                                        + "dynamodb:DescribeTable on resource: arn:aws:dynamodb:us-east-1:111122223333:table/orders")),
                row(
                        "javaVersion",
                        exited(
                                1,
                                "java.lang.UnsupportedClassVersionError: Main has been compiled by a more recent version of the Java Runtime")),
                row("storeUnreachable", exited(1, "CommunicationsException: Communications link failure")),
                row("storeUnreachable", exited(1, "Error: connect ECONNREFUSED 10.0.3.7:5432")),
                row("containerHealth", told("Task failed container health checks")),
                row(
                        "healthCodes",
                        told(
                                "Task failed ELB health checks in (target-group web-tg)",
                                UNHEALTHY + "Health checks failed with these codes: [404])")),
                row(
                        "healthTimeout",
                        told(
                                "Task failed ELB health checks in (target-group web-tg)",
                                UNHEALTHY + "Request timed out)")),
                row("health", told(UNHEALTHY + "Health checks failed)")),
                row(
                        "health",
                        told(
                                "Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:us-west-2:111122223333:targetgroup/web/a6d7)")),
                row("alarmed", told("(service web) (deployment ecs-svc/1) deployment failed: alarm detected.")),
                row(
                        "maintenance",
                        told("ECS is performing maintenance on the underlying infrastructure hosting the task.")),
                row(
                        "secretFiles",
                        new Symptoms(
                                List.of("Task failed to start", "container secret-files exited with 1"),
                                List.of(1),
                                "")),
                row(
                        "logRouter",
                        new Symptoms(List.of(EXITED, "container log_router exited with 255"), List.of(255, 143), "")),
                row(
                        "program",
                        new Symptoms(
                                List.of(EXITED, "container web exited with 1", "container log_router exited with 137"),
                                List.of(1, 137),
                                "")),
                row(
                        "ended",
                        new Symptoms(
                                List.of(EXITED, "container web exited with 0", "container log_router exited with 143"),
                                List.of(0, 143),
                                "")),
                row("killed", exited(137, "")),
                row("segmentation", exited(139, "")),
                row("terminated", exited(143, "")),
                row("program", exited(1, "Exception in thread \"main\" java.lang.IllegalStateException: no config")),
                row("ended", exited(0, "done")));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aMessageOfAwsIsAnsweredWithACauseAndItsFix(String cause, Symptoms symptoms) {
        var known = Cause.ALL.stream()
                .filter(candidate -> candidate.name().equals(cause))
                .findFirst();

        assertThat(Diagnosis.of(symptoms)).isPresent().isEqualTo(known.map(Cause::diagnosis));
    }

    @Test
    void everyCauseIsFoundBySomeMessage() {
        var found =
                new ArrayList<>(messages().map(row -> row.get()[0]).distinct().toList());

        assertThat(found)
                .containsExactlyInAnyOrder(Cause.ALL.stream().map(Cause::name).toArray());
    }

    @Test
    void anUnknownMessageHasNoCause() {
        assertThat(Diagnosis.of(told("(service web) has reached a steady state.")))
                .isEmpty();
        assertThat(Diagnosis.of(told("Scaling activity initiated by (deployment ecs-svc/1)")))
                .isEmpty();
        assertThat(Diagnosis.of(told(EXITED))).isEmpty();
    }

    @Test
    void aCauseIsALineWithoutAnEnd() {
        assertThat(Cause.ALL.stream()
                        .map(Cause::diagnosis)
                        .flatMap(diagnosis -> Stream.of(diagnosis.cause(), diagnosis.fix())))
                .allMatch(text -> !text.endsWith(".") && !text.contains("\n"));
    }
}
