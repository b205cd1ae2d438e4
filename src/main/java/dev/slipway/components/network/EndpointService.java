package dev.slipway.components.network;

import dev.slipway.base.SpecException;
import dev.slipway.base.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * An AWS service with VPC endpoints, by its short name in settings. S3 and DynamoDB have
 * <a href="https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html">gateway endpoints</a>, which are
 * free; the others have
 * <a href="https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html">interface
 * endpoints</a>, priced by hour, availability zone and gigabyte. Not every region has every service; AWS refuses an
 * endpoint for a service that the region lacks.
 */
public enum EndpointService {
    S3("s3"),
    DYNAMODB("dynamodb"),
    ECR("ecr", "ecr.api", "ecr.dkr"),
    ECS("ecs"),
    ECS_AGENT("ecs-agent"),
    ECS_TELEMETRY("ecs-telemetry"),
    LOGS("logs"),
    MONITORING("monitoring"),
    XRAY("xray"),
    SECRETS_MANAGER("secretsmanager"),
    SSM("ssm"),
    SSM_MESSAGES("ssmmessages"),
    KMS("kms"),
    STS("sts"),
    SQS("sqs"),
    SNS("sns"),
    EVENTS("events"),
    STATES("states"),
    LAMBDA("lambda"),
    RDS("rds"),
    RDS_DATA("rds-data"),
    FIREHOSE("firehose", "kinesis-firehose"),
    KINESIS("kinesis", "kinesis-streams"),
    SERVICE_DISCOVERY("servicediscovery"),
    SERVICE_DISCOVERY_DATA("data-servicediscovery"),
    APPLICATION_AUTOSCALING("application-autoscaling"),
    APP_CONFIG_DATA("appconfigdata"),
    PROMETHEUS("aps-workspaces"),
    ATHENA("athena"),
    GLUE("glue"),
    BEDROCK("bedrock-runtime");

    private static final Set<EndpointService> GATEWAYS = Set.of(S3, DYNAMODB);

    private final String shortName;
    private final List<Part> parts;

    EndpointService(String shortName, String... parts) {
        this.shortName = shortName;
        this.parts = Arrays.stream(parts.length == 0 ? new String[] {shortName} : parts)
                .map(Part::new)
                .toList();
    }

    /**
     * The service with a short name.
     *
     * @throws SpecException for an unknown name, with the most similar one if there is one
     */
    public static EndpointService of(String shortName) {
        return Arrays.stream(values())
                .filter(service -> service.shortName.equals(shortName))
                .findFirst()
                .orElseThrow(() -> new SpecException(
                        "endpoints",
                        "there is no endpoint \"%s\"".formatted(shortName),
                        "%suse one of %s".formatted(suggestion(shortName), String.join(", ", shortNames()))));
    }

    /** The short names of all services. */
    public static List<String> shortNames() {
        return Arrays.stream(values()).map(EndpointService::shortName).toList();
    }

    /** The name in settings, such as {@code ecr}. */
    public String shortName() {
        return shortName;
    }

    /** Returns true for a service with a gateway endpoint, false for one with interface endpoints. */
    public boolean isGateway() {
        return GATEWAYS.contains(this);
    }

    /** The endpoints of the service; ECR has one for its API and one for images. */
    public List<Part> parts() {
        return parts;
    }

    /** The most similar short name as a question; empty if more than two letters in three differ. */
    private static String suggestion(String shortName) {
        return Suggestions.among(shortNames(), shortName)
                .filter(known ->
                        3 * Suggestions.edits(known, shortName) < 2 * Math.max(known.length(), shortName.length()))
                .map("did you mean %s? If not, "::formatted)
                .orElse("");
    }

    /**
     * One endpoint of a service.
     *
     * @param id the last part of the endpoint service name, such as {@code ecr.api}
     */
    public record Part(String id) {
        /**
         * Interface endpoints whose service names begin with the partition's own domain in both China regions. The
         * names of the other interface endpoints, and of both gateway endpoints, begin with {@code com.amazonaws} there
         * too. Source:
         * <a href="https://docs.amazonaws.cn/en_us/vpc/latest/privatelink/vpce-view-available-services.html">describe-vpc-endpoint-services</a>.
         */
        private static final Set<String> CHINA = Set.of(
                "application-autoscaling",
                "athena",
                "ecr.api",
                "ecr.dkr",
                "kinesis-streams",
                "lambda",
                "monitoring",
                "rds",
                "sqs",
                "states",
                "sts",
                "xray");

        /** Interface endpoints whose names begin with the partition's own domain in the European Sovereign Cloud. */
        private static final Set<String> EUROPEAN_SOVEREIGN = Set.of("ecr.api", "ecr.dkr");

        /** The endpoint's part of a child name, such as {@code ecr-api}. */
        public String role() {
            return id.replace('.', '-');
        }

        /** The endpoint service name in a region, such as {@code com.amazonaws.eu-west-1.ecr.api}. */
        public String nameIn(String region) {
            return "%s.%s.%s".formatted(domain(region), region, id);
        }

        private String domain(String region) {
            if (region.startsWith("cn-") && CHINA.contains(id)) {
                return "cn.com.amazonaws";
            }
            return region.startsWith("eusc-") && EUROPEAN_SOVEREIGN.contains(id) ? "eu.amazonaws" : "com.amazonaws";
        }
    }
}
