package dev.slipway.analysis.cost.offers;

import static dev.slipway.analysis.cost.offers.ProductFilter.global;
import static dev.slipway.analysis.cost.offers.ProductFilter.regional;

import dev.slipway.analysis.cost.Price;
import java.util.List;

/**
 * The product of each price, one row for each. A new price is a constant of {@link Price} and a row here.
 *
 * <p>Usage types are those of <a href="https://docs.aws.amazon.com/cur/latest/userguide/product-columns.html">bills and
 * price lists</a>. A product with several <a
 * href="https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/reading-service-price-list-file-for-services.html">ranges</a>
 * has the price of its first range that is not free.
 */
final class ProductFilters {
    private static final String ECS = "AmazonECS";
    private static final String EC2 = "AmazonEC2";
    private static final String VPC = "AmazonVPC";
    private static final String ELB = "AWSELB";
    private static final String API_GATEWAY = "AmazonApiGateway";
    private static final String LAMBDA = "AWSLambda";
    private static final String RDS = "AmazonRDS";
    private static final String ELASTICACHE = "AmazonElastiCache";
    private static final String ENGINE = "cacheEngine";
    private static final String VALKEY = "Valkey";
    private static final String DYNAMODB = "AmazonDynamoDB";
    private static final String CLOUDWATCH = "AmazonCloudWatch";
    private static final String EVENTS = "AWSEvents";
    private static final String SQS = "AWSQueueService";
    private static final String WAF = "awswaf";
    private static final String FAMILY = ServicePriceList.FAMILY;
    private static final String STORED = "TimedStorage-ByteHrs";

    private ProductFilters() {}

