package dev.slipway.settings;

import static dev.slipway.testing.TestStack.assertErrors;

import dev.slipway.App;
import dev.slipway.testing.StackConfigs;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An error of a list names the position in the stack file, also after an element that is refused for another reason. */
class ListPositionsTest {
    private static final String GROUPS =
            "common, knownBadInputs, ipReputation, anonymousIp, sql, admin, linux, unix, windows, php, wordpress are allowed;"
                    + " set it to common";

    private static void errors(Map<String, String> config, String... lines) {
        assertErrors(() -> App.preflight(StackConfigs.of(config)), lines);
    }

    private static Map<String, String> service(String settings) {
        return Map.of("slipway:services", "{\"web\":{\"image\":\"nginx:1.29\",\"port\":80,%s}}".formatted(settings));
    }

    @Test
    void storesAfterARefusedOneKeepTheirPositions() {
        errors(
                service("\"uses\":[\"table orders\",\"bucket\"]"),
                "slipway:services.web.uses[0] = table orders: table, bucket, bus, queue, topic, database or cache, or one by its name such as"
                        + " table:orders is allowed; correct it",
                "slipway:services.web.uses[1] = bucket: none is declared; declare one under slipway:storage.buckets");
    }

    @Test
    void hostsAfterARefusedOneKeepTheirPositions() {
        errors(
                Map.of("slipway:domain", "{\"zone\":\"example.com\",\"hosts\":[\"a b\",{},\"www\",\"x.example.org\"]}"),
                "slipway:domain.hosts[0] = a b: a label such as server, @ for the zone itself, or a full name in the zone is"
                        + " allowed; correct it",
                "slipway:domain.hosts[1] = {}: a label such as server, @ for the zone itself, or a full name in the zone is"
                        + " allowed; write it as a text",
                "slipway:domain.hosts[3] = x.example.org: x.example.org is outside of the zone example.com; give a label,"
                        + " such as server",
                "slipway:domain: the stack has no load balancer and no API for its hosts; set ingress of a service to balancer"
                        + " or api, or remove it");
    }

    @Test
    void pathsOfAnApiAfterARefusedOneKeepTheirPositions() {
        errors(
                service("\"ingress\":\"api\",\"routes\":{\"paths\":[\"x\",\"/a\",\"/b*c\"]}"),
                "slipway:services.web.routes.paths[0] = x: a path pattern that starts with / is allowed; correct it",
                "slipway:services.web.routes.paths[2] = /b*c: the path '/b*c' is not possible for an HTTP API; give an exact"
                        + " path of A-Z a-z 0-9 - . _ ~ such as /api, or one with /* at its end");
    }

    @Test
    void addressesAfterARefusedOneKeepTheirPositions() {
        errors(
                service("\"routes\":{\"allowCidrs\":[\"home\",\"10.0.0.0/8\",\"10.0.0.1/8\"]}"),
                "slipway:services.web.routes.allowCidrs[0] = home: an IPv4 block such as 10.0.0.0/16 is allowed; correct it",
                "slipway:services.web.routes.allowCidrs[2] = 10.0.0.1/8: \"10.0.0.1/8\" is not the first address of its"
                        + " block; write 10.0.0.0/8");
    }

    @Test
    void ruleGroupsAfterARefusedOneKeepTheirPositions() {
        errors(
                Map.of(
                        "slipway:firewall",
                        "{\"enabled\":true,\"groups\":[[],\"common\",\"comon\"],\"blockCidrs\":[\"x\",\"10.0.0.1/8\"],"
                                + "\"countRules\":[\"x\",\"comon:NoUserAgent_HEADER\"]}",
                        "slipway:distribution",
                        "{\"enabled\":true}",
                        "slipway:services",
                        "{\"web\":{\"image\":\"nginx:1.29\",\"port\":80}}"),
                "slipway:firewall.groups[0] = []: a rule group such as common or sql is allowed; write it as a text",
                "slipway:firewall.groups[2] = comon: " + GROUPS,
                "slipway:firewall.blockCidrs[0] = x: an IPv4 or IPv6 block such as 192.0.2.0/24 or 2001:db8::/32 is allowed;"
                        + " correct it",
                "slipway:firewall.blockCidrs[1] = 10.0.0.1/8: \"10.0.0.1/8\" is not the first address of its block; write"
                        + " 10.0.0.0/8",
                "slipway:firewall.countRules[0] = x: a group and a rule of it, such as common:SizeRestrictions_BODY is"
                        + " allowed; correct it",
                "slipway:firewall.countRules[1] = comon: " + GROUPS);
    }

    @Test
    void sidecarsAfterARefusedOneKeepTheirPositions() {
        errors(
                service("\"sidecars\":[\"proxy\",{\"name\":\"a b\",\"image\":\"x:1\"}]"),
                "slipway:services.web.sidecars[0] = \"proxy\": an object is allowed; write it as {name: <text>, image: <text>}",
                "slipway:services.web.sidecars[1].name = a b: a name of up to 255 letters, digits, hyphens and underscores is"
                        + " allowed; rename the sidecar");
    }
}
