package dev.slipway.base.types;

import dev.slipway.base.DataFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** All resource types with known facts. A file is read when one of its types is first asked for. */
public final class ResourceTypes {
    /** The files without their ending; policies have the statements of their types in this order. */
    static final List<String> FILES = List.of(
            "index",
            "ec2",
            "ecs",
            "slipway",
            "appautoscaling",
            "ecr",
            "docker",
            "lambda",
            "scheduler",
            "sfn",
            "servicediscovery",
            "lb",
            "apigateway",
            "apigatewayv2",
            "acm",
            "route53",
            "wafv2",
            "cloudformation",
            "cloudfront",
            "s3",
            "dynamodb",
            "rds",
            "kms",
            "cloudwatch",
            "ssm",
            "kinesis",
            "sns",
            "cloudtrail",
            "cfg",
            "budgets",
            "iam",
            "backup",
            "cognito",
            "docdb",
            "ebs",
            "efs",
            "elasticache",
            "memorydb",
            "neptune",
            "opensearch",
            "pulumi",
            "redshift",
            "secretsmanager",
            "sqs");

    private static final Map<String, Map<String, ResourceType>> READ = new ConcurrentHashMap<>();

    private ResourceTypes() {}

    /** The type with a token such as {@code aws:ec2/vpc:Vpc}; empty if it has no entry. */
    public static Optional<ResourceType> find(String token) {
        var file = file(token);
        return FILES.contains(file) ? Optional.ofNullable(typesOf(file).get(token)) : Optional.empty();
    }

    /** All types, in the order of the files and of their entries. */
    public static Stream<ResourceType> all() {
        return FILES.stream().flatMap(file -> typesOf(file).values().stream());
    }

    /** The module of an AWS type, the package of any other type. Pulumi has a part of EC2 in the module {@code vpc}. */
    static String file(String token) {
        var parts = token.split("[:/]");
        var name = parts[0].equals("aws") && parts.length > 1 ? parts[1] : parts[0];
        return name.equals("vpc") ? "ec2" : name;
    }

    private static Map<String, ResourceType> typesOf(String file) {
        return READ.computeIfAbsent(file, ResourceTypes::read);
    }

    private static Map<String, ResourceType> read(String file) {
        var types = new LinkedHashMap<String, ResourceType>();
        read(ResourceTypes.class, file + ".yaml").forEach(type -> types.put(type.token(), type));
        return types;
    }

    /**
     * The types of a YAML file on the class path, with one entry for each token; {@link ResourceType} describes the keys.
     *
     * @param owner the class in whose package the file is
     * @param file the name of the file, such as {@code types.yaml}
     * @throws IllegalStateException for a missing file, and for an unknown key
     */
    public static List<ResourceType> read(Class<?> owner, String file) {
        return DataFile.read(owner, file).entrySet().stream()
                .map(entry -> ResourceType.of(entry.getKey().toString(), entry.getValue()))
                .toList();
    }
}
