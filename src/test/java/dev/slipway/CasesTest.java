package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.pulumi.aws.vpc.SecurityGroupIngressRule;
import dev.slipway.analysis.guard.Finding;
import dev.slipway.program.Preflight;
import dev.slipway.testing.TestProject;
import dev.slipway.testing.TestStack;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Stack files as people wrote them, in {@code src/test/resources/cases}, with their whole answers. */
class CasesTest {
    private static Preflight plan(String name) {
        var file = Path.of("src", "test", "resources", "cases", name + ".yaml");
        return App.preflight(TestProject.read("test", file));
    }

    private static void assertFindings(String name, String... lines) {
        assertThat(plan(name).findings()).extracting(Finding::line).containsExactly(lines);
    }

    private static void assertErrors(String name, String... lines) {
        TestStack.assertErrors(() -> plan(name), lines);
    }

    @Test
    void secretsUnderTheirUsualNamesAreFound() {
        assertFindings(
                "plain-secret-missed",
                secret("ConnectionStrings__Default"),
                secret("GITHUB_PAT"),
                secret("PGPASSWORD"),
                secret("RABBITMQ_DEFAULT_PASS"),
                secret("SECRET_KEY_BASE"),
                secret("SPRING_DATASOURCE_URL"));
    }

    @Test
    void publicValuesAreNoSecrets() {
        assertFindings("plain-secret-harmless");
    }

    @Test
    void aWaiverOfATaskHidesNoPassword() {
        assertFindings(
                "waiver-hides",
                secret("DB_PASSWORD"),
                "warning: the waiver of plain-secret for app-task-definition names no variable:"
                        + " set variable to the one that the finding names [waiver-unused]");
    }

    @Test
    void aPublisherAndAWorkerMeetAtATopicAndAQueue() {
        assertFindings("topic-and-worker");
        assertThat(plan("topic-and-worker").plan().named("work-queue-on-events").text("filterPolicy"))
                .isEqualTo("{\"type\":[\"order-placed\"]}");
        assertThat(plan("topic-and-worker").plan().named("worker-service").text("desiredCount"))
                .isEqualTo("0");
    }

    @Test
    void twoContainersOfATaskListenOnOnePort() {
        assertErrors(
                "same-port",
                "slipway:services.web.sidecars[0].port = 80: the service's own container and nginx listen on port 80 in the"
                        + " same task; choose another port for one of them",
                "slipway:services.web.sidecars[2].port = 9113: exporter and exporter2 listen on port 9113 in the same task;"
                        + " choose another port for one of them");
    }

    @Test
    void allErrorsOfAStartOrderAreReportedAtOnce() {
        assertErrors(
                "message-start-order",
                "slipway:services.web.after: is now called dependsOn; rename it",
                "slipway:services.web.dependsOn.cache = healthy: cache has no health.command; set health.command of cache",
                "slipway:services.web.dependsOn.ghost = start: the task has no sidecar ghost; add a sidecar of that name, or"
                        + " remove it",
                "slipway:services.web.dependsOn.setup = success: the end of setup would end the task; set essential of setup"
                        + " to false",
                "slipway:services.web.sidecars[2].name = web: the task has a container web already; rename the sidecar");
    }

    @Test
    void namesAndStartOrderOfSidecarsAreCheckedTogether() {
        assertErrors(
                "message-start-order-more",
                "slipway:services.web.after: is now called dependsOn; rename it",
                "slipway:services.web.dependsOn.ghost = start: the task has no sidecar ghost; add a sidecar of that name, or"
                        + " remove it",
                "slipway:services.web.dependsOn.setup = success: the end of setup would end the task; set essential of setup"
                        + " to false",
                "slipway:services.web.sidecars[1].name = web: the task has a container web already; rename the sidecar",
                "slipway:services.web.sidecars[2].name = setup: two are called setup; rename one",
                "slipway:services.web.sidecars[3].name = bad name: a name of up to 255 letters, digits, hyphens and"
                        + " underscores is allowed; rename the sidecar");
    }

