package dev.slipway.settings;

import dev.slipway.testing.TestStack;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults of a stack file that no other fault hides. */
class HiddenFaultsTest {
    private static final String WEB = "slipway:services.web.";

    /** A stack file, and its errors without the beginning of the keys of the service. */
    record Case(String lines, List<String> errors) {
        static Case of(String lines, String... errors) {
            return new Case(lines, List.of(errors));
        }

        /** A service with an image and a port. */
        static Case web(String keys, String... errors) {
            return of("services: {web: {image: nginx:1, port: 80, " + keys + "}}", errors);
        }

        @Override
        public String toString() {
            return lines;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                Case.web(
                        "count: {desired: 5, max: 3}",
                        WEB + "count.desired = 5: desired 5 must lie between min 3 and max 3; set it to 3"),
                Case.of(
                        "{database: {name: my-db}, services: {web: {image: nginx:1, ingress: none, uses: [database]}}}",
                        "slipway:database.name = my-db: a name of up to 63 letters, digits and underscores is allowed, starting with a letter; rename it"),
                Case.web(
                        "count: {max: 9}, scale: {schedule: [{name: Night, cron: nightly, timeZone: Mars, min: 5, max: 2}]}",
                        WEB
                                + "scale.schedule[0].name = Night: a name of 1 to 20 lower-case letters, digits and hyphens, "
                                + "starting with a letter and not ending with a hyphen is allowed; correct it",
                        WEB
                                + "scale.schedule[0].cron = nightly: six fields as in \"0 8 ? * MON-FRI *\" are allowed; write "
                                + "minutes, hours, day of month, month, day of week and year",
                        WEB
                                + "scale.schedule[0].timeZone = Mars: Mars is not a valid time zone; name one as in Europe/Berlin or UTC",
                        WEB + "scale.schedule[0].min = 5: min 5 must be 0 to max 2; lower min or raise max"),
                Case.web(
                        "count: {max: 9}, scale: {schedule: [{cron: 0 8 ? * * *}, {name: day, cron: 0 8 ? * * *}, "
                                + "{name: day, cron: 0 9 ? * * *}]}",
                        WEB + "scale.schedule[0].name: missing; name the schedule, as in night",
                        WEB + "scale.schedule[2].name = day: two are called day; rename one"),
                Case.web(
                        "count: {min: 9, max: 2, desired: 7000}, spot: 101",
                        WEB + "spot = 101: 0 to 100 is allowed; set it to 100",
                        WEB + "count.desired = 7000: 0 to 5000 is allowed; set it to 5000",
                        WEB + "count.min = 9: min 9 must be 0 to max 2; lower min or raise max"),
                Case.web(
                        "count: {min: 0, max: 2, desired: 3}, sleep: {}",
                        WEB + "count.desired = 3: desired 3 must lie between min 0 and max 2; set it to 2",
                        WEB + "count.min = 0: a service that sleeps is woken to min tasks; set it to 1 or more"),
                Case.web(
                        "count: {max: 9}, scale: {cpu: 50, metric: {namespace: Shop, name: Carts, dimensions: {Service: web}, "
                                + "targetPerTask: 5}, steps: {metric: cpu, out: [{add: 1}]}}",
                        WEB + "scale.steps.out[0].atLeast: missing; set it to a number",
                        WEB
                                + "scale.metric.targetPerTask = 5: it sets the number of tasks every minute, whatever another "
                                + "metric sets; remove it, or cpu, steps"),
                Case.web(
                        "ingress: none, count: {min: 0, max: 9}, scale: {requests: 5, responseTimeMillis: 7}",
                        WEB
                                + "count.min = 0: from 0 tasks requests, responseTimeMillis starts no task; set it to 1, or set backlog, or "
                                + "metric.targetPerTask or steps by a metric of CloudWatch that has values without tasks",
                        WEB
                                + "scale.requests = 5: only a balancer counts requests; remove it, or set ingress to balancer",
                        WEB
                                + "scale.responseTimeMillis = 7: only a balancer measures response times; remove it, or set "
                                + "ingress to balancer"),
                Case.web(
                        "count: {desired: 2, max: 9}, scale: {cpu: 50}, deploy: {replace: recreate}",
                        WEB
                                + "count.desired = 2: with deploy.replace recreate one task runs at a time; set it to 1, or "
                                + "replace to rolling",
                        WEB
                                + "scale: with deploy.replace recreate one task runs at a time; remove it, or set replace to "
                                + "rolling"),
                Case.web(
                        "count: {max: many}, scale: {cpu: 50}, deploy: {replace: recreate}",
                        WEB
                                + "count.max = many: a whole number of 0 to 5000 is allowed; set it to a number, without quotes "
                                + "and units",
                        WEB
                                + "scale: with deploy.replace recreate one task runs at a time; remove it, or set replace to "
                                + "rolling"),
                Case.of(
                        "storage: {fileSystems: {shared: {}}}\n"
                                + "services: {web: {image: nginx:1, port: 80, diskGiB: 900, exec: true, readOnly: true, "
                                + "volumes: {/data: {fileSystem: share}, /data/x: {fileSystem: sharde}, /all: {fileSystem: "
                                + "shared, path: /}, /etc: {fileSystem: shred}}, "
                                + "sidecars: [{name: p, image: nginx:1, port: 80, volumes: {/a: {fileSystem: other}}}]}}",
                        WEB + "diskGiB = 900: 21 to 200 is allowed; set it to 200",
                        WEB
                                + "readOnly = true: the agent of ECS Exec writes to the root file system; set it to false, or exec "
                                + "to false",
                        WEB
                                + "sidecars[0].port = 80: the service's own container and p listen on port 80 in the same task; "
                                + "choose another port for one of them",
                        WEB
                                + "volumes./etc: /etc is the image's own and would be hidden; mount the volume in a folder of its "
                                + "own, as in /data",
                        WEB
                                + "volumes./data.fileSystem = share: the file systems of slipway:storage.fileSystems are shared; "
                                + "set it to shared",
                        WEB
                                + "volumes./data/x.fileSystem = sharde: the file systems of slipway:storage.fileSystems are "
                                + "shared; set it to shared",
                        WEB
                                + "volumes./etc.fileSystem = shred: the file systems of slipway:storage.fileSystems are shared; "
                                + "set it to shared",
                        WEB
                                + "volumes./all.path = /: only root can write to the root of the file system shared; set it to a "
                                + "folder such as /web, or readOnly to true",
                        WEB
                                + "sidecars[0].volumes./a.fileSystem = other: the file systems of slipway:storage.fileSystems are "
                                + "shared; set it to shared"),
                Case.of(
                        "storage: {fileSystems: {old: {existing: {id: fs-1, securityGroupId: sg-1}}, "
                                + "older: {existing: {id: fs-1}}}}\nservices: {}",
                        "slipway:storage.fileSystems.old.existing.id = fs-1: the id of a file system is allowed; write it as in "
                                + "fs-0123456789abcdef0",
                        "slipway:storage.fileSystems.old.existing.securityGroupId = sg-1: the id of the security group of its "
                                + "mount targets is allowed; write it as in sg-0123456789abcdef0",
                        "slipway:storage.fileSystems.older.existing.id = fs-1: the id of a file system is allowed; write it as "
                                + "in fs-0123456789abcdef0",
                        "slipway:storage.fileSystems.older.existing.securityGroupId: missing; set it to the security group of "
                                + "its mount targets, such as sg-0123456789abcdef0"),
                Case.web(
                        "routes: [{paths: [/]}, {paths: [/old], redirect: {host: a/b, path: new, query: '?a'}}]",
                        WEB
                                + "routes[1].redirect.host = a/b: the host 'a/b' is not possible in a redirect; give up to 128 "
                                + "characters, such as www.example.com or www.#{host}",
                        WEB
                                + "routes[1].redirect.path = new: the path 'new' is not possible in a redirect; give a slash and up "
                                + "to 127 characters, such as /new/#{path}",
                        WEB
                                + "routes[1].redirect.query = ?a: the query '?a' is not possible in a redirect; give up to 128 "
                                + "characters without ? at the beginning"),
                Case.web(
                        "routes: {paths: ['/a b', '/ä'], hosts: [x_y, b.example.com, b.example.com]}",
                        WEB + "routes.hosts[2] = b.example.com: it is listed twice; remove one",
                        WEB
                                + "routes.paths: the path '/a b' is not possible; give a slash and up to 127 of A-Z a-z 0-9 _ - . "
                                + "$ / ~ \" ' @ : + & * ?",
                        WEB
                                + "routes.paths: the path '/ä' is not possible; give a slash and up to 127 of A-Z a-z 0-9 _ - . $ "
                                + "/ ~ \" ' @ : + & * ?"),
                Case.web(
                        "routes: [{redirect: {host: a.example.com}, login: staff}]",
                        WEB
                                + "routes: no route leads to the service; add one to it beside them, such as {paths: [/*]}, with a "
                                + "longer path or a host for the others",
                        WEB + "routes[0].login = staff: slipway:balancer has no logins; add it there",
                        WEB
                                + "routes[0].login = staff: a load balancer has a login with HTTPS only, and the stack has no "
                                + "domain; set slipway:domain, or remove it"),
                Case.web(
                        "tracing: {exporter: otlp, header: 'a b', token: x}",
                        WEB + "tracing.endpoint: missing; set it to an address such as https://otlp.example.com/otlp",
                        WEB
                                + "tracing.header = a b: the name of a header, of letters, digits and hyphens, is allowed; set it "
                                + "to Authorization",
                        WEB
                                + "tracing.token = x: the ARN of a Secrets Manager secret or of an SSM parameter, or a name as in "
                                + "secretsmanager:<name> or ssm:<name>, is allowed, behind a secret :<json key>:: for one key; "
                                + "copy an ARN whole, with the six characters after a secret's name"),
                Case.web(
                        "allow: [{actions: [1], resources: ['*']}]",
                        WEB
                                + "allow[0].actions[0] = 1: an action such as ses:SendEmail, or several such as s3:Get* is allowed; "
                                + "correct it",
                        WEB
                                + "allow[0].reason: a statement on every resource needs a reason; set it to why no narrower "
                                + "resource is possible, or name the resources"),
                Case.web(
                        "sidecars: [{name: p, image: nginx:1, port: 90}, {name: p, image: nginx:1}], "
                                + "routes: {container: p}",
                        WEB + "sidecars[1].name = p: two are called p; rename one"),
                Case.of(
                        "services: {web: {image: nginx:1, sidecars: [{name: p, image: nginx:1, port: 80}]}}",
                        WEB + "port: missing; set the port that the container listens on, or ingress to none"),
                Case.of(
                        "network: {existing: {privateSubnetIds: [subnet-012345678]}}\nservices: {}",
                        "slipway:network.existing.vpcId: missing; set it to the VPC's id, such as vpc-0123456789abcdef0",
                        "slipway:network.existing.privateSubnetIds: \"subnet-012345678\" is not a subnet id; write subnet- and 8 "
                                + "or 17 of 0-9 and a-f, such as subnet-0123456789abcdef0"),
                Case.of(
                        "budget: {monthly: 0, alerts: [10, 20, 30, 40, 50, 60]}\nalarms: {email: ops, cpu: 50}\nservices: {}",
                        "slipway:budget.monthly = 0: 1 to 10000000 is allowed; set it to 1",
                        "slipway:budget.alerts: 6 alerts are too many; list 5 or fewer",
                        "slipway:budget.alerts = 10, 20, 30, 40, 50, 60: the alerts have no recipient; set "
                                + "slipway:alarms.email, or alerts to []",
                        "slipway:alarms.email = ops: 'ops' is not an e-mail address; set it to one such as ops@example.com"),
                Case.of(
                        "domain: {zone: nothing, host: www, certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/a', "
                                + "mutualTls: {key: ca.pem, bucket: B}}\nservices: {web: {image: nginx:1, port: 80}}",
                        "slipway:domain.zone = nothing: the name of a public hosted zone, such as example.com, is allowed; "
                                + "correct it",
                        "slipway:domain.mutualTls.bucket = B: the bucket 'B' is not possible; give a name of 3 to 63 a-z 0-9 . "
                                + "and hyphens",
                        "slipway:domain.certificateArn = arn:aws:acm:us-east-1:123456789012:certificate/a: a certificate of "
                                + "eu-west-1 is allowed; name one of that region, or leave it out for one of the stack's own"),
                Case.of(
                        "networkBalancer: {internal: true, addresses: static, addressIds: [eip-1]}\n"
                                + "services: {web: {image: nginx:1, port: 80, ingress: network, routes: {listen: 0, container: a}}}",
                        "slipway:networkBalancer.addresses = static: an internal balancer has no Elastic IP addresses; remove it, "
                                + "or set internal to false",
                        "slipway:networkBalancer.addressIds: \"eip-1\" is not an allocation id of an Elastic IP address; write "
                                + "eipalloc- and 8 or 17 of 0-9 and a-f, such as eipalloc-0123456789abcdef0",
                        "slipway:networkBalancer.addressIds: addresses is static, which allocates others; remove it, or addresses",
                        WEB + "routes.listen = 0: 1 to 65535 is allowed; set it to 1",
                        WEB + "routes.container = a: the service has no sidecar; remove it"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void noFaultHidesAnother(Case stack) {
        TestStack.assertErrors(
                () -> TestStack.settings(stack.lines()), stack.errors().toArray(String[]::new));
    }
}
