package dev.slipway.realengine;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.automation.OperationType;
import dev.slipway.App;
import dev.slipway.analysis.diff.SavedPlan;
import dev.slipway.program.Preflight;
import dev.slipway.testing.TestProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares {@code ./slipway preview --against} with {@code pulumi preview} for the same change after an {@code up}.
 * A change of the region is not among them: its replacements come from Pulumi's own AWS plugin, which another may replace
 * here.
 */
class PlanDiffEngineTest extends EngineHarness {
    /** The types of providers, which the engine registers by itself, too. */
    private static final String PROVIDERS = "pulumi:providers:";

    private static final String WORKER =
            "worker: {image: 'public.ecr.aws/nginx/nginx:1.27', ingress: none, environment: {LOG_LEVEL: info}}";

    private static final String STACK_FILE = """
            config:
              aws:region: eu-west-1
              slipway:network: {cidr: 10.0.0.0/16, nat: single, endpoints: [s3], flowLogs: false}
              slipway:balancer: {accessLogs: false}
              slipway:database: {minAcu: 0, maxAcu: 1, instances: 1, name: orders}
              slipway:storage: {table: orders, bucket: files, bus: orders}
              slipway:services:
                orders:
                  image: public.ecr.aws/nginx/nginx:1.27
                  port: 80
                  memory: 512
                  health: {path: /}
                  uses: [database, table, bucket]
                %s
            """.formatted(WORKER);

    /** A text of the stack file and its replacement. */
    private record Edit(String from, String to) {}

    private static final Path CHANGING = Path.of("src/test/engine/Pulumi.changing.yaml");

    private static final Map<String, List<Edit>> CHANGES = new LinkedHashMap<>();

    static {
        CHANGES.put(
                "sizes and variables",
                List.of(
                        new Edit("memory: 512", "memory: 1024"),
                        new Edit("maxAcu: 1", "maxAcu: 2"),
                        new Edit("LOG_LEVEL: info", "LOG_LEVEL: debug")));
        CHANGES.put(
                "stores",
                List.of(
                        new Edit("instances: 1, name: orders", "instances: 1, name: shop"),
                        new Edit("table: orders,", "tables: {orders: {hash: other}},"),
                        new Edit("bus: orders}", "buses: {items: {}}}")));
        CHANGES.put("addresses", List.of(new Edit("10.0.0.0/16", "10.9.0.0/16")));
        CHANGES.put(
                "a port, and a service less", List.of(new Edit("port: 80", "port: 8080"), new Edit(WORKER, "# none")));
    }

    private static final Map<String, List<Edit>> KEYS = new LinkedHashMap<>();

