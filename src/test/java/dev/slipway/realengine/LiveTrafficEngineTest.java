package dev.slipway.realengine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.pulumi.automation.OperationType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes before live traffic, applied by a Pulumi CLI to an emulated AWS: the former way in stays open until the end. */
class LiveTrafficEngineTest extends EngineHarness {
    private static final Path FILES = Path.of("src/test/engine/traffic");
    private static final List<String> RULES =
            List.of("api-mail-to-tasks", "balancer-shop-to-tasks", "mail-tasks-from-api", "shop-tasks-from-balancer");

    private static String file(ExistingNetwork network, String name) throws IOException {
        return network.fillIn(Files.readString(FILES.resolve(name + ".yaml")));
    }

    private static List<String> rules(EngineStack stack) {
        return stack.resources("aws:vpc/securityGroup").stream()
                .filter(name -> RULES.stream().anyMatch(name::startsWith))
                .toList();
    }

    private static List<String> rulesOfPorts(String... ports) {
        return RULES.stream()
                .flatMap(rule -> List.of(ports).stream().map(port -> rule + "-" + port))
                .toList();
    }

    @Test
    void bothPortsAreOpenUntilTheServicesHaveTheNewOne() throws IOException {
        try (var aws = EmulatedAws.start()) {
            var network = ExistingNetwork.createIn(aws, REGION);
            var after = file(network, "port-b");
            try (var stack = EngineStack.create(aws, "port", file(network, "port-a"))) {
                var created = stack.up().count(OperationType.CREATE);
                assertThat(rules(stack)).isEqualTo(rulesOfPorts("8080"));

                stack.replaceStackFile(after.replace(
                        "connects: [mail]", "connects: [mail]\n      environment: {SLIPWAY_EMULATE: rollback}"));
                assertThat(stack.upExpectingFailure()).contains("emulated failure at start");
                assertThat(rules(stack)).isEqualTo(rulesOfPorts("8080", "9090"));

                stack.replaceStackFile(after);
                var repaired = stack.up();
                assertThat(rules(stack)).isEqualTo(rulesOfPorts("9090"));
                assertThat(repaired.count(OperationType.DELETE)).isEqualTo(RULES.size());
                assertThat(stack.previewExpectingNoChange().count(OperationType.SAME))
                        .isEqualTo(created);
                stack.refreshExpectingNoDrift();
                assertThat(stack.destroy().count(OperationType.DELETE)).isEqualTo(created);
            }
        }
    }

    /**
     * The DNS record is updated before the first call that closes the former way in.
     *
     * @param adding that call when the distribution is added
     * @param removing that call when it is removed
     */
    @ParameterizedTest
    @CsvSource({"front, DeleteRule, DeleteRule", "front-api, PATCH:routes, DeleteDistribution"})
    void theRecordsMoveToADistributionAndBackBeforeTheFormerWayInIsClosed(String change, String adding, String removing)
            throws IOException {
        try (var aws = EmulatedAws.start()) {
            ExistingNames.createIn(aws, REGION);
            var network = ExistingNetwork.createIn(aws, REGION);
            try (var stack = EngineStack.create(aws, change, file(network, change + "-a"))) {
                var created = stack.up().count(OperationType.CREATE);

                for (var next : List.of("-b " + adding, "-a " + removing)) {
                    var before = aws.calls().size();
                    stack.replaceStackFile(file(network, change + next.split(" ")[0]));
                    stack.up();
                    var actions = aws.calls().stream()
                            .skip(before)
                            .map(call -> action(JsonParser.parseString(call).getAsJsonObject()))
                            .toList();
                    assertThat(actions).contains("ChangeResourceRecordSets", next.split(" ")[1]);
                    assertThat(actions.indexOf("ChangeResourceRecordSets"))
                            .isLessThan(actions.indexOf(next.split(" ")[1]));
                    stack.previewExpectingNoChange();
                    stack.refreshExpectingNoDrift();
                }

                assertThat(stack.destroy().count(OperationType.DELETE)).isEqualTo(created);
            }
        }
    }

    /** The action of a call; of API Gateway, its method and the kind of its resource, as in {@code PATCH:routes}. */
    private static String action(JsonObject call) {
        var action = call.get("action").getAsString();
        var path = call.get("path").getAsString().split("/");
        return call.get("service").getAsString().equals("apigateway") && path.length > 2
                ? action + ":" + path[path.length - 2]
                : action;
    }
}
