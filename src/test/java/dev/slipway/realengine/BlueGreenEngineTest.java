package dev.slipway.realengine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.pulumi.automation.OperationType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Releases of a service with two revisions, as its owner makes them: by edits of the stack file. */
class BlueGreenEngineTest extends EngineHarness {
    private static final String STACK = "src/test/engine/Pulumi.bluegreen.yaml";
    private static final Pattern CHANGED = Pattern.compile("::([a-z0-9-]+)$");

    @Test
    void aReleaseIsTestedAndItsShareOfRequestsIsRaisedAndLowered() {
        try (var aws = EmulatedAws.start();
                var stack = StackEngineTest.create(aws, STACK)) {
            var first = stack.up();
            stack.previewExpectingNoChange();
            stack.refreshExpectingNoDrift();

            stack.replaceInStackFile("nginx:1.28 # shop", "nginx:1.29 # shop");
            var released = stack.up();
            assertThat(changed(released))
                    .containsExactlyInAnyOrder("shop-alternate-definition", "shop-alternate-service");
            assertThat(definition(released)).isEqualTo(definition(first));
            assertThat(alternate(released)).isNotEqualTo(alternate(first));
            stack.previewExpectingNoChange();
            stack.refreshExpectingNoDrift();

            stack.replaceInStackFile("primary: 100, alternate: 0", "primary: 90, alternate: 10");
            assertThat(changed(stack.up())).containsExactlyInAnyOrder("shop-rule-shop", "shop-rule-shop-any");
            assertThat(weights(stack)).isEqualTo(List.of(90, 10));
            stack.previewExpectingNoChange();
            stack.refreshExpectingNoDrift();

            stack.replaceInStackFile("LOG_LEVEL: info", "SLIPWAY_EMULATE: rollback");
            stack.replaceInStackFile("primary: 90, alternate: 10", "primary: 0, alternate: 100");
            assertThat(stack.upExpectingFailure()).contains("ECS rolled the deployment of");
            stack.refresh();
            assertThat(weights(stack)).as("shares after a failed release").isEqualTo(List.of(90, 10));

            stack.replaceInStackFile("SLIPWAY_EMULATE: rollback", "LOG_LEVEL: debug");
            stack.replaceInStackFile("primary: 0, alternate: 100", "primary: 100, alternate: 0");
            var back = stack.up();
            assertThat(weights(stack)).isEqualTo(List.of(100, 0));
            assertThat(definition(back)).isEqualTo(definition(first));
            stack.previewExpectingNoChange();
            stack.refreshExpectingNoDrift();

            stack.replaceInStackFile("alternate: 0}", "alternate: 0, release: primary}");
            var promoted = stack.up();
            assertThat(definition(promoted)).isNotEqualTo(definition(first));
            assertThat(alternate(promoted)).isEqualTo(alternate(back));
            stack.previewExpectingNoChange();
            stack.refreshExpectingNoDrift();

            var left = stack.resources("").size();
            assertThat(stack.destroy().count(OperationType.DELETE)).isPositive().isLessThanOrEqualTo(left);
            assertThat(stack.resources("aws:")).isEmpty();
        }
    }

    @Test
    void anUpFailsWhenAnAlarmRollsItsDeploymentBackAfterAllTasksRan() {
        try (var aws = EmulatedAws.start();
                var stack = StackEngineTest.create(aws, STACK)) {
            var first = stack.up();
            stack.replaceInStackFile("LOG_LEVEL: info", "SLIPWAY_EMULATE: alarm");

            assertThat(stack.upExpectingFailure())
                    .contains("ECS rolled the deployment of", "deployment failed: alarm detected");
            stack.refresh();
            assertThat(weights(stack)).isEqualTo(List.of(100, 0));

            stack.replaceInStackFile("SLIPWAY_EMULATE: alarm", "LOG_LEVEL: debug");
            var mended = stack.up();
            assertThat(alternate(mended)).isNotEqualTo(alternate(first));
            stack.previewExpectingNoChange();
            stack.refreshExpectingNoDrift();
        }
    }

