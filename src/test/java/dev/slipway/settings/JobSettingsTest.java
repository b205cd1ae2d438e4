package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.components.image.SharedImage;
import dev.slipway.components.job.JobEventSource;
import dev.slipway.components.job.RunPolicy;
import dev.slipway.testing.TestStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JobSettingsTest {
    private static final String STORAGE = "storage: {bus: orders, bucket: files}";

    private static JobSettings job(String keys) {
        return TestStack.settings(STORAGE, "jobs: {report: {image: ghcr.io/org/app:1, %s}}".formatted(keys))
                .jobs()
                .get(0);
    }

    private static void assertErrors(String keys, String... lines) {
        TestStack.assertErrors(
                () -> job(keys),
                Stream.of(lines).map(line -> "slipway:jobs.report." + line).toArray(String[]::new));
    }

    @Test
    void aJobHasItsDefaults() {
        var spec = job("command: [report]").spec();

        assertThat(spec.run()).isEqualTo(RunPolicy.DEFAULT);
        assertThat(spec.name().text()).isEqualTo("slipway-test-report");
        assertThat(spec.schedule()).isEmpty();
        assertThat(spec.on()).isEmpty();
        assertThat(spec.spot()).isFalse();
        assertThat(spec.assignPublicIp()).isFalse();
        assertThat(spec.task().container().command()).containsExactly("report");
        assertThat(spec.task().container().allPorts()).isEmpty();
    }

    @Test
    void everyKeyOfAJobIsRead() {
        var spec = job("schedule: cron(0 23 ? * SUN-FRI *), timeZone: Europe/Berlin, retries: 2, timeoutMinutes: 15,"
                        + " overlap: allow, spot: 100, assignPublicIp: true, securityGroups: [sg-0123456789abcdef0],"
                        + " cpu: 512, memory: 2048, exec: true, diskGiB: 30, architecture: x86_64")
                .spec();

        assertThat(spec.run()).isEqualTo(new RunPolicy(2, Duration.ofMinutes(15), RunPolicy.RunOverlap.ALLOW));
        assertThat(spec.schedule().orElseThrow().timeZone()).isEqualTo("Europe/Berlin");
        assertThat(spec.spot()).isTrue();
        assertThat(spec.assignPublicIp()).isTrue();
        assertThat(spec.access().securityGroups()).containsExactly("sg-0123456789abcdef0");
        assertThat(spec.task().size().cpu()).isEqualTo(512);
        assertThat(spec.task().exec()).isTrue();
    }

    @Test
    void eventsAreThoseOfABusOrABucket() {
        assertThat(job("on: {bus: orders, pattern: {detail: {total: [{numeric: ['>', 100]}]}}}")
                        .spec()
                        .on())
                .contains(new JobEventSource.OfBus(
                        "orders", Map.of("detail", Map.of("total", List.of(Map.of("numeric", List.of(">", 100L)))))));
        assertThat(job("on: {bucket: files, prefix: in/}").spec().on())
                .contains(new JobEventSource.OfBucket("files", "in/"));
        assertErrors(
                "on: {}",
                "on: a bus or a bucket is allowed; write it as in {bus: orders, pattern: {detail-type: [OrderPlaced]}} or"
                        + " {bucket: files, prefix: in/}");
        assertErrors("on: {bus: orders}", "on.pattern: missing; set it as in {detail-type: [OrderPlaced]}");
        assertErrors(
                "on: {bus: orders, pattern: {detail-type: OrderPlaced}, prefix: in/}",
                "on.pattern.detail-type = OrderPlaced: a list of values is allowed; write the value in brackets, as in [OrderPlaced]",
                "on.prefix: objects of a bucket have a prefix; remove it, or set bucket instead of bus");
        assertErrors(
                "on: {bus: orders, pattern: {source: shop, detail: {id: {}}}}",
                "on.pattern.source = shop: a list of values is allowed; write the value in brackets, as in [OrderPlaced]",
                "on.pattern.detail.id: a list of values is allowed; write the value in brackets, as in [OrderPlaced]");
        assertErrors(
                "on: {bucket: files, pattern: {a: [b]}}",
                "on.pattern: the pattern is for events of a bus; remove it, or set bus instead of bucket");
        assertErrors(
                "on: {bus: order, pattern: {a: [b]}}",
                "on.bus = order: the buses of slipway:storage are orders; set it to orders");
        assertErrors(
                "on: {bucket: data}", "on.bucket = data: the buckets of slipway:storage are files; set it to files");
    }

    @Test
    void keysOfServicesAreRefusedWithAReason() {
        var services = "remove it, or move the section to slipway:services";
        assertErrors(
                "port: 80, ports: {admin: 1}, ingress: none, routes: {}, count: {desired: 1}, scale: {cpu: 70},"
                        + " onDemandBase: 1, sleep: {}, deploy: {}, migrate: [a], migrateTimeoutSeconds: 60, compute: lambda,"
                        + " rollOut: {}, connects: [web], discoverable: true",
                "port: nothing connects to a job; " + services,
                "ports: nothing connects to a job; " + services,
                "ingress: nothing connects to a job; " + services,
                "routes: nothing connects to a job; " + services,
                "discoverable: nothing connects to a job; " + services,
                "count: a run has one task; remove it, and set overlap to allow for several runs at a time",
                "scale: a run has one task; remove it",
                "onDemandBase: a run has one task; remove it, and set spot to 0 or 100",
                "sleep: a job does not run between its runs; remove it",
                "deploy: a deployment starts no run; the next one has the new revision; remove it",
                "migrate: a migration runs before a service is updated; set it for a service of the same image",
                "migrateTimeoutSeconds: a migration runs before a service is updated; remove it",
                "compute: a job runs on Fargate; remove it",
                "rollOut: pushes are rolled out to services; set build to a folder with a Dockerfile, or imageOf",
                "connects: Service Connect is for tasks of services; call the service by the address of the balancer or the"
                        + " API");
    }

    @Test
    void valuesAreRefusedAllAtOnce() {
        assertErrors(
                "schedule: '0 23 * * SUN-FRI', retries: 11, timeout: 15m, overlap: queue, spot: 50",
                "schedule = 0 23 * * SUN-FRI: cron(…) with six fields or rate(…) is allowed; write it as cron(0 23 ? * SUN-FRI"
                        + " *)",
                "retries = 11: 0 to 10 is allowed; set it to 10",
                "timeout = 15m: the time limit is a number of minutes; set timeoutMinutes to 15",
                "overlap = queue: skip, allow are allowed; set it to skip",
                "spot = 50: 0, 100 are allowed; set it to 100");
        assertErrors("timeout: 90s", "timeout = 90s: the time limit is a number of minutes; set timeoutMinutes to 2");
        assertErrors("timeout: 1h", "timeout = 1h: the time limit is a number of minutes; set timeoutMinutes to 60");
        assertErrors("timeout: long", "timeout = long: the time limit is a number of minutes; set timeoutMinutes");
        assertErrors("timeZone: UTC", "timeZone = UTC: timeZone is set without schedule; remove it, or set schedule");
        assertErrors(
                "environment: {EVENT: a}",
                "environment.EVENT = a: Slipway sets this variable to the event that starts a run; rename it");
    }

    @Test
    void jobsShareImages() {
        var settings = TestStack.settings(
                "jobs: {report: {imageOf: cleanup}, cleanup: {build: app/orders, architecture: x86_64}}");

        assertThat(settings.jobs())
                .filteredOn(job -> job.name().equals("report"))
                .singleElement()
                .satisfies(job -> {
                    assertThat(job.image()).isEqualTo(new SharedImage("cleanup"));
                    assertThat(job.task().architecture()).hasToString("X86_64");
                });
        TestStack.assertErrors(
                () -> TestStack.settings("jobs: {report: {imageOf: report}}"),
                "slipway:jobs.report.imageOf = report: the job names itself; set build of one service to a folder with a"
                        + " Dockerfile");
        assertErrors(
                "build: app/orders",
                "build: one of build, image and imageOf is needed; set build to a folder with a Dockerfile, image to a"
                        + " reference, or imageOf to a service with a build");
    }

    @Test
    void aJobHasANameOfItsOwn() {
        TestStack.assertErrors(
                () -> TestStack.settings(
                        "services: {report: {image: ghcr.io/org/app:1, ingress: none}}",
                        "jobs: {report: {image: ghcr.io/org/app:1}}"),
                "slipway:jobs.report: a service has this name; rename one of them");
    }

    @Test
    void rulesOfTasksAreThoseOfJobs() {
        TestStack.assertErrors(
                () -> TestStack.settings(
                        "network: {nat: none}",
                        "storage: {table: orders}",
                        "jobs: {report: {image: ghcr.io/org/app:1, uses: [table], environment: {TABLE_NAME: a},"
                                + " volumes: {/data: {fileSystem: shared, path: /a}}, memoryReservation: 1024}}"),
                "slipway:network.nat = none: tasks of report are private and reach no logs; set it to single, add logs"
                        + " to endpoints, or set assignPublicIp of report to true",
                "slipway:network.nat = none: tasks of report are private and pull ghcr.io/org/app:1 over the internet; set it to"
                        + " single, copy the image to ECR, or set assignPublicIp of report to true",
                "slipway:jobs.report.environment.TABLE_NAME = a: Slipway sets this variable for the store; remove it, or the"
                        + " store from uses",
                "slipway:jobs.report.volumes./data.fileSystem = shared: slipway:storage has no file system; declare one, as in fileSystems:"
                        + " {shared: {}}",
                "slipway:jobs.report.memory = 512: the containers of the task reserve 1024 MiB; raise memory, or lower a"
                        + " memoryReservation");
    }

    @Test
    void existingStoresStartNoJob() {
        TestStack.assertErrors(
                () -> TestStack.settings(
                        "storage: {buses: {shop: {existing: {arn: 'arn:aws:events:us-east-1:123456789012:event-bus/shop'}}},"
                                + " buckets: {files: {existing: {arn: 'arn:aws:s3:::files'}}}}",
                        "jobs: {one: {image: ghcr.io/org/app:1, on: {bus: shop, pattern: {source: [shop]}}},"
                                + " two: {image: ghcr.io/org/app:1, on: {bucket: files}}}"),
                "slipway:jobs.one.on.bus = shop: shop is an existing event bus, to which Slipway adds no rule; set it to an"
                        + " event bus of the stack, or add the rule where the event bus is made",
                "slipway:jobs.two.on.bucket = files: files is an existing bucket, whose notifications Slipway does not"
                        + " change; set it to a bucket of the stack, or start the job where the bucket is made");
    }

    @Test
    void queuesOfJobsHaveNamesOfTheirOwn() {
        TestStack.assertErrors(
                () -> TestStack.settings(
                        "storage: {buses: {a-events: {}, orders: {}}, queues: {b-events-undelivered: {}}}",
                        "jobs: {a: {image: ghcr.io/org/app:1, on: {bus: orders, pattern: {source: [shop]}}},"
                                + " b: {image: ghcr.io/org/app:1, on: {bus: orders, pattern: {source: [shop]}}}}"),
                "slipway:storage.queues.b-events-undelivered: the job b has a queue of the name"
                        + " slipway-test-b-events-undelivered too; rename it",
                "slipway:jobs.a: the bus a-events has a queue of the name slipway-test-a-events-undelivered too; rename it");
    }

    @Test
    void aServiceAndAJobThatShareAFolderHaveOneOwner() {
        TestStack.assertErrors(
                () -> TestStack.settings(
                        "storage: {fileSystems: {shared: {}}}",
                        "services: {web: {image: ghcr.io/org/app:1, ingress: none,"
                                + " volumes: {/c: {fileSystem: shared, path: /media}}}}",
                        "jobs: {report: {image: ghcr.io/org/app:1, user: '7', volumes: {/c: {fileSystem: shared, path: /media}}}}"),
                "slipway:jobs.report.volumes./c.owner: web mounts the folder /media of shared as 1000:1000, and report as"
                        + " 7:7; set owner of both to the same ids");
    }
}