    @Test
    void textsThatYamlChangesAreWrittenInQuotes() {
        assertErrors(
                "yaml-values-more",
                variable("A_OCTAL", "83", "0123"),
                variable("B_VERSION", "1.1", "1.10"),
                variable("E_EXP", "1000", "1e3"),
                variable("F_DATE", "2024-01-01 00:00:00 +0000 UTC", "2024-01-01"),
                variable("J_HEX", "31", "0x1F"),
                variable("K_UNDERSCORE", "1000", "1_000"),
                variable("L_HALF", "0.5", ".5"),
                variable("O_PYTHON", "true", "True"),
                variable("R_FLOAT", "3", "3.0"),
                variable("T_ACCOUNT", "12345678901", "012345678901"));
        assertErrors(
                "yaml-values",
                variable("ACCOUNT", "12345678901", "012345678901"),
                variable("DJANGO_DEBUG", "false", "False"),
                variable("RELEASED", "2026-01-31 00:00:00 +0000 UTC", "2026-01-31"),
                variable("UMASK", "18", "0022"),
                variable("VERSION", "1.1", "1.10"));
    }

    private static String variable(String name, String value, String written) {
        return "slipway:services.web.environment.%s = %s: YAML makes this of %s without quotes; write \"%s\""
                .formatted(name, value, written, written);
    }

    @Test
    void hostsOutsideOfTheZoneAreTheOnlyErrorsOfADomain() {
        assertErrors(
                "message-hosts",
                "slipway:domain.hosts[0] = dev.site: dev.site is outside of the zone example.org; give a label, such as server",
                "slipway:domain.hosts[1] = dev.site-files: dev.site-files is outside of the zone example.org; give a label,"
                        + " such as server",
                "slipway:services.web.environment.DJANGO_DEBUG = false: YAML makes this of False without quotes; write \"False\"",
                "slipway:services.web.health.grace: is now called graceSeconds; rename it",
                "slipway:services.web.health.interval: is now called intervalSeconds; rename it");
    }

    @Test
    void aRefusedCountCausesNoErrorOfScaleAndATimeZoneIsAnErrorOfItsKey() {
        assertErrors(
                "message-count",
                "slipway:services.e.count.desired = 9: desired 9 must lie between min 1 and max 3; set it to 3",
                "slipway:services.g.scale.schedule[0].timezone: is now called timeZone; rename it",
                "slipway:services.g.scale.schedule[0].timeZone = Asia/Seol: Asia/Seol is not a valid time zone; set it to Asia/Seoul");
    }

    @Test
    void errorsOfManifestsAreReportedOnceEach() {
        assertErrors(
                "message-manifests",
                "slipway:services.api.health.interval: is now called intervalSeconds; rename it",
                "slipway:services.api.health.grace: is now called graceSeconds; rename it",
                "slipway:services.api.health.intervalSeconds = 130s: a whole number of 5 to 300 is allowed; set it to a number, without quotes and units",
                "slipway:services.api.health.graceSeconds = 100ms: a whole number of 0 to 2147483647 is allowed; set it to a number, without quotes and units",
                "slipway:services.api.memory = 4096: with cpu 256 the memory must be one of 512, 1024, 2048 MiB; set memory to 2048",
                "slipway:services.api.count.range: unknown key; did you mean min?",
                "slipway:services.api.build.dockerfile = ./server/Dockerfile: the Dockerfile server/Dockerfile does not exist; name a file, relative to Pulumi.yaml",
                "slipway:services.api.health.timeout: unknown key; did you mean timeoutSeconds?",
                "slipway:services.api.health.success_codes: unknown key; did you mean codes?",
                "slipway:services.api.platform: unknown key; did you mean architecture?",
                "slipway:services.api.network: unknown key; write the services that it calls as connects, and its security groups as securityGroups",
                "slipway:services.api.http: unknown key; write routes, with its path as paths and its alias as hosts",
                "slipway:services.api.logging: unknown key; did you mean logs?",
                "slipway:services.api.deployment: unknown key; did you mean deploy?",
                "slipway:services.api.env_file: unknown key; did you mean environmentFiles?",
                "slipway:services.api.storage: unknown key; did you mean volumes?",
                "slipway:services.api.variables: unknown key; did you mean environment?",
                "slipway:services.worker.health.interval: is now called intervalSeconds; rename it",
                "slipway:services.worker.health.grace: is now called graceSeconds; rename it",
                "slipway:services.worker.health.graceSeconds = 400: 0 to 300 is allowed; set it to 300",
                "slipway:services.worker.health.command = celery -A app status: a list is allowed; write it as command: [<text>, <text>]",
                "slipway:services.worker.count = 30: an object is allowed; write it as count: {min: <number>, max: <number>}",
                "slipway:services.worker.build = field/worker: the build folder field/worker does not exist; name a folder, relative to Pulumi.yaml",
                "slipway:services.worker.capacityProviders: unknown key; allowed here: compute, health, routes, ingress, deploy, environmentFiles, environment, ports, port, command, secrets, stopTimeoutSeconds, dependsOn, memoryReservation, ulimits, entryPoint, workingDirectory, user, init, readOnly, dockerLabels, volumes, repositoryCredentials, sidecars, cpu, memory, imageOf, architecture, exec, secretFiles, secretFilesImage, diskGiB, sleep, spot, onDemandBase, count, scale, migrate, migrateTimeoutSeconds, allow, securityGroups, assignPublicIp, build, image, rollOut, uses, logs, tracing, connects, discoverable");
    }

