package dev.slipway.engine;

import com.google.protobuf.Struct;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The results of the provider functions about existing load balancers, on the embedded engine. */
final class BalancerAnswers {
    private BalancerAnswers() {}

    static Optional<Struct> of(AwsAccount account, String token, Map<String, Object> arguments) {
        return Optional.ofNullable(
                switch (token) {
                    case "aws:lb/getListener:getListener" ->
                        listener(arguments.get("arn").toString());
                    case "aws:lb/getLoadBalancer:getLoadBalancer" ->
                        balancer(account, arguments.get("arn").toString());
                    case "aws:lb/getListenerRule:getListenerRule" -> noRule(arguments);
                    default -> null;
                });
    }

    /** A listener with HTTPS. */
    private static Struct listener(String arn) {
        return Wire.toStruct(Map.ofEntries(
                Map.entry("id", arn),
                Map.entry("arn", arn),
                Map.entry(
                        "loadBalancerArn",
                        arn.replace(":listener/", ":loadbalancer/").replaceFirst("/[^/]*$", "")),
                Map.entry("port", 443),
                Map.entry("protocol", "HTTPS"),
                Map.entry("alpnPolicy", ""),
                Map.entry("certificateArn", ""),
                Map.entry("sslPolicy", ""),
                Map.entry("defaultActions", List.of()),
                Map.entry("mutualAuthentications", List.of()),
                Map.entry("tags", Map.of())));
    }

    /** A load balancer in a VPC that only AWS knows. */
    private static Struct balancer(AwsAccount account, String arn) {
        var suffix = arn.substring(arn.indexOf("/") + 1);
        var name = suffix.split("/")[1];
        var host = "%s-%s.%s.elb.%s".formatted(name, AwsAccount.digits(arn, 9), account.region(), account.dnsSuffix());
        return Wire.toStruct(Map.ofEntries(
                Map.entry("id", arn),
                Map.entry("arn", arn),
                Map.entry("arnSuffix", suffix),
                Map.entry("name", name),
                Map.entry("loadBalancerType", "application"),
                Map.entry("internal", false),
                Map.entry("vpcId", ""),
                Map.entry("securityGroups", List.of("sg-" + AwsAccount.digits(arn, 17))),
                Map.entry("subnets", List.of()),
                Map.entry("subnetMappings", List.of()),
                Map.entry("dnsName", host),
                Map.entry(
                        "zoneId", "Z" + AwsAccount.digits(account.region(), 13).toUpperCase(Locale.ROOT)),
                Map.entry("accessLogs", Map.of("bucket", "", "enabled", false, "prefix", "")),
                Map.entry("connectionLogs", List.of()),
                Map.entry("ipamPools", List.of()),
                Map.entry("clientKeepAlive", 3600),
                Map.entry("customerOwnedIpv4Pool", ""),
                Map.entry("desyncMitigationMode", "defensive"),
                Map.entry("dnsRecordClientRoutingPolicy", ""),
                Map.entry("dropInvalidHeaderFields", false),
                Map.entry("enableCrossZoneLoadBalancing", true),
                Map.entry("enableDeletionProtection", false),
                Map.entry("enableHttp2", true),
                Map.entry("enableTlsVersionAndCipherSuiteHeaders", false),
                Map.entry("enableWafFailOpen", false),
                Map.entry("enableXffClientPort", false),
                Map.entry("enableZonalShift", false),
                Map.entry("enforceSecurityGroupInboundRulesOnPrivateLinkTraffic", ""),
                Map.entry("idleTimeout", 60),
                Map.entry("ipAddressType", "ipv4"),
                Map.entry("preserveHostHeader", false),
                Map.entry("xffHeaderProcessingMode", "append"),
                Map.entry("tags", Map.of())));
    }

    /** A priority that no rule has. */
    private static Struct noRule(Map<String, Object> arguments) {
        return Wire.toStruct(Map.of(
                "id", "",
                "arn", "",
                "listenerArn", arguments.get("listenerArn"),
                "priority", arguments.get("priority"),
                "actions", List.of(),
                "conditions", List.of(),
                "tags", Map.of()));
    }
}
