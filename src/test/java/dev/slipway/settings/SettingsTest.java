package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import dev.slipway.components.network.Nat;
import dev.slipway.components.network.NewVpcSpec;
import dev.slipway.components.service.BalancedIngress;
import dev.slipway.components.service.FargateSize;
import dev.slipway.settings.reader.StackFile;
import dev.slipway.testing.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @TempDir
    private Path root;

    @BeforeEach
    void aProject() throws IOException {
        Files.writeString(root.resolve("Pulumi.yaml"), "name: slipway\nruntime: java\n");
    }

    private Settings read(String config) {
        var file = root.resolve("Pulumi.test.yaml");
        try {
            Files.writeString(file, "config:\n  aws:region: eu-west-1\n" + config.indent(2));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return Settings.read(StackFile.read(root, "test", file));
    }

    private void assertErrors(String config, String... lines) {
        TestStack.assertErrors(() -> read(config), lines);
    }

    private static String service(String... lines) {
        return "slipway:services:\n  web:\n" + String.join("\n", lines).indent(4);
    }

    @Test
    void anEmptyStackFileIsANetworkWithTheDefaults() {
        var settings = read("");

        assertThat(settings.protectedStack()).isFalse();
        assertThat(settings.services()).isEmpty();
        var network = ((NewVpcSpec) settings.network());
        assertThat(network.subnets().block().text()).isEqualTo("10.0.0.0/16");
        assertThat(network.subnets().zones()).isEqualTo(2);
        assertThat(network.nat()).isEqualTo(Nat.SINGLE);
    }

    @Test
    void aServiceNeedsOnlyAnImageAndAPort() {
        var service = read(service("image: public.ecr.aws/nginx/nginx:1.29", "port: 80"))
                .services()
                .get(0);

        assertThat(service.name()).isEqualTo("web");
        assertThat(service.spec().task().size()).isEqualTo(new FargateSize(256, 512));
        assertThat(service.spec().capacity().desired()).isEqualTo(1);
        assertThat(service.ingress()).isInstanceOf(BalancedIngress.class);
    }

    @Test
    void memoryDefaultsToTheLeastThatGoesWithTheCpu() {
        var service = read(service("image: nginx:1.29", "port: 80", "cpu: 4096"))
                .services()
                .get(0);

        assertThat(service.spec().task().size()).isEqualTo(new FargateSize(4096, 8192));
    }

    @Test
    void tenErrorsAreTenLines() {
        assertErrors(
                """
                slipway:protected: "yes"
                slipway:netwrk: {}
                slipway:network:
                  cidr: 10.0.0.1/16
                  zones: 7
                  nat: perzone
                slipway:services:
                  api:
                    image: nginx:1.29
                    port: 99999
                    cpu: 256
                    memory: 4096
                    count: {desired: 5, min: 1, max: 2}
                    spot: 120
                    colour: blue
                """,
                "slipway:protected = yes: true or false is allowed; set it to true or false",
                "slipway:netwrk: unknown key; did you mean network?",
                "slipway:network.cidr = 10.0.0.1/16: \"10.0.0.1/16\" is not the first address of its block; write 10.0.0.0/16",
                "slipway:network.zones = 7: 1 to 3 is allowed; set it to 3",
                "slipway:network.nat = perzone: none, single, perZone are allowed; set it to perZone",
                "slipway:services.api.port = 99999: 1 to 65535 is allowed; set it to 65535",
                "slipway:services.api.memory = 4096: with cpu 256 the memory must be one of 512, 1024, 2048 MiB; set memory to 2048",
                "slipway:services.api.count.desired = 5: desired 5 must lie between min 1 and max 2; set it to 2",
                "slipway:services.api.spot = 120: 0 to 100 is allowed; set it to 100",
                "slipway:services.api.colour: unknown key; allowed here: compute, health, routes, ingress, deploy, "
                        + "environmentFiles, environment, ports, port, command, secrets, stopTimeoutSeconds, dependsOn, "
                        + "memoryReservation, ulimits, entryPoint, workingDirectory, user, init, readOnly, dockerLabels, "
                        + "volumes, repositoryCredentials, sidecars, cpu, memory, imageOf, architecture, exec, secretFiles, secretFilesImage, "
                        + "diskGiB, sleep, spot, onDemandBase, count, scale, migrate, migrateTimeoutSeconds, allow, securityGroups, "
                        + "assignPublicIp, build, image, rollOut, uses, logs, tracing, connects, discoverable");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slipway:network: 5                     | slipway:network = 5: an object is allowed; write it as network: {cidr: <text>, zones: <number>}",
                "slipway:network: {zones: two}          | slipway:network.zones = two: a whole number of 1 to 3 is allowed; set it to a number, without quotes and units",
                "slipway:network: {zones: [2]}          | slipway:network.zones = [2]: a single value is allowed; write it as zones: <number>",
                "slipway:waivers: tagged                | slipway:waivers = tagged: a list is allowed; write it as waivers: [{rule: <text>, resource: <text>}]",
                "slipway:network: {cidr: 10.0.0.0/27}   | slipway:network.cidr = 10.0.0.0/27: the VPC's block 10.0.0.0/27 has the prefix length 27; use one of /16 to /26",
                "slipway:logs: {retentionDays: 10}      | slipway:logs.retentionDays = 10: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 are allowed; set it to 14",
                "slipway:cluster: {insights: on}        | slipway:cluster.insights = on: disabled, enabled, enhanced are allowed; set it to enabled",
                "slipway:images: {keep: 1}              | slipway:images.keep = 1: 2 to 1000 is allowed; set it to 2",
                "slipway:tags: {'aws:x': y}             | slipway:tags.aws:x = y: a tag key of 1 to 128 characters that does not start with aws: is allowed as a key; rename it",
                "slipway:waivers: [{rule: trail, resource: web, reason: it has its own}] | slipway:waivers[0].until: missing; set it to the last day of the waiver, as in 2030-12-31",
                "slipway:protected: {secure: v1:abc}    | slipway:protected: an encrypted value has no place here; put it into Secrets Manager and name its ARN under secrets of the service",
                "aws:profile: x                         | ''",
            })
    void anErrorNamesKeyValueAndFix(String config, String line) {
        if (line.isEmpty()) {
            assertThat(read(config).services()).isEmpty();
        } else {
            assertErrors(config, line);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port: 80 | slipway:services.web.image: one of build, image, imageOf and rollOut is needed; set build to a folder with a Dockerfile, image to a reference, imageOf to a service with a build, or rollOut",
                "image: nginx:1, port: 80, rollOut: {tag: live} | slipway:services.web.image: with rollOut the image is the one pushed to the stack's repository; remove image, or rollOut",
                "build: app, port: 80, rollOut: {tag: live} | slipway:services.web.build: with rollOut the image is the one pushed to the stack's repository; remove build, or rollOut",
                "port: 80, rollOut: {tag: ':live'} | slipway:services.web.rollOut.tag = :live: a tag of up to 128 letters, digits and _ . - is allowed; correct it",
                "port: 80, rollOut: {tga: live} | slipway:services.web.rollOut.tga: unknown key; did you mean tag?",
                "port: 80, rollOut: {}, migrate: [migrate] | slipway:services.web.migrate: a pushed image is rolled out without a deployment, and migrations run in deployments; remove it, or set build to a folder with a Dockerfile instead of rollOut",
                "image: nginx:1 | slipway:services.web.port: missing; set the port that the container listens on, or ingress to none",
                "image: nginx:1, port: 80, ingress: public | slipway:services.web.routes.allowCidrs: missing; list the blocks that may connect to a public service",
                "image: nginx:1, port: 80, ingress: public, assignPublicIp: false, routes: {allowCidrs: [10.0.0.0/8]} | slipway:services.web.assignPublicIp = false: ingress public needs tasks with public addresses; remove it, or set ingress to balancer, api or none",
                "image: nginx:1, port: 80, ingress: none, routes: {paths: [/x]} | slipway:services.web.routes.paths: ingress none has no paths; remove it, or set ingress to balancer or api",
                "image: nginx:1, ingress: none, scale: {requests: 9}, count: {min: 1, max: 2} | slipway:services.web.scale.requests = 9: only a balancer counts requests; remove it, or set ingress to balancer",
                "image: nginx:1, port: 80, scale: {cpu: 70} | slipway:services.web.scale: scaling needs a count with min below max; raise count.max above 1",
                "image: nginx:1, port: 80, secrets: {A: b} | slipway:services.web.secrets.A: the ARN of a Secrets Manager secret or of an SSM parameter, or a name as in secretsmanager:<name> or ssm:<name>, is allowed, behind a secret :<json key>:: for one key; copy an ARN whole, with the six characters after a secret's name",
                "image: nginx:1, port: 80, secretFiles: {/etc/tls.pem: 'ssm:tls'} | slipway:services.web.secretFiles: /etc is the image's own and would be hidden; put the files into a folder of their own, as in /certs",
                "image: nginx:1, port: 80, secretFiles: {/certs/tls.pem: 'ssm:tls'}, sidecars: [{name: secret-files, image: nginx:1}] | slipway:services.web.sidecars[0].name = secret-files: the task has a container secret-files already; rename the sidecar",
                "image: nginx:1, port: 80, secretFiles: {tls.pem: 'ssm:tls'} | slipway:services.web.secretFiles.tls.pem = ssm:tls: the path of a file, such as /certs/tls.pem is allowed as a key; rename it",
                "image: nginx:1, port: 80, migrate: [] | slipway:services.web.migrate: a command is missing; name the program that migrates, as in [migrate]",
                "image: nginx:1, port: 80, migrate: [x], migrateTimeoutSeconds: 5 | slipway:services.web.migrateTimeoutSeconds = 5: 60 to 21600 is allowed; set it to 60",
                "image: nginx:1, port: 80, migrateTimeoutSeconds: 90 | slipway:services.web.migrateTimeoutSeconds = 90: migrateTimeoutSeconds is set without migrate; set migrate to the command of the migration, or remove it",
                "image: nginx:1, port: 80, sidecars: [{name: a, image: nginx:1}, {name: a, image: nginx:2}] | slipway:services.web.sidecars[1].name = a: two are called a; rename one",
                "image: nginx:1, port: 80, dependsOn: {init: complete} | slipway:services.web.dependsOn.init = complete: the task has no sidecar init; add a sidecar of that name, or remove it",
                "image: nginx:1, port: 80, cpu: 300 | slipway:services.web.cpu = 300: 256, 512, 1024, 2048, 4096, 8192, 16384 are allowed; set it to 512",
            })
    void anImpossibleServiceIsRefused(String service, String line) {
        assertErrors("slipway:services: {web: {" + service + "}}", line);
    }

    @Test
    void aProtectedStackWithABalancerInOneZoneHasTwoErrors() {
        assertErrors(
                """
                slipway:protected: true
                slipway:network: {zones: 1}
                slipway:services: {web: {image: nginx:1, port: 80}}
                """,
                "slipway:network.zones = 1: a protected stack needs 2 or 3; set it to 2, or protected to false",
                "slipway:network.zones = 1: a load balancer needs subnets in 2 zones; set it to 2, or ingress to api, public or none");
    }

    @Test
    void privateTasksNeedNatOrEndpoints() {
        assertErrors(
                """
                slipway:network: {nat: none, endpoints: [s3]}
                slipway:services: {web: {image: nginx:1, port: 80, exec: true}}
                """,
                "slipway:network.nat = none: tasks of web are private and reach no logs, ssmmessages; set it to single, add logs, ssmmessages to endpoints, or set assignPublicIp of web to true",
                "slipway:network.nat = none: tasks of web are private and pull nginx:1 over the internet; set it to single, copy the image to ECR, or set assignPublicIp of web to true");
    }

    @Test
    void aProtectedStackIsNotAdvisedToHaveTasksWithPublicAddresses() {
        assertErrors(
                """
                slipway:protected: true
                slipway:network: {nat: none, endpoints: [s3, ecr]}
                slipway:services:
                  web: {image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1", ingress: none}
                """,
                "slipway:network.nat = none: tasks of web are private and reach no logs; set it to single, or add logs to endpoints");
    }

    @Test
    void tasksWithPublicAddressesReachTheInternet() {
        assertThat(read("""
                slipway:network: {nat: none, endpoints: []}
                slipway:services:
                  web: {image: nginx:1, port: 80, exec: true, assignPublicIp: true}
                  open: {image: nginx:1, port: 80, ingress: public, routes: {allowCidrs: [10.0.0.0/8]}}
                  worker: {image: nginx:1, ingress: none, assignPublicIp: true}
                """).services()).allMatch(ServiceSettings::assignPublicIp);
    }

    @Test
    void tasksNeedSubnetsOfTheirKindInAVpcThatExists() {
        assertErrors(
                """
                slipway:network: {existing: {vpcId: vpc-0123456789abcdef0, privateSubnetIds: [subnet-0123456789abcdef0]}}
                slipway:services: {web: {image: nginx:1, ingress: none, assignPublicIp: true}}
                """, "slipway:network.existing.publicSubnetIds: tasks of web run in public subnets; name one or more");
        assertErrors(
                """
                slipway:network: {existing: {vpcId: vpc-0123456789abcdef0, publicSubnetIds: [subnet-0123456789abcdef0]}}
                slipway:services: {web: {image: nginx:1, ingress: none}}
                """,
                "slipway:network.existing.privateSubnetIds: tasks of web run in private subnets; name one or more");
    }

    @Test
    void aLoadBalancerNeedsPublicSubnetsOfTwoZonesInAVpcThatExists() {
        assertErrors(
                """
                slipway:network: {existing: {vpcId: vpc-0123456789abcdef0, privateSubnetIds: [subnet-0123456789abcdef0]}}
                slipway:services: {web: {image: nginx:1, port: 80}}
                """,
                "slipway:network.existing.publicSubnetIds: a load balancer needs public subnets in 2 zones, and none is listed; list two or more, or set ingress to api, internal or none");
    }

    @Test
    void secretFilesNeedTheImageThatWritesThemAndTheServiceThatHasThem() {
        assertErrors(
                """
                slipway:network: {nat: none, endpoints: [s3, ecr, logs]}
                slipway:services:
                  web:
                    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1
                    ingress: none
                    secretFiles: {/certs/tls.pem: "ssm:tls"}
                """,
                "slipway:network.nat = none: tasks of web are private and reach no ssm; set it to single, add ssm to endpoints, or set assignPublicIp of web to true",
                "slipway:network.nat = none: tasks of web are private and pull public.ecr.aws/docker/library/busybox:1.37.0 over the internet; set it to single, copy the image to ECR, or set assignPublicIp of web to true");
    }

    @Test
    void twoServicesCannotShareARoute() {
        assertErrors(
                """
                slipway:services:
                  a: {image: nginx:1, port: 80, routes: {paths: [/x, /y]}}
                  b: {image: nginx:1, port: 80, routes: {paths: [/z, /x]}}
                """,
                "slipway:services.b.routes.paths = /x: a has this path on every host already; choose another path or host");
    }

    @Test
    void twoServicesCannotShareARouteOfTheApi() {
        assertErrors(
                """
                slipway:services:
                  a: {image: nginx:1, port: 80, ingress: api}
                  b: {image: nginx:1, port: 80, ingress: api, routes: {paths: [/x, "/*"]}}
                  c: {image: nginx:1, port: 80, ingress: api, routes: {paths: [/x]}}
                  d: {image: nginx:1, port: 80, routes: {paths: [/x]}}
                """,
                "slipway:services.b.routes.paths = /*: a has this path on the API already; choose another for a or b",
                "slipway:services.c.routes.paths = /x: b has this path on the API already; choose another for b or c");
    }

    @Test
    void keysThatAnHttpApiDoesNotSupportAreRefusedAtOnce() {
        assertErrors(
                """
                slipway:api:
                  throttle: {rate: 20000, burst: 0}
                  cors: {origins: ["*"], credentials: true}
                slipway:services:
                  web:
                    image: nginx:1
                    port: 80
                    ingress: api
                    health: {path: /up}
                    routes:
                      paths: ["/img/*.png", /ok, /a/*/b]
                      hosts: [a.example.com]
                      sticky: true
                      allowCidrs: [10.0.0.0/8]
                      throttle: {rate: 5}
                      timeoutSeconds: 60
                """,
                "slipway:api.throttle.rate = 20000: 1 to 10000 is allowed; set it to 10000",
                "slipway:api.throttle.burst = 0: 1 to 5000 is allowed; set it to 1",
                "slipway:api.cors.credentials = true: credentials are not possible with a wildcard in methods and origins; "
                        + "write the values without *, or set it to false",
                "slipway:services.web.health.path: an HTTP API has no health checks; set command instead, which ECS runs in the container",
                "slipway:services.web.routes.paths[0] = /img/*.png: the path '/img/*.png' is not possible for an HTTP API; give an exact path of A-Z a-z 0-9 - . _ ~ such as /api, or one with /* at its end",
                "slipway:services.web.routes.paths[2] = /a/*/b: the path '/a/*/b' is not possible for an HTTP API; give an exact path of A-Z a-z 0-9 - . _ ~ such as /api, or one with /* at its end",
                "slipway:services.web.routes.hosts: ingress api has no hosts; remove it, or set ingress to balancer",
                "slipway:services.web.routes.sticky: ingress api has no sticky; remove it, or set ingress to balancer",
                "slipway:services.web.routes.allowCidrs: ingress api has no allowCidrs; remove it, or set ingress to balancer or public",
                "slipway:services.web.routes.throttle.burst: missing; set it, since a throttle has a rate and a burst",
                "slipway:services.web.routes.timeoutSeconds = 60: 1 to 30 is allowed; set it to 30");
    }

    @Test
    void keysOfAnHttpApiAreRefusedBehindTheBalancer() {
        assertErrors(
                "slipway:services: {web: {image: nginx:1, port: 80, routes: {timeoutSeconds: 5, throttle: {rate: 1, burst: 1}}}}",
                "slipway:services.web.routes.throttle: ingress balancer has no throttle; remove it, or set ingress to api",
                "slipway:services.web.routes.timeoutSeconds: ingress balancer has no timeoutSeconds; remove it, or set ingress to api");
    }

    @Test
    void networkOfAnApiWithMoreZonesThanVpcLinksHaveIsRefused() throws IOException {
        var file = root.resolve("Pulumi.paris.yaml");
        Files.writeString(file, """
                config:
                  aws:region: eu-west-3
                  slipway:network: {zones: 3}
                  slipway:services: {web: {image: nginx:1, port: 80, ingress: api}}
                """);

        assertThatThrownBy(() -> Settings.read(StackFile.read(root, "paris", file)))
                .isInstanceOf(RunException.class)
                .hasMessage(
                        "Pulumi.paris.yaml:3: slipway:network.zones = 3: eu-west-3 has 2 zones with VPC links for HTTP APIs; set it to 2");
    }

    @Test
    void aRegionWithoutVpcLinksIsRefusedByName() throws IOException {
        var file = root.resolve("Pulumi.far.yaml");
        Files.writeString(file, """
                config:
                  aws:region: ap-southeast-4
                  slipway:services: {web: {image: nginx:1, port: 80, ingress: api}}
                """);

        assertThatThrownBy(() -> Settings.read(StackFile.read(root, "far", file)))
                .isInstanceOf(RunException.class)
                .hasMessage(
                        "Pulumi.far.yaml:3: slipway:services.web.ingress = api: ap-southeast-4 has no VPC links for HTTP APIs; set it to balancer, or aws:region to another, such as eu-west-1");
    }

    @Test
    void anExistingVpcAllowsNoOtherKeys() {
        assertErrors(
                "slipway:network: {zones: 2, existing: {vpcId: vpc-0123456789abcdef0, privateSubnetIds: [subnet-0123456789abcdef0]}}",
                "slipway:network.zones: an existing VPC is used as it is; remove zones, or remove existing");
    }

    @Test
    void aMissingRegionIsNamed() throws IOException {
        var file = root.resolve("Pulumi.bare.yaml");
        Files.writeString(file, "config: {}\n");

        assertThatThrownBy(() -> Settings.read(StackFile.read(root, "bare", file)))
                .isInstanceOf(RunException.class)
                .hasMessage("aws:region: missing; set it to a region's code, such as eu-west-1");
    }
}