    @Test
    void aRefusedCpuCausesNoErrorOfMemory() {
        assertErrors(
                "message-sizes",
                "slipway:services.a.cpu = 128: 256, 512, 1024, 2048, 4096, 8192, 16384 are allowed; set it to 256",
                "slipway:services.b.cpu = 1vcpu: 256, 512, 1024, 2048, 4096, 8192, 16384 are allowed; set it to one of them, without a unit",
                "slipway:services.b.memory = 2gb: a whole number of 1 to 122880 is allowed; set it to a number, without quotes and units",
                "slipway:services.c.cpu = 0.25: 256, 512, 1024, 2048, 4096, 8192, 16384 are allowed; set it to one of them, without a unit",
                "slipway:services.e.memory = 18432: with cpu 8192 the memory must be one of 16384 to 61440 in steps of 4096 MiB; set memory to 20480",
                "slipway:services.g.memory = 3072: with cpu 256 the memory must be one of 512, 1024, 2048 MiB; set memory to 2048",
                "slipway:services.h.memory = 1024: with cpu 1024 the memory must be one of 2048, 3072, 4096, 5120, 6144, 7168, 8192 MiB; set memory to 2048");
    }

    @Test
    void theAllowedKeysAreListedOnce() {
        assertErrors(
                "message-unknown-keys",
                "slipway:database.instanceClass: unknown key; allowed here: engine, version, minAcu, maxAcu, pauseAfterSeconds, name, instances, backupDays, finalSnapshot, existing",
                "slipway:database.multiAz: unknown key; the allowed keys are in a line above",
                "slipway:database.snapshot: unknown key; the allowed keys are in a line above",
                "slipway:storage.filesystem: unknown key; did you mean fileSystems?",
                "slipway:services.app.deploy.rolling: unknown key; did you mean replace?",
                "slipway:services.app.deploy.maximumPercent: unknown key; did you mean maxPercent?",
                "slipway:services.app.deploy.minimumHealthyPercent: unknown key; did you mean minPercent?",
                "slipway:services.app.dependsOn = [\"x\"]: an object is allowed; write it as dependsOn: {<name>: <text>}",
                "slipway:services.app.scale.queue: unknown key; allowed here: cpu, memory, requests, responseTimeMillis, metric, backlog, steps, scaleInCooldownSeconds, scaleOutCooldownSeconds, schedule",
                "slipway:services.app.scale.metric.namespace: missing; name the namespace of the metric, as in AWS/SQS",
                "slipway:services.app.scale.metric.dimensions: missing, and without one the same values would scale every stack; name those that the metric is published with",
                "slipway:services.app.scale.metric.target: missing, and so is targetPerTask; set target for a metric that falls when tasks are added, targetPerTask for a total",
                "slipway:services.app.scale.responseTime: unknown key; did you mean responseTimeMillis?",
                "slipway:services.app.logs = {\"retentionDays\":3}: a single value is allowed; write it as logs: cloudwatch",
                "slipway:services.app.routes.header: unknown key; did you mean headers?",
                "slipway:services.app.routes.method: unknown key; did you mean methods?",
                "slipway:services.app.routes.redirect = /: an object is allowed; write it as redirect: {host: <text>, port: <number>}",
                "slipway:services.app.routes.protocol = HTTP2: http, https, http2, grpc, tcp, udp, tls are allowed; set it to http2",
                "slipway:services.app.health.timeout: unknown key; did you mean timeoutSeconds?",
                "slipway:services.app.health.healthyThreshold: unknown key; did you mean healthy?",
                "slipway:services.app.protocol: unknown key; the allowed keys are in a line above",
                "slipway:services.app.volumes = [{\"efs\":\"fs-1\",\"name\":\"data\"}]: an object is allowed; write it as volumes: {<name>: {fileSystem: <text>, scratch: <text>}}",
                "slipway:services.app.ephemeralStorage: unknown key; did you mean diskGiB?",
                "slipway:services.app.ulimits.nofile = 65536: an object is allowed; write it as nofile: {soft: <number>, hard: <number>}",
                "slipway:services.app.stopTimeout: unknown key; did you mean stopTimeoutSeconds?",
                "slipway:services.app.readonlyRootFilesystem: unknown key; did you mean readOnly?",
                "slipway:services.app.registryCredentials: unknown key; did you mean repositoryCredentials?",
                "slipway:services.app.envFile: unknown key; did you mean environmentFiles?",
                "slipway:services.app.policies: unknown key; the allowed keys are in a line above",
                "slipway:services.app.taskRoleArn: unknown key; write the statements that the service needs as allow",
                "slipway:services.app.deregistrationDelay: unknown key; did you mean deploy.deregistrationDelaySeconds?",
                "slipway:services.app.dnsName: unknown key; allowed here: compute, health, routes, ingress, deploy, environmentFiles, environment, ports, port, command, secrets, stopTimeoutSeconds, dependsOn, memoryReservation, ulimits, entryPoint, workingDirectory, user, init, readOnly, dockerLabels, volumes, repositoryCredentials, sidecars, cpu, memory, imageOf, architecture, exec, secretFiles, secretFilesImage, diskGiB, sleep, spot, onDemandBase, count, scale, migrate, migrateTimeoutSeconds, allow, securityGroups, assignPublicIp, build, image, rollOut, uses, logs, tracing, connects, discoverable",
                "slipway:services.app.publish: unknown key; the allowed keys are in a line above",
                "slipway:services.app.subscribe: unknown key; the allowed keys are in a line above",
                "slipway:services.app.platformVersion: unknown key; the allowed keys are in a line above",
                "slipway:services.app.tags: unknown key; the allowed keys are in a line above",
                "slipway:network.ipv6: unknown key; allowed here: cidr, zones, nat, endpoints, flowLogs, acls, existing",
                "slipway:network.securityGroups: unknown key; the allowed keys are in a line above",
                "slipway:network.peering: unknown key; the allowed keys are in a line above",
                "slipway:balancer.internal = true: an object is allowed; write it as internal: {host: <text>, accessLogs: true}",
                "slipway:balancer.arn: unknown key; allowed here: internal, accessLogs, accessLogDays, testPort, testCidrs, idleTimeoutSeconds, allowCidrs, logins, existing",
                "slipway:balancer.sslPolicy: unknown key; the allowed keys are in a line above",
                "slipway:cluster.existing: unknown key; allowed here: insights",
                "slipway:cache: unknown key; did you mean caches?",
                "slipway:jobs.nightly.schedule = 0 2 * * ? *: cron(…) with six fields or rate(…) is allowed; write it as cron(0 2"
                        + " * * ? *)",
                "slipway:jobs.nightly.image: one of build, image and imageOf is needed; set build to a folder with a Dockerfile,"
                        + " image to a reference, or imageOf to a service with a build",
                "slipway:queues: unknown key; allowed here: cluster, extends, protected, environment, logs, images, database, storage, caches, services, jobs, domain, firewall, distribution, balancer, networkBalancer, alarms, tags, network, api, control, audit, budget, cost, delivery, waivers",
                "slipway:topics: unknown key; the allowed keys are in a line above");
    }

