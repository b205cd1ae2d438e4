package dev.slipway.settings;

import dev.slipway.base.Arns;
import dev.slipway.base.Suggestions;
import dev.slipway.components.service.Ingress;
import dev.slipway.settings.reader.ConfigError;
import dev.slipway.settings.reader.ConfigErrors;
import dev.slipway.settings.reader.StackConfig;

/** Checks the firewall and the distribution against the rest of a stack. */
final class EdgeCombinations {
    private static final String FIREWALL = "slipway:firewall";
    private static final String DISTRIBUTION = "slipway:distribution";

    private EdgeCombinations() {}

    static void check(Settings settings, StackConfig config, ConfigErrors faults) {
        firewall(settings.edge(), faults);
        viewersCertificate(settings.edge(), faults);
        if (settings.edge().distribution().isEmpty()) {
            return;
        }
        partition(config, faults);
        origin(settings.edge(), faults);
        addresses(settings, faults);
        files(settings, faults);
        ProviderSettings.check(config, faults);
    }

    private static void firewall(EdgeSettings edge, ConfigErrors faults) {
        if (edge.firewall().isPresent()
                && edge.distribution().isEmpty()
                && !edge.callers().balancer()) {
            faults.add(ConfigError.of(
                    FIREWALL + ".enabled",
                    "true",
                    "it stands before a balancer or a distribution, and the stack has neither",
                    "add slipway:distribution, or remove it"));
        }
    }

    private static void viewersCertificate(EdgeSettings edge, ConfigErrors faults) {
        edge.domain().flatMap(DomainSettings::viewersCertificateArn).ifPresent(arn -> {
            if (edge.distribution().isEmpty()) {
                faults.add(ConfigError.of(
                        "slipway:domain.viewersCertificateArn", arn, "it is for a distribution", "remove it"));
            } else if (!Arns.region(arn).equals(EdgeSettings.GLOBAL)) {
                faults.add(ConfigError.of(
                        "slipway:domain.viewersCertificateArn",
                        arn,
                        "CloudFront takes certificates of us-east-1",
                        "name one of that region, or leave it out for one of the stack's own"));
            }
        });
    }

    /** CloudFront's firewalls and certificates are where other partitions have no region. */
    private static void partition(StackConfig config, ConfigErrors faults) {
        var region = config.values().getOrDefault("aws:region", "");
        if (region.matches("(cn|us-gov|us-iso[a-z]*|eusc|eu-isoe)-.*")) {
            faults.add(ConfigError.of(
                    DISTRIBUTION + ".enabled",
                    "true",
                    "what belongs to CloudFront is in us-east-1, which accounts of %s lack".formatted(region),
                    "remove it"));
        }
    }

    private static void origin(EdgeSettings edge, ConfigErrors faults) {
        if (!edge.callers().balancer() && !edge.callers().api()) {
            faults.add(ConfigError.of(
                    DISTRIBUTION + ".enabled",
                    "true",
                    "it stands before a balancer or an HTTP API, and the stack has neither",
                    "set ingress of a service to balancer or api, or remove it"));
        }
        edge.domain()
                .flatMap(DomainSettings::clients)
                .ifPresent(bundle -> faults.add(ConfigError.of(
                        "slipway:domain.mutualTls",
                        "",
                        "callers come to a distribution, which asks for no certificates",
                        "remove it, or slipway:distribution")));
    }

    /** The balancer sees CloudFront's addresses alone. */
    private static void addresses(Settings settings, ConfigErrors faults) {
        if (!settings.edge().callers().balancer()) {
            return;
        }
        if (!settings.balancer().allow().open()) {
            faults.add(closed("slipway:balancer.allowCidrs"));
        }
        for (var service : settings.services()) {
            if (service.ingress() instanceof Ingress.Balanced balanced
                    && !balanced.target().routes().allow().open()) {
                faults.add(closed("slipway:services.%s.routes.allowCidrs".formatted(service.name())));
            }
        }
    }

    private static ConfigError closed(String key) {
        return ConfigError.of(
                key,
                "",
                "behind a distribution every request comes from CloudFront's addresses",
                "remove it; slipway:firewall can block addresses before the distribution");
    }

    private static void files(Settings settings, ConfigErrors faults) {
        var buckets = settings.storage().buckets().keySet();
        settings.edge()
                .servedFiles()
                .filter(files -> !buckets.contains(files.bucket()))
                .ifPresent(files -> {
                    var meant = Suggestions.to(files.bucket(), buckets).map(name -> "did you mean %s?".formatted(name));
                    faults.add(ConfigError.of(
                            DISTRIBUTION + ".files.bucket",
                            files.bucket(),
                            "no bucket of slipway:storage has this name",
                            meant.orElse("name one, or add it there")));
                });
    }
}
