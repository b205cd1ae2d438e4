package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import dev.slipway.settings.imports.copilot.DraftStores.DraftStoreKind;
import dev.slipway.settings.imports.copilot.EnvironmentScope.Trait;
import java.util.ArrayList;
import java.util.List;

/** Reader of {@code http} and {@code cdn} of an environment's manifest. */
final class EnvironmentHttp {
    private static final String TLS_POLICY = "listeners have the TLS policy that AWS recommends, with TLS 1.2 and 1.3";

    private final EnvironmentScope scope;
    private final SourceFields fields;

    EnvironmentHttp(EnvironmentScope scope, SourceFields fields) {
        this.scope = scope;
        this.fields = fields;
    }

    void read() {
        var http = fields.section("http");
        http.flatMap(section -> section.section("public")).ifPresent(this::publicBalancer);
        http.flatMap(section -> section.section("private")).ifPresent(this::internalBalancer);
        var hasBalancer = scope.traits().contains(Trait.BALANCER);
        if (hasBalancer && !scope.root().section("balancer").has("accessLogs")) {
            scope.root()
                    .section("balancer")
                    .preset("accessLogs", false, fields.source(), "access logs are off by default in Copilot");
        }
        if (scope.traits().contains(Trait.INTERNAL_BALANCER)) {
            scope.root()
                    .section("balancer")
                    .section("internal")
                    .preset(
                            "accessLogs",
                            false,
                            fields.source(),
                            "Copilot's internal load balancer has no access logs");
        }
        fields.value("cdn").ifPresent(this::distribution);
    }

    private void publicBalancer(SourceFields http) {
        var balancer = scope.root().section("balancer");
        http.items("certificates").forEach(certificate -> scope.hosts().certificate(certificate.markRead()));
        http.value("access_logs").ifPresent(value -> {
            balancer.take("accessLogs", TaskFields.isOn(http, value), value);
            for (var name : List.of("bucket_name", "prefix")) {
                value.member(name).ifPresent(part -> scope.report()
                        .lost(part, "access logs are in a bucket of the load balancer of the stack"));
            }
        });
        http.text("ssl_policy").ifPresent(policy -> scope.report().lost(policy.source(), TLS_POLICY));
        http.section("ingress").ifPresent(this::ingress);
        http.section("security_groups")
                .flatMap(groups -> groups.section("ingress"))
                .ifPresent(ingress -> {
                    ingress.section("restrict_to").ifPresent(this::ingress);
                    ingress.flag("from_vpc").ifPresent(flag -> scope.report()
                            .ignored(flag.source(), "a public load balancer is reached from the VPC, too"));
                });
        if (balancer.members().isEmpty()) {
            scope.root().members().remove("balancer");
        }
    }

    private void ingress(SourceFields ingress) {
        ingress.flag("cdn").ifPresent(flag -> scope.report()
                .changed(
                        flag.source(),
                        "slipway:distribution.enabled",
                        "with a distribution the load balancer accepts its requests alone, in any case"));
        ingress.texts("source_ips").ifPresent(list -> {
            var blocks = new ArrayList<String>();
            list.value().forEach(block -> CidrBlocks.normal(block).ifPresentOrElse(blocks::add, () -> scope.errors()
                    .add(list.source(), "%s is no IPv4 block; write it as in 192.0.2.0/24".formatted(block))));
            scope.root().section("balancer").take("allowCidrs", blocks, list.source());
        });
    }

    private void internalBalancer(SourceFields http) {
        http.items("certificates").forEach(certificate -> scope.hosts().certificate(certificate.markRead()));
        http.texts("subnets").ifPresent(subnets -> scope.report()
                .lost(
                        subnets.source(),
                        "the internal load balancer is in the private subnets of slipway:network.existing"));
        http.text("ssl_policy").ifPresent(policy -> scope.report().lost(policy.source(), TLS_POLICY));
        http.section("ingress").flatMap(ingress -> ingress.flag("vpc")).ifPresent(this::fromVpc);
        http.section("security_groups")
                .flatMap(groups -> groups.section("ingress"))
                .ifPresent(ingress -> {
                    ingress.flag("from_vpc").ifPresent(this::fromVpc);
                    ingress.section("restrict_to").ifPresent(this::ingress);
                });
    }

    private void fromVpc(dev.slipway.settings.imports.SourceField<Boolean> flag) {
        scope.report()
                .changed(
                        flag.source(),
                        "slipway:balancer.internal",
                        "the whole VPC may connect to the internal load balancer, in any case");
    }

    private void distribution(SourceValue value) {
        var isOn = TaskFields.isOn(fields, value);
        if (!isOn) {
            scope.report().taken(value, "slipway:distribution.enabled");
            return;
        }
        var distribution = scope.root().section("distribution");
        distribution.take("enabled", true, value);
        distribution.preset("priceClass", "all", value, "CloudFront's default, which Copilot leaves");
        distribution.preset("cache", "none", value, "Copilot caches no responses of services");
        distribution.preset("accessLogs", false, value, "Copilot's distribution has no access logs");
        if (!value.isObject()) {
            return;
        }
        var cdn = fields.section(value).orElseThrow();
        cdn.text("certificate")
                .ifPresent(certificate -> scope.root().section("domain").take("cloudFrontCertificateArn", certificate));
        cdn.flag("terminate_tls").ifPresent(flag -> scope.report()
                .lost(
                        flag.source(),
                        "with a domain the distribution calls the load balancer by HTTPS, without one by HTTP"));
        cdn.section("static_assets").ifPresent(this::assets);
    }

    private void assets(SourceFields assets) {
        var distribution = scope.root().section("distribution");
        assets.text("location").ifPresent(location -> {
            var name = location.value().replaceFirst("\\.s3[.-].*", "");
            var bucket = scope.stores().name(DraftStoreKind.BUCKET, "assets", "assets", "static-assets");
            var section = scope.stores().section(DraftStoreKind.BUCKET, bucket);
            section.put("noncurrentDays", 30);
            distribution.section("files").put("bucket", bucket);
            scope.report()
                    .changed(
                            location.source(),
                            section.path(),
                            "the distribution serves files of a bucket of the stack: copy the objects, aws s3 sync s3://%s s3://<bucket>"
                                    .formatted(name));
        });
        assets.text("path").ifPresent(path -> distribution
                .section("files")
                .take(
                        "paths",
                        List.of(path.value().startsWith("/") ? path.value() : "/" + path.value()),
                        path.source()));
        assets.text("alias").ifPresent(alias -> scope.report()
                .lost(
                        alias.source(),
                        "files have the hosts of the load balancer; add the host to routes.hosts of a service"));
    }
}