    @Test
    void aSecondRevisionIsAddedToAndRemovedFromARunningServiceWithoutReplacement() {
        try (var aws = EmulatedAws.start();
                var stack = StackEngineTest.create(aws, STACK)) {
            stack.replaceInStackFile("deploy: {primary: 100, alternate: 0}", "deploy: {alarms: true}");
            var plain = stack.up();

            stack.replaceInStackFile("deploy: {alarms: true}", "deploy: {primary: 100, alternate: 0}");
            var second = stack.up();
            // The rules of all ports, created before, admit what these two did.
            assertThat(second.changes())
                    .filteredOn(change -> change.matches("(?i).*(replace|delete).*"))
                    .extracting(change -> change.replaceFirst(".*::", ""))
                    .containsExactlyInAnyOrder("balancer-shop-to-tasks-80", "shop-tasks-from-balancer-80");
            assertThat(definition(second)).isEqualTo(definition(plain));
            stack.previewExpectingNoChange();
            stack.refreshExpectingNoDrift();

            stack.replaceInStackFile("deploy: {primary: 100, alternate: 0}", "deploy: {alarms: false}");
            stack.replaceInStackFile("ingress: balancer # plain", "ingress: none");
            assertThat(stack.up().changes()).noneMatch(change -> change.matches("(?i).*replace.*"));
            stack.previewExpectingNoChange();
            stack.refreshExpectingNoDrift();
            assertThat(stack.resources("aws:cloudwatch/metricAlarm:")).isEmpty();
            assertThat(alarmed(stack)).containsExactly(false, false);
            stack.destroy();
            assertThat(stack.resources("aws:")).isEmpty();
        }
    }

    /** The resources that an operation changed, without the prefix of the balancer. */
    private static List<String> changed(Applied applied) {
        return applied.changes().stream()
                .map(CHANGED::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(found -> found.group(1).replaceFirst("^balancer-", ""))
                .distinct()
                .toList();
    }

    private static Object definition(Applied applied) {
        return ((Map<?, ?>) applied.outputs().get("task_definition_arn")).get("shop");
    }

    private static Object alternate(Applied applied) {
        return ((Map<?, ?>) applied.outputs().get("alternate_task_definition_arn")).get("shop");
    }

    /** The alarm setting of the deployments of each service. */
    private static List<Boolean> alarmed(EngineStack stack) {
        return outputs(stack, "aws:ecs/service:Service::")
                .map(service -> service.getAsJsonObject("alarms").get("enable").getAsBoolean())
                .toList();
    }

    /** The shares of primary and alternate in the state. */
    private static List<Integer> weights(EngineStack stack) {
        return outputs(stack, "::balancer-shop-rule-shop$")
                .flatMap(rule -> rule
                        .getAsJsonArray("actions")
                        .get(0)
                        .getAsJsonObject()
                        .getAsJsonObject("forward")
                        .getAsJsonArray("targetGroups")
                        .asList()
                        .stream())
                .map(JsonElement::getAsJsonObject)
                .sorted(Comparator.comparing(
                        group -> group.get("arn").getAsString().contains("-alt-tg-")))
                .map(group -> group.get("weight").getAsInt())
                .toList();
    }

    /** The state of the resources whose URN matches. */
    private static Stream<JsonObject> outputs(EngineStack stack, String urn) {
        return JsonParser.parseString(stack.state())
                .getAsJsonObject()
                .getAsJsonObject("deployment")
                .getAsJsonArray("resources")
                .asList()
                .stream()
                .map(JsonElement::getAsJsonObject)
                .filter(each -> Pattern.compile(urn)
                        .matcher(each.get("urn").getAsString())
                        .find())
                .map(each -> each.getAsJsonObject("outputs"));
    }
}
