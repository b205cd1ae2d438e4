package dev.slipway.engine;

import dev.slipway.base.ImageReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The stand-ins that no template can express, by the names that the entries of resource types refer to. */
record ComputedStandIns(AwsAccount account, PlannedResource resource, StandInNames names) {

    /** @throws IllegalStateException for an unknown name */
    StandIn named(String name) {
        return switch (name) {
            case "apiDomainName" -> apiDomainName();
            case "bucket" -> bucket();
            case "certificate" -> certificate();
            case "identityProvider" ->
                StandIn.ofArn(account.globalArn(
                        "iam", "oidc-provider/" + resource.text("url").replaceFirst("^https://", "")));
            case "image" -> image();
            case "ipSet" -> firewall("ipset");
            case "parameter" ->
                StandIn.of(names.name())
                        .with(
                                "arn",
                                account.arn("ssm", "parameter/" + names.name().replaceFirst("^/", "")));
            case "record" -> dnsRecord();
            case "restApi" -> restApi(names.hex(10));
            case "webAcl" -> firewall("webacl");
            default ->
                throw new IllegalStateException(
                        "%s has the unknown computed stand-in %s".formatted(resource.type(), name));
        };
    }

    /** The target of an API's domain name is within the configuration of the inputs. */
    private StandIn apiDomainName() {
        var configuration = new LinkedHashMap<String, Object>();
        if (resource.input("domainNameConfiguration").orElse(null) instanceof Map<?, ?> given) {
            given.forEach((key, value) -> configuration.put(key.toString(), value));
        }
        configuration.put(
                "targetDomainName",
                "d-%s.execute-api.%s.%s".formatted(names.hex(10), account.region(), account.dnsSuffix()));
        configuration.put("hostedZoneId", "Z" + names.upperHex(13));
        var host = resource.text("domainName");
        return StandIn.of(host)
                .with("arn", account.arn("apigateway", "/domainnames/" + host))
                .with("domainNameConfiguration", configuration);
    }

    /** A bucket has a name, or a prefix to which the provider adds digits. */
    private StandIn bucket() {
        var prefix = resource.text("bucketPrefix");
        var generated = prefix.isEmpty() ? names.name() : prefix + names.digits();
        var name = resource.text("bucket").isEmpty() ? generated : resource.text("bucket");
        return StandIn.of(name)
                .with("bucket", name)
                .with("arn", "arn:%s:s3:::%s".formatted(account.partition(), name))
                .with("bucketDomainName", "%s.s3.%s".formatted(name, account.dnsSuffix()))
                .with("bucketRegionalDomainName", "%s.s3.%s.%s".formatted(name, account.region(), account.dnsSuffix()));
    }

    private StandIn certificate() {
        var options = resource.list("subjectAlternativeNames").stream()
                .map(Object::toString)
                .map(name -> Map.of(
                        "domainName",
                        name,
                        "resourceRecordName",
                        "_%s.%s.".formatted(names.digits(), name.replaceFirst("^\\*\\.", "")),
                        "resourceRecordType",
                        "CNAME",
                        "resourceRecordValue",
                        "_%s.acm-validations.aws.".formatted(names.digits())))
                .toList();
        return StandIn.ofArn(account.arn("acm", "certificate/" + AwsAccount.uuid(resource.urn())))
                .with("domainValidationOptions", options)
                .with("status", "PENDING_VALIDATION")
                .with("validationEmails", List.of());
    }

    /** After a push, a registry returns the name of the repository with the digest, without the tag. */
    private StandIn image() {
        var image = resource.text("imageName");
        var digest = new StringBuilder();
        while (digest.length() < 64) {
            digest.append(AwsAccount.digits(image + digest.length(), 16));
        }
        return StandIn.of(image)
                .with(
                        "repoDigest",
                        ImageReference.parse(image)
                                .map(reference -> reference.at("sha256:" + digest))
                                .orElse(""))
                .with("baseImageName", image)
                .with(
                        "registryServer",
                        "%s.dkr.ecr.%s.%s".formatted(AwsAccount.ID, account.region(), account.dnsSuffix()));
    }

    private StandIn dnsRecord() {
        var name = resource.text("name");
        return StandIn.of("%s_%s_%s".formatted(resource.text("zoneId"), name, resource.text("type")))
                .with("fqdn", name.replaceFirst("\\.$", ""));
    }

    private StandIn restApi(String id) {
        return StandIn.of(id)
                .with("arn", account.accountless("apigateway", "/restapis/" + id))
                .with("name", names.name())
                .with("rootResourceId", AwsAccount.digits(id, 10))
                .with("executionArn", account.arn("execute-api", id));
    }

    /** The ARN of a firewall of CloudFront has {@code global}, any other {@code regional}. */
    private StandIn firewall(String kind) {
        var id = AwsAccount.uuid(resource.urn());
        var scope = resource.text("scope").equals("CLOUDFRONT") ? "global" : "regional";
        return StandIn.of(id)
                .with("arn", account.arn("wafv2", "%s/%s/%s/%s".formatted(scope, kind, names.name(), id)))
                .with("name", names.name());
    }
}
