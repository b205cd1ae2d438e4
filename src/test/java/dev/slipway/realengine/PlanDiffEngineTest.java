package dev.slipway.realengine;

import com.pulumi.automation.OperationType;
import dev.slipway.App;
import dev.slipway.program.Preflight;
import dev.slipway.settings.reader.StackFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    /** As Pulumi writes it back. */
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

    /**
     * The properties that only Slipway reports for new addresses: the provider omits an unknown set that it may compute
     * itself from its plan, and still updates the cluster's security groups in the {@code up}.
     */
    private static final String LATE = "update urn:pulumi:difference::slipway::slipway:database:Database"
            + "$aws:rds/cluster:Cluster::database-cluster";

    @TempDir
    private Path folder;

    @Test
    void itDoesWhatPulumiWouldDo() {
        try (var aws = EmulatedAws.start();
                var stack = EngineStack.create(aws, "difference", STACK_FILE)) {
            stack.up();
            var softly = new SoftAssertions();
            CHANGES.forEach((what, edits) -> {
                edits.forEach(edit -> stack.replaceInStackFile(edit.from(), edit.to()));
                var late = what.equals("addresses") ? List.of(LATE) : List.<String>of();
                softly.assertThat(ours(edits))
                        .as(what)
                        .containsAll(late)
                        .filteredOn(each -> !late.contains(each))
                        .isEqualTo(theirs(stack.preview()));
                edits.forEach(edit -> stack.replaceInStackFile(edit.to(), edit.from()));
            });
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

    private List<String> ours(List<Edit> edits) {
        var changed = STACK_FILE;
        for (var edit : edits) {
            changed = changed.replace(edit.from(), edit.to());
        }
        var before = preflight(STACK_FILE).saved();
        return preflight(changed).against(before).changes().stream()
                .map(change -> "%s %s"
                        .formatted(change.operation().verb(), change.resource().urn()))
                .sorted()
                .toList();
    }

    private Preflight preflight(String stackFile) {
        try {
            var file = Files.writeString(folder.resolve("Pulumi.difference.yaml"), stackFile);
            return App.preflight(StackFile.read(Path.of("").toAbsolutePath(), "difference", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