    static {
        key("tags", "Team: orders", "Team: shop");
        key("tags.<added>", "{Team: orders}", "{Team: orders, Cost: shop}");
        key("network.cidr", "10.0.0.0/16", "10.9.0.0/16");
        key("network.zones", "zones: 2", "zones: 3");
        key("network.nat", "nat: single", "nat: perZone");
        key("network.endpoints", "[s3, dynamodb]", "[s3, sqs]");
        key("network.flowLogs", "flowLogs: true", "flowLogs: false");
        key("network.acls", "acls: false", "acls: true");
        key("cluster.insights", "insights: disabled", "insights: enhanced");
        key("logs.retentionDays", "retentionDays: 7", "retentionDays: 30");
        key("logs.archive", "{retentionDays: 7}", "{retentionDays: 7, archive: {days: 365}}");
        key("alarms.email", "ops@example.com", "others@example.com");
        key("alarms.cpu", "cpu: 80", "cpu: 70");
        key("balancer.accessLogs", "accessLogs: true, accessLogDays: 30", "accessLogs: false");
        key("balancer.accessLogDays", "accessLogDays: 30", "accessLogDays: 60");
        key("balancer.idleTimeoutSeconds", "idleTimeoutSeconds: 60", "idleTimeoutSeconds: 90");
        key("balancer.allowCidrs", "[0.0.0.0/0]", "[203.0.113.0/24, 198.51.100.0/24]");
        key("api.accessLogs", "slipway:api: {accessLogs: true", "slipway:api: {accessLogs: false");
        key("api.throttle.rate", "rate: 100", "rate: 50");
        key("api.cors", "burst: 200}}", "burst: 200}, cors: {origins: ['https://shop.example.com']}}");
        key("firewall.enabled", "slipway:firewall: {enabled: true", "slipway:firewall: {enabled: false");
        key("firewall.rateLimit", "rateLimit: 2000", "rateLimit: 1000");
        key("firewall.blockCidrs", "[203.0.113.0/24], logs", "['2001:db8::/32'], logs");
        key("firewall.logs", "logs: true}", "logs: false}");
        key("distribution.enabled", "  slipway:control", "  slipway:distribution: {enabled: true}\n  slipway:control");
        key("control.rate", "rate: 3", "rate: 4");
        key("control.dashboard", "dashboard: true", "dashboard: false");
        key("database.engine", "aurora-mysql", "aurora-postgresql");
        key("database.version", "name: orders", "version: '3.08.0', name: orders");
        key("database.name", "name: orders", "name: shop");
        key("database.minAcu", "minAcu: 0", "minAcu: 0.5");
        key("database.maxAcu", "maxAcu: 1", "maxAcu: 2");
        key("database.instances", "instances: 1", "instances: 2");
        key("database.backupDays", "backupDays: 7", "backupDays: 14");
        key("storage.tables.<name>.hash", "hash: id", "hash: number");
        key("storage.tables.<name>.range", "hash: id", "hash: id, range: 'at:N'");
        key("storage.tables.<name>.indexes", "hash: id", "hash: id, indexes: {by-day: {hash: day}}");
        key("storage.tables.<name>.ttl", ", ttl: endsAt", "");
        key("storage.tables.<added>", "ttl: endsAt}}", "ttl: endsAt}, carts: {}}");
        key("storage.buckets.<name>.noncurrentDays", "noncurrentDays: 7", "noncurrentDays: 9");
        key("storage.buckets.<name>.days", "noncurrentDays: 7", "noncurrentDays: 7, days: 90");
        key("storage.buses.<name>.archiveDays", "archiveDays: 30", "archiveDays: 60");
        key("services.<name>.image", "nginx:1.29\n      port: 80", "nginx:1.28\n      port: 80");
        key("services.<name>.port behind the balancer", "port: 80\n", "port: 8080\n");
        key("services.<name>.port behind the API", "port: 81", "port: 8081");
        key("services.<name>.port in public", "port: 8443", "port: 8444");
        key("services.<name>.memory", "memory: 512", "memory: 1024");
        key("services.<name>.spot", "spot: 0", "spot: 50");
        key("services.<name>.count.max", "max: 4", "max: 8");
        key("services.<name>.scale.cpu", "{cpu: 60}", "{cpu: 50}");
        key("services.<name>.scale", "scale: {cpu: 60}", "scale: {memory: 60}");
        key("services.<name>.health.path", "path: /,", "path: /health,");
        key("services.<name>.entryPoint", "spot: 0", "spot: 0\n      entryPoint: [/docker-entrypoint.sh]");
        key("services.<name>.readOnly", "spot: 0", "spot: 0\n      readOnly: true\n      user: nginx");
        key("services.<name>.ulimits", "spot: 0", "spot: 0\n      ulimits: {nofile: {soft: 1024, hard: 4096}}");
        key(
                "services.<name>.environmentFiles",
                "spot: 0",
                "spot: 0\n      environmentFiles: ['arn:aws:s3:::shop-settings/web.env']");
        key("services.<name>.deploy.replace", "exec: false", "exec: false\n      deploy: {replace: recreate}");
        key("services.<name>.deploy.minPercent", "spot: 0", "spot: 0\n      deploy: {minPercent: 0, maxPercent: 150}");
        key(
                "services.<name>.deploy.deregistrationDelaySeconds",
                "spot: 0",
                "spot: 0\n      deploy: {deregistrationDelaySeconds: 60, slowStartSeconds: 60}");
        key("services.<name>.health.port", "path: /,", "path: /, port: 9600,");
        key("services.<name>.health.protocol", "path: /,", "path: /, protocol: https,");
        key("services.<name>.health.codes", "path: /,", "path: /, codes: '200-399',");
        key("services.<name>.health.timeoutSeconds", "path: /,", "path: /, timeoutSeconds: 9,");
        key("services.<name>.health.healthy", "path: /,", "path: /, healthy: 4, unhealthy: 4,");
        key(
                "services.<name>.health.command",
                "path: /,",
                "path: /, command: [CMD, 'true'], retries: 5, startPeriodSeconds: 9,");
        key("services.<name>.health.graceSeconds", "graceSeconds: 60", "graceSeconds: 90");
        key("services.<name>.routes.paths", "/web/*", "/site/*");
        key("services.<name>.routes.hosts", "sticky: false", "hosts: [www.example.com]");
        key("services.<name>.routes.sticky", "sticky: false", "sticky: true");
        key("services.<name>.routes.throttle", "rate: 5,", "rate: 6,");
        key("services.<name>.routes.timeoutSeconds", "timeoutSeconds: 29", "timeoutSeconds: 9");
        key("services.<name>.uses", "bucket, bus]", "bucket]");
        key("services.<name>.environment", "LOG_LEVEL: info", "LOG_LEVEL: debug");
        key("services.<name>.secrets", "environment: {LOG_LEVEL: info}", "secrets: {TOKEN: 'ssm:/orders/token'}");
        key("services.<name>.deploy", "spot: 0", "deploy: {alarms: false}");
        key(
                "services.<name>.ingress",
                "ingress: none",
                "ingress: public\n      port: 8080\n      routes: {allowCidrs: [203.0.113.0/24]}");
        key("services.<name>.sleep.idleMinutes", "idleMinutes: 15", "idleMinutes: 20");
        key("services.<name>.sleep.killAt", "0 23 * * ? *", "0 22 * * ? *");
        key("services.<name>.exec", "exec: false", "exec: true");
        key("services.<name>.architecture", "architecture: arm64", "architecture: x86_64");
        key("services.<name>.connects", "connects: []", "connects: [shop]");
        key("services.<name>.migrate", "connects: []", "migrate: [sh, -c, exit 0]");
        key("services.<removed>", "worker:\n", "helper:\n");
    }