    @Test
    void endpointsDoNotReachOtherRegions() {
        assertErrors(
                "no-nat-other-region",
                "slipway:network.nat = none: tasks of web are private and endpoints reach only eu-west-1, not 123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1.2.3; set it to single, copy it to eu-west-1, or set assignPublicIp of web to true",
                "slipway:network.nat = none: tasks of web are private and endpoints reach only eu-west-1, not arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/app-AbCdEf; set it to single, copy it to eu-west-1, or set assignPublicIp of web to true",
                "slipway:network.nat = none: tasks of web are private and endpoints reach only eu-west-1, not arn:aws:ssm:us-east-1:123456789012:parameter/app/b; set it to single, copy it to eu-west-1, or set assignPublicIp of web to true");
    }

    @Test
    void everyImageAndSecretOutOfReachIsNamed() {
        assertErrors(
                "no-nat-registries",
                "slipway:network.nat = none: tasks of c are private and reach no ssm; set it to single, add ssm to endpoints, or set assignPublicIp of c to true",
                "slipway:network.nat = none: tasks of a are private and pull ghcr.io/org/app:1.0 over the internet; set it to single, copy the image to ECR, or set assignPublicIp of a to true",
                "slipway:network.nat = none: tasks of b are private and endpoints reach only eu-west-1, not 123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1.0; set it to single, copy it to eu-west-1, or set assignPublicIp of b to true",
                "slipway:network.nat = none: tasks of d are private and endpoints reach only eu-west-1, not 123456789012.dkr.ecr.us-east-1.amazonaws.com/side:1.0; set it to single, copy it to eu-west-1, or set assignPublicIp of d to true");
    }

