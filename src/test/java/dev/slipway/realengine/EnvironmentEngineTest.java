package dev.slipway.realengine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.base.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An environment and two stacks that use it, which are deployed, changed and destroyed each by itself. */
class EnvironmentEngineTest extends EngineHarness {
    private static final String BASE = """
            config:
              aws:region: eu-west-1
              slipway:environment: {shares: [balancer, internal]}
              slipway:network: {nat: none, endpoints: [s3]}
              slipway:alarms: {email: ops@example.com}
            """;

    private static final String INVENTORY = """
            config:
              aws:region: eu-west-1
              slipway:environment: {of: base}
              slipway:storage: {queues: {work: {}}}
              slipway:services:
                stock:
                  image: nginx@sha256:0000000000000000000000000000000000000000000000000000000000000000
                  port: 80
                  discoverable: true
                  ingress: internal
                  uses: [queue:work]
                  routes: {paths: [/stock/*]}
            """;

    private static final String SHOP = """
            config:
              aws:region: eu-west-1
              slipway:environment: {of: base}
              slipway:services:
                web:
                  image: nginx@sha256:0000000000000000000000000000000000000000000000000000000000000000
                  port: 80
                  connects: [{service: stock, of: inventory}]
                  routes: {paths: [/shop/*]}
            """;

    /** Roles for GitHub, and files with the outputs of the other stacks, from which their policies derive. */
    private static final String DELIVERY =
            "  slipway:delivery: {repository: octo-org/octo-repo, environment: prod, state: octo-state}\n";

    private static final String OF_BASE = "{of: base, outputs: {base: base.json, inventory: inventory.json}}";

    @Test
    void twoStacksUseAnEnvironmentIndependently() {
        try (var aws = EmulatedAws.start();
                var base = EngineStack.createOfClasses(aws, "base", BASE)) {
            base.writeFile("base.json", Json.compact(base.up().outputs()));
            var inventory = base.another("inventory", INVENTORY);
            base.writeFile("inventory.json", Json.compact(inventory.up().outputs()));
            var shop = base.another("shop", SHOP.replace("{of: base}", OF_BASE));
            shop.up();
            unchanged(List.of(base, inventory, shop));

            shop.replaceInStackFile("/shop/*", "/store/*");
            shop.up();
            inventory.replaceInStackFile("port: 80", "port: 8080");
            inventory.up();
            base.replaceInStackFile("ops@example.com", "owners@example.com");
            base.up();
            unchanged(List.of(base, inventory, shop));

            var shared = base.resources("");
            assertThat(base.destroyExpectingRefusal()).contains("slipway-base-environment");
            assertThat(base.resources("")).isEqualTo(shared);

            shop.destroy();
            assertThat(shop.resources("")).isEmpty();
            unchanged(List.of(base, inventory));
            assertThat(base.destroyExpectingRefusal()).contains("slipway-base-environment");
            inventory.destroy();
            assertThat(inventory.resources("")).isEmpty();
            base.destroy();
            assertThat(base.resources("")).isEmpty();
        }
    }

    @Test
    void theRolesOfAStackDeployItIntoTheEnvironment() {
        try (var aws = EmulatedAws.start();
                var base = EngineStack.createOfClasses(aws, "base", BASE)) {
            ExistingNames.createIn(aws, REGION);
            base.writeFile("base.json", Json.compact(base.up().outputs()));
            var inventory = base.another("inventory", INVENTORY);
            base.writeFile("inventory.json", Json.compact(inventory.up().outputs()));
            var shop = base.another("shop", SHOP.replace("{of: base}", OF_BASE) + DELIVERY);
            var roles = new RolePermissions(aws, shop.plan());
            shop.up();
            roles.evaluate("up", "deploy");
            shop.previewExpectingNoChange();
            roles.evaluate("preview", "preview");
            shop.refreshExpectingNoDrift();
            roles.evaluate("refresh", "drift");
            shop.destroy();
            roles.evaluate("destroy", "deploy");
            roles.assertAllAllowed();
        }
    }

    @Test
    void aStackWhoseEnvironmentDoesNotExistIsRefused() {
        try (var aws = EmulatedAws.start();
                var shop = EngineStack.createOfClasses(aws, "shop", SHOP)) {
            assertThat(shop.upExpectingFailure())
                    .contains(
                            "the outputs of the stack organization/slipway/base cannot be read: deploy that stack first, or correct its name under slipway:environment.of or connects")
                    .doesNotContain("Exception", "\tat ");
            assertThat(shop.resources("aws:")).isEmpty();
        }
    }

    private static void unchanged(List<EngineStack> stacks) {
        for (var stack : stacks) {
            stack.previewExpectingNoChange();
            stack.refreshExpectingNoDrift();
        }
    }
}
