package dev.slipway.analysis.cost;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Metered items with a price. A price list names them in lower case with hyphens. */
public enum Price {
    FARGATE_VCPU_HOUR_X86("vCPU-hour"),
    FARGATE_GB_HOUR_X86("GB-hour"),
    FARGATE_VCPU_HOUR_ARM("vCPU-hour"),
    FARGATE_GB_HOUR_ARM("GB-hour"),
    FARGATE_STORAGE_GB_HOUR("GB-hour"),
    NAT_GATEWAY_HOUR("hour"),
    NAT_GATEWAY_GB("GB"),
    PUBLIC_IPV4_HOUR("address-hour"),
    INTERFACE_ENDPOINT_HOUR("zone-hour"),
    INTERFACE_ENDPOINT_GB("GB"),
    TRANSFER_OUT_GB("GB"),
    LOAD_BALANCER_HOUR("hour"),
    LCU_HOUR("LCU-hour"),
    NETWORK_LOAD_BALANCER_HOUR("hour"),
    NLCU_HOUR("NLCU-hour"),
    HTTP_API_MILLION("million requests"),
    REST_API_MILLION("million requests"),
    CLOUDFRONT_GB("GB"),
    WEB_ACL_MONTH("month"),
    WEB_ACL_RULE_MONTH("rule-month"),
    WEB_ACL_REQUEST_MILLION("million requests"),
    HOSTED_ZONE_MONTH("zone-month"),
    REGISTERED_TASK_MONTH("task-month"),
    LAMBDA_REQUEST_MILLION("million calls"),
    LAMBDA_GB_SECOND_X86("GB-second"),
    LAMBDA_GB_SECOND_ARM("GB-second"),
    SCHEDULE_MILLION("million calls"),
    STATE_TRANSITION_MILLION("million state transitions"),
    ACU_HOUR("ACU-hour"),
    AURORA_GB_MONTH("GB-month"),
    AURORA_IO_MILLION("million I/Os"),
    DYNAMODB_WRITE_MILLION("million writes"),
    DYNAMODB_READ_MILLION("million reads"),
    DYNAMODB_GB_MONTH("GB-month"),
    DYNAMODB_BACKUP_GB_MONTH("GB-month"),
    S3_GB_MONTH("GB-month"),
    ECR_GB_MONTH("GB-month"),
    EFS_GB_MONTH("GB-month"),
    EFS_READ_GB("GB"),
    EFS_WRITE_GB("GB"),
    EVENT_MILLION("million events"),
    ARCHIVE_GB("GB"),
    SQS_REQUEST_MILLION("million requests"),
    SQS_FIFO_REQUEST_MILLION("million requests"),
    SNS_PUBLISH_MILLION("million messages"),
    CACHE_GB_HOUR("GB-hour"),
    CACHE_ECPU_MILLION("million ECPUs"),
    CACHE_T4G_MICRO_HOUR("node-hour"),
    CACHE_T4G_SMALL_HOUR("node-hour"),
    CACHE_T4G_MEDIUM_HOUR("node-hour"),
    CACHE_M7G_LARGE_HOUR("node-hour"),
    CACHE_R7G_LARGE_HOUR("node-hour"),
    LOG_GB("GB"),
    LOG_GB_MONTH("GB-month"),
    ALARM_MONTH("alarm-month"),
    METRIC_MONTH("metric-month"),
    DASHBOARD_MONTH("dashboard-month"),
    KMS_KEY_MONTH("key-month"),
    SECRET_MONTH("secret-month"),
    /** A resource whose monthly cost an extension knows; no price list has it. */
    OWN_RESOURCE_MONTH("month");

    private final String unit;

    Price(String unit) {
        this.unit = unit;
    }

    /** The unit that the price is for: {@code GB-month}. */
    public String unit() {
        return unit;
    }

    /** The key in a price list: {@code nat-gateway-hour}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Price> of(String key) {
        return Arrays.stream(values()).filter(price -> price.key().equals(key)).findFirst();
    }
}
