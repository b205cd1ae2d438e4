package dev.slipway.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stand-ins of what lies between callers and services: certificates, records, hosts of APIs. */
record EdgeStandIns(AwsAccount account) {

    /** None for what is none of these. */
    Optional<StandIn> of(PlannedResource resource, String physical, String digits) {
        return Optional.ofNullable(find(resource, physical, digits));
    }

    private @Nullable StandIn find(PlannedResource resource, String physical, String digits) {
        return switch (resource.type()) {
            case "aws:acm/certificate:Certificate" -> certificate(resource, digits);
            case "aws:acm/certificateValidation:CertificateValidation" -> StandIn.of("2030-01-01T00:00:00Z");
            case "aws:route53/record:Record" ->
                StandIn.of("%s_%s_%s".formatted(resource.text("zoneId"), resource.text("name"), resource.text("type")))
                        .with("fqdn", resource.text("name").replaceFirst("\\.$", ""));
            case "aws:lb/trustStore:TrustStore" ->
                StandIn.ofArn(account.arn(
                                "elasticloadbalancing",
                                "truststore/%s/%s".formatted(physical, digits.substring(0, 16))))
                        .with("name", physical);
            case "aws:wafv2/ipSet:IpSet" -> firewall(resource, "ipset", physical);
            case "aws:wafv2/webAcl:WebAcl" -> firewall(resource, "webacl", physical);
            case "aws:cloudfront/originAccessControl:OriginAccessControl" -> StandIn.of(edgeId(digits));
            case "aws:cloudfront/distribution:Distribution" ->
                StandIn.of(edgeId(digits))
                        .with("arn", account.globalArn("cloudfront", "distribution/" + edgeId(digits)))
                        .with("domainName", "d%s.cloudfront.net".formatted(digits.substring(0, 13)))
                        .with("hostedZoneId", "Z2FDTNDATAQYW2");
            case "aws:apigatewayv2/domainName:DomainName" -> apiDomain(resource, digits);
            case "aws:apigatewayv2/apiMapping:ApiMapping" -> StandIn.of(digits.substring(0, 6));
            case "aws:apigateway/domainName:DomainName" ->
                StandIn.of(resource.text("domainName"))
                        .with("arn", account.arn("apigateway", "/domainnames/" + resource.text("domainName")))
                        .with("regionalDomainName", regionalName(digits))
                        .with("regionalZoneId", zone(digits));
            case "aws:apigateway/basePathMapping:BasePathMapping" ->
                StandIn.of("%s/%s".formatted(resource.text("domainName"), resource.text("basePath")));
            default -> null;
        };
    }

    private StandIn certificate(PlannedResource resource, String digits) {
        var options = resource.list("subjectAlternativeNames").stream()
                .map(Object::toString)
                .map(name -> Map.of(
                        "domainName",
                        name,
                        "resourceRecordName",
                        "_%s.%s.".formatted(digits, name.replaceFirst("^\\*\\.", "")),
                        "resourceRecordType",
                        "CNAME",
                        "resourceRecordValue",
                        "_%s.acm-validations.aws.".formatted(digits)))
                .toList();
        return StandIn.ofArn(account.arn("acm", "certificate/" + AwsAccount.uuid(resource.urn())))
                .with("domainValidationOptions", options)
                .with("status", "PENDING_VALIDATION")
                .with("validationEmails", List.of());
    }

    /** The target stands within what was asked for. */
    private StandIn apiDomain(PlannedResource resource, String digits) {
        var configuration = new LinkedHashMap<String, Object>();
        if (resource.input("domainNameConfiguration").orElse(null) instanceof Map<?, ?> asked) {
            asked.forEach((key, value) -> configuration.put(key.toString(), value));
        }
        configuration.put("targetDomainName", regionalName(digits));
        configuration.put("hostedZoneId", zone(digits));
        var host = resource.text("domainName");
        return StandIn.of(host)
                .with("arn", account.arn("apigateway", "/domainnames/" + host))
                .with("domainNameConfiguration", configuration);
    }

    /** Parts of CloudFront's firewalls are in us-east-1, and called global. */
    private StandIn firewall(PlannedResource resource, String kind, String name) {
        var id = AwsAccount.uuid(resource.urn());
        var scope = resource.text("scope").equals("CLOUDFRONT") ? "global" : "regional";
        return StandIn.of(id)
                .with("arn", account.arn("wafv2", "%s/%s/%s/%s".formatted(scope, kind, name, id)))
                .with("name", name);
    }

    private static String edgeId(String digits) {
        return "E" + digits.toUpperCase(Locale.ROOT).substring(0, 13);
    }

    private String regionalName(String digits) {
        return "d-%s.execute-api.%s.%s".formatted(digits.substring(0, 10), account.region(), account.dnsSuffix());
    }

    private static String zone(String digits) {
        return "Z" + digits.toUpperCase(Locale.ROOT).substring(0, 13);
    }
}
