package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.pulumi.automation.OperationType;
import dev.slipway.Preflight;
import dev.slipway.settings.StackFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./slipway preview --against} says beside what {@code pulumi preview} says of the same change after an {@code up}. */
@Tag("engine")
@Timeout(value = 40, unit = TimeUnit.MINUTES)
class DifferenceEngineTest {
    private static final String WORKER =
            "worker: {image: public.ecr.aws/nginx/nginx:1.27, ingress: none, environment: {LOG_LEVEL: info}}";

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

    /** One stack file's change a line: what it says, and what it says instead. */
    private static final Map<String, List<String>> CHANGES = new LinkedHashMap<>();

    static {
        CHANGES.put("memory", List.of("memory: 512", "memory: 1024"));
        CHANGES.put("database", List.of("instances: 1, name: orders", "instances: 1, name: shop"));
        CHANGES.put("addresses", List.of("10.0.0.0/16", "10.9.0.0/16"));
        CHANGES.put("capacity", List.of("maxAcu: 1", "maxAcu: 2"));
        CHANGES.put("bus", List.of("bus: orders}", "buses: {items: {}}}"));
        CHANGES.put("key", List.of("table: orders,", "tables: {orders: {hash: other}},"));
        CHANGES.put("variable", List.of("LOG_LEVEL: info", "LOG_LEVEL: debug"));
        CHANGES.put("service", List.of(WORKER, ""));
        CHANGES.put("port", List.of("port: 80", "port: 8080"));
        CHANGES.put("region", List.of("eu-west-1", "eu-central-1"));
    }

    @TempDir
    private Path folder;

    @BeforeEach
    void checkPrerequisites() {
        assumeTrue(
                Prerequisites.missing().isEmpty(), () -> Prerequisites.missing().orElseThrow());
    }

    @Test
    void itDoesWhatPulumiWouldDo() throws IOException {
        try (var aws = EmulatedAws.start();
                var stack = EngineStack.create(aws, "difference", STACK_FILE)) {
            stack.up();
            var softly = new SoftAssertions();
            for (var change : CHANGES.entrySet()) {
                var from = change.getValue().get(0);
                var to = change.getValue().get(1);
                stack.replaceInStackFile(from, to);
                var theirs = theirs(stack.preview());
                stack.replaceInStackFile(to, from);
                softly.assertThat(ours(STACK_FILE.replace(from, to)))
                        .as(change.getKey())
                        .isEqualTo(theirs);
            }
            softly.assertAll();
        }
    }

    /** A replacement is several steps of the engine. */
    private static List<String> theirs(Applied preview) {
        var operations = new TreeSet<String>();
        for (var change : preview.changes()) {
            var parts = change.split(" ", 2);
            if (!parts[1].contains("pulumi:providers:")) {
                operations.add("%s %s".formatted(verb(OperationType.valueOf(parts[0])), parts[1]));
            }
        }
        return List.copyOf(operations);
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

    private List<String> ours(String changed) throws IOException {
        var before = preflight(STACK_FILE);
        var operations = new ArrayList<String>();
        preflight(changed)
                .against(before.saved())
                .changes()
                .forEach(change -> operations.add("%s %s"
                        .formatted(change.operation().verb(), change.resource().urn())));
        assertThat(operations).doesNotHaveDuplicates();
        return operations.stream().sorted().toList();
    }

    private Preflight preflight(String stackFile) throws IOException {
        var file = Files.writeString(folder.resolve("Pulumi.difference.yaml"), stackFile);
        return Preflight.of(StackFile.read(Path.of("").toAbsolutePath(), "difference", file));
    }
}
