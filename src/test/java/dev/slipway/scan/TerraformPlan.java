package dev.slipway.scan;

import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A plan in the <a href="https://developer.hashicorp.com/terraform/internals/json-format">JSON form of Terraform</a>, which
 * scanners read. Pulumi's provider is made from Terraform's by rules that are followed back here: names in snake case,
 * blocks as lists, and these under a singular name.
 */
final class TerraformPlan {
    private static final Path TYPES = Path.of("src", "test", "scan", "types.txt");

    /** Objects that are maps in Terraform too, and no blocks. */
    private static final Set<String> MAPS = Set.of(
            "tags", "variables", "dimensions", "requestParameters", "responseParameters", "routeSettings", "triggers");

    /** Lists of blocks that have a plural name in Terraform too. */
    private static final Set<String> PLURALS = Set.of("ingress", "egress");

    /** Names that differ altogether in Pulumi. */
    private static final Map<String, String> RENAMED = Map.of(
            "aws_cloudwatch_metric_alarm.name", "alarm_name",
            "aws_lambda_function.name", "function_name",
            "aws_lambda_permission.function", "function_name",
            "aws_sns_topic_subscription.topic", "topic_arn",
            "aws_iam_openid_connect_provider.client_id_lists", "client_id_list");

    private final Map<String, String> types;

    private TerraformPlan(Map<String, String> types) {
        this.types = types;
    }

    static TerraformPlan converter() {
        try {
            return new TerraformPlan(Files.readAllLines(TYPES).stream()
                    .map(line -> line.split(" "))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (a, b) -> a, TreeMap::new)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The provider's types in a plan that have no name in Terraform here. */
    List<String> unknown(Plan plan) {
        return aws(plan)
                .map(PlannedResource::type)
                .filter(type -> !types.containsKey(type))
                .distinct()
                .toList();
    }

    /** The plan as a tree of maps and lists. */
    Map<String, Object> of(Plan plan) {
        var addresses = aws(plan).collect(Collectors.toMap(PlannedResource::urn, this::address));
        var resources = new ArrayList<Map<String, Object>>();
        var changes = new ArrayList<Map<String, Object>>();
        var configuration = new ArrayList<Map<String, Object>>();
        aws(plan).forEach(resource -> {
            var values = values(type(resource), "", resource.inputs());
            resources.add(with(resource, Map.of("values", values)));
            changes.add(with(
                    resource,
                    Map.of(
                            "change",
                            Map.of(
                                    "actions",
                                    List.of("create"),
                                    "before",
                                    Map.of(),
                                    "after",
                                    values,
                                    "after_unknown",
                                    Map.of()))));
            configuration.add(with(resource, Map.of("expressions", references(resource, addresses))));
        });
        return Map.of(
                "format_version",
                "1.2",
                "terraform_version",
                "1.9.0",
                "planned_values",
                Map.of("root_module", Map.of("resources", resources)),
                "resource_changes",
                changes,
                "configuration",
                Map.of("root_module", Map.of("resources", configuration)));
    }

    private static java.util.stream.Stream<PlannedResource> aws(Plan plan) {
        return plan.resources().stream().filter(resource -> resource.type().startsWith("aws:"));
    }

    private String type(PlannedResource resource) {
        return types.getOrDefault(resource.type(), resource.type());
    }

    private String address(PlannedResource resource) {
        return type(resource) + "." + resource.name();
    }

    private Map<String, Object> with(PlannedResource resource, Map<String, Object> more) {
        var all = new TreeMap<String, Object>(more);
        all.put("address", address(resource));
        all.put("mode", "managed");
        all.put("type", type(resource));
        all.put("name", resource.name());
        all.put("provider_name", "registry.terraform.io/hashicorp/aws");
        return all;
    }

    /** Scanners connect resources by the references of inputs; the plan has the dependencies of whole resources. */
    private static Map<String, Object> references(PlannedResource resource, Map<String, String> addresses) {
        var references = new TreeMap<String, Object>();
        resource.dependencies().stream()
                .filter(addresses::containsKey)
                .map(addresses::get)
                .forEach(address -> references.put(
                        "reference_" + references.size(), Map.of("references", List.of(address + ".id", address))));
        return references;
    }

    private static Map<String, Object> values(String type, String under, Map<?, ?> inputs) {
        var values = new LinkedHashMap<String, Object>();
        inputs.forEach((key, value) -> {
            var name = snake(key.toString());
            var renamed = under.isEmpty() ? RENAMED.getOrDefault(type + "." + name, name) : name;
            values.put(
                    isBlocks(key.toString(), value) ? singular(renamed) : renamed, value(type, key.toString(), value));
        });
        return values;
    }

    private static Object value(String type, String key, Object value) {
        if (value instanceof Map<?, ?> block) {
            return MAPS.contains(key) ? block : List.of(values(type, key, block));
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(each -> each instanceof Map<?, ?> block ? values(type, key, block) : each)
                    .toList();
        }
        return value;
    }

    private static boolean isBlocks(String key, Object value) {
        return value instanceof List<?> list
                && !list.isEmpty()
                && list.get(0) instanceof Map<?, ?>
                && !PLURALS.contains(key);
    }

    private static String snake(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
    }

    private static String singular(String plural) {
        return plural.replaceFirst("ies$", "y").replaceFirst("(?<=x)es$", "").replaceFirst("(?<!s)s$", "");
    }
}
