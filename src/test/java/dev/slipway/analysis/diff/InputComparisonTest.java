package dev.slipway.analysis.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.base.Json;
import dev.slipway.base.types.PropertyFacts;
import dev.slipway.base.types.ResourceType;
import dev.slipway.base.types.ResourceTypes;
import dev.slipway.engine.PlannedResource;
import dev.slipway.engine.Unknown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputComparisonTest {
    private static List<PropertyChange> changes(
            String type,
            Map<String, Object> before,
            Map<String, Object> after,
            List<String> ignored,
            String... forced) {
        var resource = new PlannedResource("urn", type, "it", "", true, after, false, List.of(), ignored);
        return InputComparison.of(
                before,
                resource,
                ResourceTypes.find(type).flatMap(ResourceType::properties).orElse(PropertyFacts.NONE),
                List.of(forced));
    }

    private static List<PropertyChange> changes(String type, Map<String, Object> before, Map<String, Object> after) {
        return changes(type, before, after, List.of());
    }

    private static Map<String, Object> inputs(String json) {
        var inputs = new HashMap<String, Object>();
        ((Map<?, ?>) Json.read(json)).forEach((key, value) -> inputs.put(key.toString(), value));
        return inputs;
    }

    private static String text(List<PropertyChange> changes) {
        return String.join(
                " ",
                changes.stream()
                        .map(each -> "%s%s:%s>%s"
                                .formatted(each.replaces() ? "!" : "", each.path(), each.before(), each.after()))
                        .toList());
    }

    @ParameterizedTest(name = "{0}: {1} to {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "aws:ec2/vpc:Vpc | {\"cidrBlock\":\"a\"} | {\"cidrBlock\":\"b\"} | !cidrBlock:a>b",
                "aws:ec2/vpc:Vpc | {\"tags\":{\"a\":\"1\",\"b\":\"2\"}} | {\"tags\":{\"a\":\"3\",\"c\":\"4\"}} | tags.a:1>3 tags.b:2>null tags.c:null>4",
                "aws:ec2/vpc:Vpc | {\"x\":1} | {\"x\":\"1\"} |",
                "aws:ec2/vpc:Vpc | {\"x\":[]} | {} |",
                "aws:ec2/vpc:Vpc | {} | {\"x\":{}} |",
                "aws:rds/cluster:Cluster | {\"engine\":\"aurora-mysql\"} | {\"engine\":\"aurora-postgresql\"} | !engine:aurora-mysql>aurora-postgresql",
                "aws:rds/cluster:Cluster | {\"engineVersion\":\"1\"} | {\"engineVersion\":\"2\"} | engineVersion:1>2",
                "aws:rds/cluster:Cluster | {\"engineVersion\":\"1\"} | {} |",
                "aws:rds/cluster:Cluster | {\"databaseName\":\"a\"} | {\"databaseName\":\"b\"} | !databaseName:a>b",
                "aws:ecs/service:Service | {\"deploymentController\":{\"type\":\"ECS\"}} | {} | !deploymentController:{type=ECS}>null",
                "aws:ecs/service:Service | {\"capacityProviderStrategies\":[{\"base\":1}]} | {\"capacityProviderStrategies\":[{\"base\":2}]} | capacityProviderStrategies[].base:1>2",
                "aws:ecs/service:Service | {\"capacityProviderStrategies\":[{\"base\":1}]} | {} | !capacityProviderStrategies:[{base=1}]>null",
                "aws:rds/subnetGroup:SubnetGroup | {\"subnetIds\":[\"a\",\"b\"]} | {\"subnetIds\":[\"b\",\"a\"]} |",
                "aws:rds/subnetGroup:SubnetGroup | {\"subnetIds\":[\"a\",\"b\"]} | {\"subnetIds\":[\"b\",\"c\",\"d\"]} | subnetIds[]:a>null subnetIds[]:null>c subnetIds[]:null>d",
                "aws:lambda/function:Function | {\"layers\":[\"a\",\"b\"]} | {\"layers\":[\"b\"]} | layers[0]:a>b layers[1]:b>null",
                "aws:iam/rolePolicy:RolePolicy | {\"policy\":\"{\\\"a\\\":1,\\\"b\\\":[]}\"} | {\"policy\":\"{ \\\"b\\\": [], \\\"a\\\": 1}\"} |",
                "aws:iam/rolePolicy:RolePolicy | {\"policy\":\"{\\\"a\\\":1}\"} | {\"policy\":\"{\\\"a\\\":2}\"} | policy.a:1>2",
                "aws:iam/rolePolicy:RolePolicy | {\"policy\":\"{broken\"} | {\"policy\":\"{\\\"a\\\":2}\"} | policy:{broken>{\"a\":2}",
                "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule | {\"cidrIpv4\":\"a\"} | {\"cidrIpv4\":\"b\"} | cidrIpv4:a>b",
                "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule | {\"cidrIpv4\":\"a\"} | {\"prefixListId\":\"p\"} | !cidrIpv4:a>null !prefixListId:null>p",
                "aws:dynamodb/table:Table | {\"hashKey\":\"a\"} | {\"hashKey\":\"b\"} | !hashKey:a>b",
                "slipway:service:Service | {\"name\":\"a\"} | {\"name\":\"b\"} | name:a>b",
            })
    void inputsAreComparedAsTheirProviderDoes(String type, String before, String after, String changes) {
        assertThat(text(changes(type, inputs(before), inputs(after)))).isEqualTo(changes == null ? "" : changes);
    }

    @Test
    void containersAndTheirVariablesAreComparedByName() {
        var before =
                "[{\"name\":\"web\",\"image\":\"a:1\",\"environment\":[{\"name\":\"A\",\"value\":\"1\"},{\"name\":\"C\",\"value\":\"3\"}]}]";
        var after =
                "[{\"environment\":[{\"name\":\"B\",\"value\":\"2\"},{\"name\":\"C\",\"value\":\"3\"},{\"name\":\"A\",\"value\":\"1\"}],\"name\":\"web\",\"image\":\"a:2\"}]";

        assertThat(text(changes(
                        "aws:ecs/taskDefinition:TaskDefinition",
                        Map.of("containerDefinitions", before),
                        Map.of("containerDefinitions", after))))
                .isEqualTo("!containerDefinitions[web].environment[B]:null>{name=B, value=2}"
                        + " !containerDefinitions[web].image:a:1>a:2");
    }

    @Test
    void anUnknownValueIsAChange() {
        assertThat(text(changes(
                        "aws:ec2/subnet:Subnet",
                        Map.of("vpcId", "vpc-1", "cidrBlock", "a"),
                        Map.of("vpcId", Unknown.VALUE, "cidrBlock", "a"))))
                .isEqualTo("!vpcId:vpc-1>" + Unknown.VALUE);
    }

    @ParameterizedTest
    @CsvSource({
        "desiredCount, desiredCount",
        "actions[0].targetGroupArn, actions[0].targetGroupArn",
        "actions[*].targetGroupArn, actions[3].targetGroupArn",
        "tags, tags.Name",
        "*.size, disk.size",
    })
    void anIgnoredPropertyIsNoChange(String ignored, String path) {
        assertThat(text(changes("x", nested(path, "1"), nested(path, "2")))).isNotEmpty();
        assertThat(changes("x", nested(path, "1"), nested(path, "2"), List.of(ignored)))
                .isEmpty();
    }

    /** Inputs with one value at a path. */
    private static Map<String, Object> nested(String path, Object value) {
        var at = path.indexOf('.');
        var key = at < 0 ? path : path.substring(0, at);
        Object below = at < 0 ? value : nested(path.substring(at + 1), value);
        if (!key.endsWith("]")) {
            return Map.of(key, below);
        }
        var position = Integer.parseInt(key.substring(key.indexOf('[') + 1, key.length() - 1));
        var list = new java.util.ArrayList<Object>(java.util.Collections.nCopies(position, Map.of()));
        list.add(below);
        return Map.of(key.substring(0, key.indexOf('[')), list);
    }

    @Test
    void anIgnoredPropertyHidesNoOtherChange() {
        assertThat(text(changes(
                        "aws:ecs/service:Service",
                        Map.of("desiredCount", 1, "desiredCounter", 1),
                        Map.of("desiredCount", 2, "desiredCounter", 2),
                        List.of("desiredCount"))))
                .isEqualTo("desiredCounter:1>2");
    }

    @ParameterizedTest
    @CsvSource({"build", "*"})
    void anOptionMayForceAReplacement(String forced) {
        assertThat(text(changes(
                        "docker:index/image:Image",
                        Map.of("build", Map.of("context", "a")),
                        Map.of("build", Map.of("context", "b")),
                        List.of(),
                        forced)))
                .isEqualTo("!build.context:a>b");
    }
}
