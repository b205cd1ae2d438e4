package dev.slipway.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.App;
import dev.slipway.testing.StackConfigs;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutputsTest {
    @Test
    void aStackWithoutServicesHasItsNetworkAndClusterAsOutputs() {
        var outputs = App.preflight(StackConfigs.of(Map.of())).plan().outputs();

        assertThat(outputs)
                .containsEntry("cluster_name", "shop-test-cluster")
                .containsEntry("cluster_arn", "arn:aws:ecs:eu-west-1:123456789012:cluster/shop-test-cluster")
                .containsKey("vpc_id")
                .doesNotContainKeys("server_dns", "zone_id", "url", "rds_endpoint", "table_name");
    }

    @Test
    void outputsOfServicesAreKeyedByTheirNames() {
        var outputs =
                App.preflight(StackConfigs.ofServices("orders", "carts")).plan().outputs();

        for (var each : new String[] {"task_definition_arn", "service_name", "log_group"}) {
            assertThat(outputs.get(each))
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class))
                    .as(each)
                    .containsOnlyKeys("orders", "carts");
        }
    }

    @Test
    void aStackHasTheAddressesOfItsQueuesAndTopicsAsOutputs() {
        var storage = "{\"queue\":\"work\",\"topic\":\"events\"}";
        var url = "https://sqs.eu-west-1.amazonaws.com/123456789012/shop-test-work";

        assertThat(App.preflight(StackConfigs.of(Map.of("slipway:storage", storage)))
                        .plan()
                        .outputs())
                .containsEntry("queue_url", Map.of("work", url))
                .containsEntry("dead_letter_queue_url", Map.of("work", url + "-dead-letters"))
                .containsEntry("topic_arn", Map.of("events", "arn:aws:sns:eu-west-1:123456789012:shop-test-events"));
    }

    @Test
    void aStackWithADomainHasItsNamesAndCertificateAsOutputs() {
        var service = "{\"web\":{\"image\":\"%s\",\"port\":80}}".formatted(StackConfigs.IMAGE);
        var domain = "{\"zone\":\"example.com\",\"host\":\"server\"}";
        var plan = App.preflight(StackConfigs.of(Map.of("slipway:services", service, "slipway:domain", domain)))
                .plan();

        assertThat(plan.outputs())
                .containsEntry("url", "https://server.example.com")
                .containsEntry("server_dns", "server.example.com")
                .containsEntry(
                        "zone_id", plan.named("domain-server.example.com-a").text("zoneId"))
                .containsEntry(
                        "certificate_arn",
                        plan.named("domain-certificate-issued").text("certificateArn"))
                .doesNotContainKey("distribution_id");
    }

    @Test
    void aStackWithADistributionHasItsNameInsteadOfTheBalancers() {
        var service = "{\"web\":{\"image\":\"%s\",\"port\":80}}".formatted(StackConfigs.IMAGE);
        var outputs = App.preflight(StackConfigs.of(
                        Map.of("slipway:services", service, "slipway:distribution", "{\"enabled\":true}")))
                .plan()
                .outputs();

        assertThat(outputs)
                .containsEntry("url", "https://" + outputs.get("server_dns"))
                .containsEntry("zone_id", "Z2FDTNDATAQYW2")
                .containsKey("distribution_id");
        assertThat(outputs.get("server_dns").toString()).endsWith(".cloudfront.net");
    }

    @Test
    void anImageOfAnotherRegistryHasNoRepository() {
        assertThat(App.preflight(StackConfigs.ofServices("orders")).plan().outputs())
                .containsEntry("repository_url", Map.of());
    }

    @Test
    void aServiceWithRollOutHasItsRepositoryAndFunctionAsOutputs() {
        var services = "{\"web\":{\"rollOut\":{},\"ingress\":\"none\"}}";
        var outputs = App.preflight(StackConfigs.of(Map.of("slipway:services", services)))
                .plan()
                .outputs();

        assertThat(outputs)
                .containsEntry(
                        "repository_url", Map.of("web", "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop-test/web"));
        assertThat(outputs)
                .containsEntry(
                        "roll_out_function_arn",
                        Map.of(
                                "web",
                                "arn:aws:lambda:eu-west-1:123456789012:function:shop-test-web-roll-out-controller-function:live"));
    }

    @Test
    void aStackWithAnApiHasItsAddressAsAnOutput() {
        var service = "{\"web\":{\"image\":\"%s\",\"port\":80,\"ingress\":\"api\"}}".formatted(StackConfigs.IMAGE);
        var outputs = App.preflight(StackConfigs.of(Map.of("slipway:services", service)))
                .plan()
                .outputs();

        assertThat(outputs)
                .containsEntry(
                        "api_url", "https://%s.execute-api.eu-west-1.amazonaws.com".formatted(outputs.get("api_id")))
                .doesNotContainKeys("url", "server_dns");
    }

    @Test
    void aStackWithABalancerHasItsAddressAsAnOutput() {
        var outputs = App.preflight(StackConfigs.ofServices("orders")).plan().outputs();

        assertThat(outputs.get("server_dns")).asString().endsWith(".eu-west-1.elb.amazonaws.com");
        assertThat(outputs).containsEntry("url", "http://" + outputs.get("server_dns"));
        assertThat(outputs.get("zone_id")).asString().matches("Z[0-9A-F]+");
    }

    @Test
    void aDatabaseHasItsHostsPortAndSecretAsOutputs() {
        var outputs = App.preflight(StackConfigs.of(Map.of("slipway:database", "{\"engine\":\"aurora-postgresql\"}")))
                .plan()
                .outputs();

        assertThat(outputs.get("rds_endpoint"))
                .asString()
                .matches("shop-test-database\\.cluster-[0-9a-f]{12}\\.eu-west-1\\.rds\\.amazonaws\\.com");
        assertThat(outputs.get("rds_reader_endpoint"))
                .asString()
                .matches("shop-test-database\\.cluster-ro-[0-9a-f]{12}\\.eu-west-1\\.rds\\.amazonaws\\.com");
        assertThat(outputs.get("rds_port").toString()).isEqualTo("5432");
        assertThat(outputs.get("rds_secret_arn"))
                .asString()
                .startsWith("arn:aws:secretsmanager:eu-west-1:123456789012:secret:rds!cluster-");
    }

    @Test
    void aServiceWithTwoRevisionsHasItsSharesAndReleaseAsOutputs() {
        var service =
                "{\"web\":{\"image\":\"%s\",\"port\":80,\"deploy\":{\"primary\":90,\"alternate\":10,\"release\":\"primary\"}}}"
                        .formatted(StackConfigs.IMAGE);
        var outputs = App.preflight(StackConfigs.of(Map.of("slipway:services", service)))
                .plan()
                .outputs();

        assertThat(outputs)
                .containsEntry("alternate_share", Map.of("web", "10"))
                .containsEntry("release_side", Map.of("web", "primary"));
    }

    @Test
    void outputsOfStoresAreKeyedByTheirNames() {
        var storage = "{\"tables\":{\"orders\":{},\"carts\":{}},\"bucket\":\"files\",\"bus\":\"orders\"}";
        var outputs = App.preflight(StackConfigs.of(Map.of("slipway:storage", storage)))
                .plan()
                .outputs();

        assertThat(outputs)
                .containsEntry("table_name", Map.of("orders", "shop-test-orders", "carts", "shop-test-carts"))
                .containsEntry("event_bus_name", Map.of("orders", "shop-test-orders"));
        assertThat(outputs.get("bucket_name").toString()).startsWith("{files=shop-test-files-");
    }

    private static Object addresses(String services, Map<String, String> further) {
        var settings = new HashMap<>(further);
        settings.put("slipway:services", services.replace("IMAGE", StackConfigs.IMAGE));
        return App.preflight(StackConfigs.of(settings)).plan().outputs().get("addresses");
    }

    @Test
    void aServiceHasTheAddressesOfItsRoutesAtTheirHosts() {
        var services = """
                {"orders": {"image": "IMAGE", "port": 80, "routes": [
                    {"paths": ["/orders/*", "/orders"]},
                    {"paths": ["/*"], "hosts": ["api.example.com", "*.shop.example.com"]},
                    {"paths": ["/old/*"], "redirect": {"path": "/orders"}}]},
                 "carts": {"image": "IMAGE", "ingress": "none"}}""";

        assertThat(addresses(services, Map.of("slipway:domain", "{\"zone\": \"example.com\", \"host\": \"server\"}")))
                .isEqualTo(Map.of(
                        "orders",
                        "https://server.example.com/orders/* https://server.example.com/orders"
                                + " https://api.example.com/* https://*.shop.example.com/*"));
    }

    @Test
    void aServiceBehindADistributionHasItsAddresses() {
        var services = "{\"web\": {\"image\": \"IMAGE\", \"port\": 80, \"routes\": {\"paths\": [\"/web/*\"]}}}";

        assertThat(addresses(services, Map.of("slipway:distribution", "{\"enabled\": true}")))
                .asString()
                .matches("\\{web=https://[a-z0-9]+\\.cloudfront\\.net/web/\\*}");
    }

    @Test
    void servicesAndFunctionsOfTheApiHaveTheAddressesOfTheirRoutes() {
        var services = """
                {"orders": {"image": "IMAGE", "port": 80, "ingress": "api", "routes": {"paths": ["/orders/*"]}},
                 "quotes": {"image": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/quotes:1", "compute": "lambda",
                            "ingress": "api", "port": 80, "routes": {"paths": ["/quotes"]}}}""";

        assertThat(addresses(services, Map.of("slipway:domain", "{\"zone\": \"example.com\", \"host\": \"api\"}")))
                .isEqualTo(Map.of(
                        "orders", "https://api.example.com/orders/*", "quotes", "https://api.example.com/quotes"));
    }

    @Test
    void aServiceHasItsAddressesAtEachOfItsBalancers() {
        var services = """
                {"orders": {"image": "IMAGE", "port": 80, "ingress": ["balancer", "internal", "network"], "routes": [
                    {"paths": ["/*"]}, {"listen": 1935, "protocol": "tcp"}, {"listen": 5000, "protocol": "udp", "port": "media", "health": {"port": 80}}],
                    "ports": {"media": 5000}}}""";

        assertThat(addresses(services, Map.of()))
                .asString()
                .matches("\\{orders=http://balancer-\\S+/\\* http://private-\\S+/\\* nlb-\\S+:1935 nlb-\\S+:5000/udp}");
    }
}
