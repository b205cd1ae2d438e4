package dev.slipway.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.resources.StackOptions;
import com.pulumi.test.Mocks;
import com.pulumi.test.PulumiTest;
import dev.slipway.App;
import dev.slipway.base.SecretLookUp;
import dev.slipway.engine.EmbeddedEngine;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlanException;
import dev.slipway.engine.StackInfo;
import dev.slipway.settings.reader.StackConfig;
import dev.slipway.testing.StackConfigs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DeployTest {
    /** The resources that a deploy registers in the program that an engine runs. */
    private static Plan run(StackConfig config) {
        var deploy = Deploy.of(config, App::stack, lookUp -> {});
        var stack = new StackInfo(config.project(), config.stack(), config.values(), config.secretKeys());
        return EmbeddedEngine.plan(stack, deploy.options(), deploy::run);
    }

    @Test
    void theDeployRegistersTheResourcesOfThePreview() {
        var config = StackConfigs.ofServices("orders");

        assertThat(run(config)).isEqualTo(App.preflight(config).plan());
    }

    @Test
    void errorsOfTheSettingsEndTheRunWithTheirLines() {
        var config = StackConfigs.of(Map.of("slipway:network", "{\"zones\":9}", "slipway:protected", "maybe"));

        assertThat(Deploy.of(config, App::stack, lookUp -> {}).options()).isSameAs(StackOptions.Empty);
        assertThatThrownBy(() -> run(config))
                .isInstanceOf(PlanException.class)
                .extracting(refusal -> refusal.getMessage().lines().toList())
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .containsExactlyInAnyOrder(
                        "slipway:network.zones = 9: 1 to 3 is allowed; set it to 3",
                        "slipway:protected = maybe: true or false is allowed; set it to true or false");
    }

    @Test
    void aBudgetDoesNotPreventADeployment() {
        var config = StackConfigs.of(Map.of("slipway:budget", "{\"monthly\":1}"));

        assertThat(run(config))
                .isEqualTo(App.preflight(StackConfigs.of(Map.of())).plan());
    }

    @Test
    void failedLookUpsEndTheRunBeforeAnythingIsRegistered() {
        var config = StackConfigs.of(Map.of(
                "slipway:domain",
                "{\"zone\":\"example.com\",\"host\":\"www\"}",
                "slipway:services",
                "{\"web\":{\"image\":\"nginx:1.29\",\"port\":80,\"ingress\":\"balancer\","
                        + "\"secrets\":{\"TOKEN\":\"secretsmanager:shop/token\"}}}"));
        var deploy = Deploy.of(config, App::stack, lookUp -> {});
        var registered = new ArrayList<String>();
        var mocks = new Mocks() {
            @Override
            public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs args) {
                registered.add(args.name);
                return CompletableFuture.completedFuture(ResourceResult.of(Optional.of("id"), args.inputs));
            }

            @Override
            public CompletableFuture<Map<String, Object>> callAsync(CallArgs args) {
                var reason =
                        args.token.contains("getZone:") ? "no matching Route 53 Hosted Zone found" : "AccessDenied";
                return args.token.contains("getAvailabilityZones")
                        ? CompletableFuture.completedFuture(Map.of("names", List.of(), "zoneIds", List.of()))
                        : CompletableFuture.failedFuture(new IllegalStateException(reason));
            }
        };

        var errors = PulumiTest.withMocks(mocks).runTest(deploy::run).errors();
        PulumiTest.cleanup();

        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).lines())
                .containsExactlyInAnyOrder(
                        "the public hosted zone example.com does not exist; create it in Route 53, or correct"
                                + " slipway:domain.zone (no matching Route 53 Hosted Zone found)",
                        "the secret shop/token of Secrets Manager cannot be looked up, because AWS denies the call; allow"
                                + " it for the role or user that runs Pulumi (AccessDenied)");
        assertThat(registered).isEmpty();
    }

    @Test
    void everyLookUpOfARunIsOneCallToAws() {
        var results = new ArrayList<String>();
        var deploy = Deploy.of(
                StackConfigs.of(Map.of()),
                (context, settings) -> {
                    for (var name : List.of("shop/token", "shop/key", "shop/token")) {
                        results.add(SecretLookUp.arn(name).result());
                    }
                },
                lookUp -> {});
        results.clear();
        var calls = Collections.synchronizedList(new ArrayList<>());
        var mocks = new Mocks() {
            @Override
            public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs args) {
                return CompletableFuture.completedFuture(ResourceResult.of(Optional.of("id"), args.inputs));
            }

            @Override
            public CompletableFuture<Map<String, Object>> callAsync(CallArgs args) {
                calls.add(args.args.get("name"));
                return CompletableFuture.completedFuture(Map.of("arn", "arn of " + args.args.get("name")));
            }
        };

        var errors = PulumiTest.withMocks(mocks).runTest(deploy::run).errors();
        PulumiTest.cleanup();

        assertThat(errors).isEmpty();
        assertThat(results).containsExactly("arn of shop/token", "arn of shop/key", "arn of shop/token");
        assertThat(calls).containsExactlyInAnyOrder("shop/token", "shop/key");
    }

    @Test
    void guardRailsEndTheRunBeforeAnythingIsRegistered() {
        var config = StackConfigs.of(Map.of(
                "slipway:services", "{\"web\":{\"image\":\"nginx:1.29\",\"port\":80}}", "slipway:protected", "true"));

        assertThatThrownBy(() -> run(config))
                .isInstanceOf(PlanException.class)
                .hasMessage("web-task-definition runs the container web from nginx:1.29, whose tag can move:"
                        + " name the image by its digest, @sha256:… [image-pinned]");
    }
}
