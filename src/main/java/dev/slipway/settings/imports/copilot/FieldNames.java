package dev.slipway.settings.imports.copilot;

import dev.slipway.base.Suggestions;
import dev.slipway.settings.imports.SourceValue;
import java.util.Set;

/** The names of all fields of manifests, for suggestions to mistyped ones. */
final class FieldNames {
    private static final Set<String> ALL =
            Set.of(("name type image build context dockerfile args target cache_from location port credentials labels"
                            + " depends_on healthcheck command interval retries timeout start_period http alb path version stickiness alias hosted_zone"
                            + " deregistration_delay target_container target_port allowed_source_ips redirect_to_https additional_rules success_codes"
                            + " healthy_threshold unhealthy_threshold grace_period nlb ssl_policy additional_listeners cpu memory platform osfamily"
                            + " architecture count range min max spot_from spot cooldown in out cpu_percentage memory_percentage requests response_time"
                            + " queue_delay acceptable_latency msg_processing_time value exec enable entrypoint variables from_cfn env_file secrets"
                            + " secretsmanager storage ephemeral readonly_fs volumes efs id root_dir auth iam access_point_id uid gid read_only logging"
                            + " retention destination enableMetadata secretOptions configFilePath sidecars essential credentialsParameter mount_points"
                            + " source_volume network vpc placement subnets from_tags security_groups groups deny_default connect publish topics fifo"
                            + " content_based_deduplication subscribe service filter_policy queue delay dead_letter tries deduplication_scope"
                            + " throughput_limit high_throughput taskdef_overrides deployment rolling rollback_alarms observability tracing on schedule"
                            + " tags private endpoint files source recursive exclude reinclude certificate environments cidr public az security_group"
                            + " ingress egress ip_protocol ports flow_logs certificates access_logs bucket_name prefix source_ips cdn terminate_tls"
                            + " static_assets container_insights")
                    .split(" "));

    private FieldNames() {}

    /** The error of a field that no reader knows. */
    static String unknown(SourceValue value) {
        var path = value.place().path();
        var name = path.substring(path.lastIndexOf('.') + 1);
        var fix = Suggestions.to(name, ALL)
                .filter(other -> !other.equals(name))
                .map("did you mean %s?"::formatted)
                .orElse("remove it");
        return "this field is not known here, and Copilot ignores it; %s Or import with --ignore-unknown, which reports it"
                .formatted(fix.endsWith("?") ? fix : fix + ".");
    }
}