    /** The products of a region's prices, those of a service one after the other. */
    static List<ProductFilter> of(String region) {
        return List.of(
                regional(Price.FARGATE_VCPU_HOUR_X86, ECS, "Fargate-vCPU-Hours:perCPU"),
                regional(Price.FARGATE_GB_HOUR_X86, ECS, "Fargate-GB-Hours"),
                regional(Price.FARGATE_VCPU_HOUR_ARM, ECS, "Fargate-ARM-vCPU-Hours:perCPU"),
                regional(Price.FARGATE_GB_HOUR_ARM, ECS, "Fargate-ARM-GB-Hours"),
                regional(Price.FARGATE_STORAGE_GB_HOUR, ECS, "Fargate-EphemeralStorage-GB-Hours"),
                regional(Price.PUBLIC_IPV4_HOUR, VPC, "PublicIPv4:InUseAddress"),
                regional(Price.INTERFACE_ENDPOINT_HOUR, VPC, "VpcEndpoint-Hours"),
                regional(Price.INTERFACE_ENDPOINT_GB, VPC, "VpcEndpoint-Bytes"),
                // Network load balancers have the same usage types.
                regional(Price.LOAD_BALANCER_HOUR, ELB, "LoadBalancerUsage").with(FAMILY, "Load Balancer-Application"),
                regional(Price.LCU_HOUR, ELB, "LCUUsage").with(FAMILY, "Load Balancer-Application"),
                regional(Price.NETWORK_LOAD_BALANCER_HOUR, ELB, "LoadBalancerUsage")
                        .with(FAMILY, "Load Balancer-Network"),
                regional(Price.NLCU_HOUR, ELB, "LCUUsage").with(FAMILY, "Load Balancer-Network"),
                regional(Price.HTTP_API_MILLION, API_GATEWAY, "ApiGatewayHttpRequest")
                        .perMillion(),
                regional(Price.REST_API_MILLION, API_GATEWAY, "ApiGatewayRequest")
                        .perMillion(),
                regional(Price.LAMBDA_REQUEST_MILLION, LAMBDA, "Request").perMillion(),
                regional(Price.LAMBDA_GB_SECOND_X86, LAMBDA, "Lambda-GB-Second"),
                regional(Price.LAMBDA_GB_SECOND_ARM, LAMBDA, "Lambda-GB-Second-ARM"),
                // An ACU costs the same for both engines; a region may have one of them only.
                regional(Price.ACU_HOUR, RDS, "Aurora:ServerlessV2Usage"),
                regional(Price.AURORA_GB_MONTH, RDS, "Aurora:StorageUsage"),
                regional(Price.AURORA_IO_MILLION, RDS, "Aurora:StorageIOUsage").perMillion(),
                regional(Price.CACHE_GB_HOUR, ELASTICACHE, "CachedData:Valkey"),
                regional(Price.CACHE_ECPU_MILLION, ELASTICACHE, "ElastiCacheProcessingUnits:Valkey")
                        .perMillion(),
                regional(Price.CACHE_T4G_MICRO_HOUR, ELASTICACHE, "NodeUsage:cache.t4g.micro")
                        .with(ENGINE, VALKEY),
                regional(Price.CACHE_T4G_SMALL_HOUR, ELASTICACHE, "NodeUsage:cache.t4g.small")
                        .with(ENGINE, VALKEY),
                regional(Price.CACHE_T4G_MEDIUM_HOUR, ELASTICACHE, "NodeUsage:cache.t4g.medium")
                        .with(ENGINE, VALKEY),
                regional(Price.CACHE_M7G_LARGE_HOUR, ELASTICACHE, "NodeUsage:cache.m7g.large")
                        .with(ENGINE, VALKEY),
                regional(Price.CACHE_R7G_LARGE_HOUR, ELASTICACHE, "NodeUsage:cache.r7g.large")
                        .with(ENGINE, VALKEY),
                regional(Price.DYNAMODB_WRITE_MILLION, DYNAMODB, "WriteRequestUnits")
                        .perMillion(),
                regional(Price.DYNAMODB_READ_MILLION, DYNAMODB, "ReadRequestUnits")
                        .perMillion(),
                regional(Price.DYNAMODB_GB_MONTH, DYNAMODB, STORED),
                regional(Price.DYNAMODB_BACKUP_GB_MONTH, DYNAMODB, "TimedPITRStorage-ByteHrs"),
                // Intelligent-Tiering has the same usage type for the overhead of its objects.
                regional(Price.S3_GB_MONTH, "AmazonS3", STORED).with("volumeType", "Standard"),
                regional(Price.ECR_GB_MONTH, "AmazonECR", STORED),
                regional(Price.LOG_GB, CLOUDWATCH, "DataProcessing-Bytes").with("operation", "PutLogEvents"),
                regional(Price.LOG_GB_MONTH, CLOUDWATCH, STORED).with(FAMILY, "Storage Snapshot"),
                regional(Price.ALARM_MONTH, CLOUDWATCH, "CW:AlarmMonitorUsage"),
                regional(Price.METRIC_MONTH, CLOUDWATCH, "CW:MetricMonitorUsage"),
                regional(Price.EFS_GB_MONTH, "AmazonEFS", STORED),
                regional(Price.EFS_READ_GB, "AmazonEFS", "ETDataAccess-Bytes").with("accessType", "Read"),
                regional(Price.EFS_WRITE_GB, "AmazonEFS", "ETDataAccess-Bytes").with("accessType", "Write"),
                regional(Price.KMS_KEY_MONTH, "awskms", "KMS-Keys"),
                regional(Price.SECRET_MONTH, "AWSSecretsManager", "AWSSecretsManager-Secrets"),
                regional(Price.TRANSFER_OUT_GB, "AWSDataTransfer", "DataTransfer-Out-Bytes")
                        .with("transferType", "AWS Outbound"),
                // Events of partners have the same usage type.
                regional(Price.EVENT_MILLION, EVENTS, "Event-64K-Chunks")
                        .with("operation", "PutEvents")
                        .perMillion(),
                regional(Price.ARCHIVE_GB, EVENTS, "ArchivedEvents-Bytes"),
                regional(Price.SCHEDULE_MILLION, EVENTS, "ScheduledInvocation").perMillion(),
                regional(Price.SQS_REQUEST_MILLION, SQS, "Requests-Tier1").perMillion(),
                regional(Price.SQS_FIFO_REQUEST_MILLION, SQS, "Requests-FIFO-Tier1")
                        .perMillion(),
                regional(Price.SNS_PUBLISH_MILLION, "AmazonSNS", "Requests-Tier1")
                        .perMillion(),
                regional(Price.STATE_TRANSITION_MILLION, "AmazonStates", "StateTransition")
                        .perMillion(),
                regional(Price.REGISTERED_TASK_MONTH, "AWSCloudMap", "Cloud-Map-Resources"),
                regional(Price.WEB_ACL_MONTH, WAF, "WebACLV2"),
                regional(Price.WEB_ACL_RULE_MONTH, WAF, "RuleV2"),
                regional(Price.WEB_ACL_REQUEST_MILLION, WAF, "RequestV2-Tier1").perMillion(),
                // The largest file of all: NAT gateways are in no other one.
                regional(Price.NAT_GATEWAY_HOUR, EC2, "NatGateway-Hours"),
                regional(Price.NAT_GATEWAY_GB, EC2, "NatGateway-Bytes"),
                // Dashboards of at most 50 metrics.
                global(Price.DASHBOARD_MONTH, CLOUDWATCH, "DashboardsUsageHour-Basic"),
                global(Price.HOSTED_ZONE_MONTH, "AmazonRoute53", "HostedZone"),
                global(
                        Price.CLOUDFRONT_GB,
                        "AmazonCloudFront",
                        EdgeLocation.nearest(region).code() + "-DataTransfer-Out-Bytes"));
    }
}