    @Test
    void aRangeNeedsScale() {
        assertErrors(
                "range-without-scale",
                "slipway:services.h.count: nothing scales the service between min 1 and max 3; set scale, or remove min and max");
    }

    @Test
    void aSecretThatRdsManagesIsAllowed() {
        assertFindings("rds-managed-secret");
    }

    @Test
    void aSchedulerThatRunsOnceIsOneServiceOfItsStack() {
        assertFindings("singleton");
        assertThat(plan("singleton").plan().named("scheduler-service").text("availabilityZoneRebalancing"))
                .isEqualTo("DISABLED");
        assertThat(plan("singleton").plan().named("web-task-definition").text("containerDefinitions"))
                .contains("\"entryPoint\":[\"/app/entrypoint.sh\"]");
    }

    @Test
    void aSiteThatRedirectsIsHealthyWithItsCodes() {
        assertFindings("redirecting");
        assertThat(plan("redirecting").plan().named("balancer-web-tg").text("healthCheck.matcher"))
                .isEqualTo("200,301,302");
        assertThat(plan("redirecting")
                        .plan()
                        .named("files-tasks-from-balancer-8081")
                        .text("toPort"))
                .isEqualTo("8081");
    }

    @Test
    void aRegisterBehindNginxHasItsSidecarAsTarget() {
        assertFindings("front");
        var plan = plan("front").plan();
        assertThat(plan.ofType("aws:lb/targetGroup:TargetGroup").stream()
                        .filter(group -> group.text("protocol").equals("HTTPS"))
                        .map(group -> group.input("healthCheck").orElseThrow()))
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .contains(entry("port", "8080"), entry("matcher", "200,302"))
                .doesNotContainKey("protocol");
        assertThat(plan.named("web-service").text("loadBalancers"))
                .contains("containerName=nginx")
                .contains("containerPort=443");
        assertThat(plan.named("web-tasks-from-balancer-443").text("toPort")).isEqualTo("443");
        assertThat(plan.named("web-tasks-from-balancer-8080").text("toPort")).isEqualTo("8080");
    }

    @Test
    void quotesWithinQuotesAreNamed() {
        assertErrors(
                "quoted-arns",
                "slipway:balancer.existing.listenerArn = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:listene…: the ARN of a listener of an application load balancer is allowed; remove the quotes and blanks around it, which are part of the value",
                "slipway:services.chatbots.secrets.SECRET_KEY: the ARN of a Secrets Manager secret or of an SSM parameter, or a name as in secretsmanager:<name> or ssm:<name>, is allowed, behind a secret :<json key>:: for one key; remove the quotes and blanks around it, which are part of the value",
                "slipway:services.chatbots.secrets.OPENAI_API_KEY: the ARN of a Secrets Manager secret or of an SSM parameter, or a name as in secretsmanager:<name> or ssm:<name>, is allowed, behind a secret :<json key>:: for one key; copy an ARN whole, with the six characters after a secret's name");
    }