    private static void key(String key, String from, String to) {
        KEYS.put(key, List.of(new Edit(from, to)));
    }

    /**
     * The changes that only Slipway reports in full: the provider omits an unknown set that it may compute itself from its
     * plan, such as the security groups of a load balancer or the route tables of an endpoint, and still replaces or updates the resource in the {@code up}.
     */
    private static final Set<String> LATE = Set.of("addresses", "network.cidr", "network.zones");

    @TempDir
    private Path folder;

    @Test
    void itDoesWhatPulumiWouldDo() {
        compare("difference", STACK_FILE, CHANGES);
    }

    /** One key at a time, on a stack that has nearly everything. */
    @Test
    void itDoesWhatPulumiWouldDoForEachKey() throws IOException {
        compare("changing", Files.readString(CHANGING), KEYS);
    }

    private void compare(String name, String stackFile, Map<String, List<Edit>> changes) {
        try (var aws = EmulatedAws.start();
                var stack = EngineStack.createOfClasses(aws, name, stackFile)) {
            stack.up();
            var before = preflight(name, stackFile).saved();
            var softly = new SoftAssertions();
            changes.forEach((what, edits) -> {
                var changed = changed(stackFile, edits);
                stack.replaceStackFile(changed);
                var ours = ours(before, preflight(name, changed));
                var theirs = theirs(stack.preview());
                if (LATE.contains(what)) {
                    softly.assertThat(urns(ours)).as(what).containsAll(urns(theirs));
                } else {
                    softly.assertThat(ours).as(what).isEqualTo(theirs);
                }
            });
            softly.assertAll();
        }
    }

    /** A replacement is several steps of the engine. */
    private static List<String> theirs(Applied preview) {
        var operations = new TreeSet<String>();
        for (var change : preview.changes()) {
            var parts = change.split(" ", 2);
            if (!parts[1].contains(PROVIDERS)) {
                operations.add("%s %s".formatted(verb(OperationType.valueOf(parts[0])), parts[1]));
            }
        }
        return List.copyOf(operations);
    }

    private static List<String> urns(List<String> operations) {
        return operations.stream()
                .map(operation -> operation.substring(operation.indexOf(' ') + 1))
                .toList();
    }

    private static String verb(OperationType type) {
        return switch (type) {
            case REPLACE, CREATE_REPLACEMENT, DELETE_REPLACED -> "replace";
            case CREATE -> "create";
            case UPDATE -> "update";
            case DELETE -> "delete";
            default -> type.toString();
        };
    }

    private static String changed(String stackFile, List<Edit> edits) {
        var changed = stackFile;
        for (var edit : edits) {
            assertThat(changed).contains(edit.from());
            changed = changed.replace(edit.from(), edit.to());
        }
        return changed;
    }

    private static List<String> ours(SavedPlan before, Preflight after) {
        return after.against(before).changes().stream()
                .filter(change -> !change.resource().type().startsWith(PROVIDERS))
                .map(change -> "%s %s"
                        .formatted(change.operation().verb(), change.resource().urn()))
                .sorted()
                .toList();
    }

    private Preflight preflight(String name, String stackFile) {
        try {
            var file = Files.writeString(folder.resolve("Pulumi.%s.yaml".formatted(name)), stackFile);
            return App.preflight(TestProject.read(name, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
