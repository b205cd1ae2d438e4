package dev.slipway.settings.rules;

import dev.slipway.base.Arns;
import dev.slipway.components.balancer.IdentityProvider;
import dev.slipway.components.gateway.VpcLinkRegions;
import dev.slipway.components.network.NewVpcSpec;
import dev.slipway.components.service.Ingress.Api;
import dev.slipway.settings.reader.TextFormat;
import dev.slipway.settings.rules.SettingsRule.Breach;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rules about the stack's region, a key of the AWS provider, and between it and services. */
final class RegionSettingsRules {
    static final String KEY = "aws:region";
    private static final TextFormat REGION = TextFormat.of("a region's code", "[a-z]{2,4}(-[a-z]+)+-\\d");

    static final List<SettingsRule> RULES = List.of(
            new SettingsRule(KEY, "A stack has a region.", RegionSettingsRules::missing),
            new SettingsRule(
                    KEY, "A region is written as its code, such as `eu-west-1`.", RegionSettingsRules::malformed),
            new SettingsRule(
                    "slipway:balancer.logins.<name>.cognito.userPoolArn",
                    "A user pool is of the stack's region.",
                    RegionSettingsRules::userPoolsOfOtherRegions),
            new SettingsRule(
                    "slipway:services.<name>.ingress",
                    "Tasks behind an HTTP API need a region with VPC links for HTTP APIs.",
                    RegionSettingsRules::withoutVpcLinks),
            new SettingsRule(
                    "slipway:network.zones",
                    "Tasks behind an HTTP API are in zones with "
                            + "[VPC links](https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vpc-links.html): "
                            + "two in us-west-1, ap-east-1, ca-central-1 and eu-west-3.",
                    RegionSettingsRules::zonesWithoutVpcLinks));

    private RegionSettingsRules() {}

    private static Stream<Breach> missing(RuleInput input) {
        return input.region().isEmpty()
                ? Stream.of(Breach.of("", "missing", "set it to a region's code, such as eu-west-1"))
                : Stream.empty();
    }

    private static Stream<Breach> malformed(RuleInput input) {
        return input.region().isEmpty() || REGION.matches(input.region())
                ? Stream.empty()
                : Stream.of(Breach.of(
                        input.region(), REGION.description() + " is allowed", "set it to one such as eu-west-1"));
    }

    private static Stream<Breach> userPoolsOfOtherRegions(RuleInput input) {
        return input.settings().balancer().main().logins().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(login -> login.getValue().provider() instanceof IdentityProvider.Cognito cognito
                                && !Arns.region(cognito.userPoolArn()).equals(input.region())
                        ? Stream.of(Breach.of(
                                        cognito.userPoolArn(),
                                        "a user pool of %s is allowed".formatted(input.region()),
                                        "name one of that region, or write the endpoints of this one as oidc")
                                .at(login.getKey()))
                        : Stream.empty());
    }

    private static Stream<Breach> zonesWithoutVpcLinks(RuleInput input) {
        var most = VpcLinkRegions.maxZones(input.region());
        return input.settings().network() instanceof NewVpcSpec own
                        && own.subnets().zones() > most
                        && input.services().anyMatch(service -> service.ingress() instanceof Api)
                ? Stream.of(Breach.of(
                        "" + own.subnets().zones(),
                        "%s has %d zones with VPC links for HTTP APIs".formatted(input.region(), most),
                        "set it to " + most))
                : Stream.empty();
    }

    private static Stream<Breach> withoutVpcLinks(RuleInput input) {
        return input.services()
                .filter(service -> service.ingress() instanceof Api
                        && REGION.matches(input.region())
                        && !VpcLinkRegions.has(input.region()))
                .map(service -> Breach.of(
                                "api",
                                "%s has no VPC links for HTTP APIs".formatted(input.region()),
                                "set it to balancer, or aws:region to another, such as eu-west-1")
                        .at(service.name()));
    }
}