    @Test
    void aPlatformAddsItsRulesToTheListenerOfAnExistingBalancer() {
        assertFindings("existing-balancer");
        var plan = plan("existing-balancer").plan();
        assertThat(plan.ofType("aws:lb/loadBalancer:LoadBalancer")).isEmpty();
        assertThat(plan.ofType("aws:lb/listener:Listener")).isEmpty();
        assertThat(plan.ofType("aws:lb/listenerRule:ListenerRule")).hasSize(2).allSatisfy(rule -> {
            assertThat(rule.text("listenerArn")).contains(":listener/app/platforms/");
            assertThat(Integer.parseInt(rule.text("priority"))).isBetween(20_000, 20_999);
        });
        assertThat(plan.ofType(SecurityGroupIngressRule.class))
                .extracting(rule -> rule.name() + " " + rule.text("toPort"))
                .containsExactly("chatbots-tasks-from-balancer-8000 8000");
        assertThat(plan.named("chatbots-tasks-from-balancer-8000").text("referencedSecurityGroupId"))
                .startsWith("sg-");
    }

    @Test
    void twoApplicationsShareAHostByTheirPaths() {
        assertFindings("paths");
        assertThat(plan("paths").plan().named("balancer-streamlit-tg").text("healthCheck.path"))
                .isEqualTo("/streamlit_service/_stcore/health");
    }

    @Test
    void aStreamingSiteOpensEachPortToItsOwnAddresses() {
        assertFindings("ports");
        var plan = plan("ports").plan();
        assertThat(plan.ofType(SecurityGroupIngressRule.class).stream()
                        .map(rule -> rule.name() + " " + rule.text("cidrIpv4") + " " + rule.text("toPort")))
                .containsExactlyInAnyOrder(
                        "stream-tasks-from-203-0-113-0-24-8080 203.0.113.0/24 8080",
                        "stream-tasks-from-203-0-113-0-24-1935 203.0.113.0/24 1935",
                        "stream-tasks-from-198-51-100-7-32-1935 198.51.100.7/32 1935");
    }

    @Test
    void aContainerThatEndsTlsHasALargerDiskAndIsReachedDirectly() {
        assertFindings("tls");
        assertThat(plan("tls").plan().named("power-task-definition").text("ephemeralStorage.sizeInGib"))
                .isEqualTo("21");
    }

    @Test
    void workersAndBackendsOfExistingStoresHaveNoFindings() {
        assertFindings("cooldowns");
        assertFindings("backend");
        assertThat(plan("cooldowns")
                        .plan()
                        .named("api-scaling-cpu")
                        .text("targetTrackingScalingPolicyConfiguration.scaleInCooldown"))
                .isEqualTo("60");
        assertThat(plan("backend").plan().named("balancer-backend-tg").text("healthCheck.interval"))
                .isEqualTo("30");
    }

    @Test
    void manySecretsFitTheInlinePolicy() {
        assertFindings("many-secrets");
    }

    private static String secret(String variable) {
        return "error: app-task-definition has the secret %s of the container app in its environment: move it from environment: to secrets: [plain-secret]"
                .formatted(variable);
    }

    @Test
    void aScheduledJobOfCopilotIsAnsweredInTheWordsOfAJob() {
        assertErrors(
                "cron",
                "slipway:jobs.cleanup.port: nothing connects to a job; remove it, or move the section to slipway:services",
                "slipway:jobs.cleanup.schedule = @every 1h: cron(…) with six fields or rate(…) is allowed; write it as rate(1"
                        + " hour)",
                "slipway:jobs.macro-updater.schedule = 0 23 * * SUN-FRI: cron(…) with six fields or rate(…) is allowed; write it"
                        + " as cron(0 23 ? * SUN-FRI *)",
                "slipway:jobs.macro-updater.timeout = 15m: the time limit is a number of minutes; set timeoutMinutes to 15");
    }
}
