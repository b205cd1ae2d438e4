package dev.slipway.settings;

import dev.slipway.base.Arns;
import dev.slipway.components.domain.HostNames;
import dev.slipway.components.service.Ingress;
import dev.slipway.settings.reader.ConfigError;
import dev.slipway.settings.reader.ConfigErrors;
import dev.slipway.settings.reader.StackConfig;
import java.util.Optional;

/** Checks what the domain has against the rest of a stack. */
final class DomainCombinations {
    private static final String KEY = "slipway:domain";

    private DomainCombinations() {}

    static void check(Settings settings, StackConfig config, ConfigErrors faults) {
        settings.edge().domain().ifPresent(domain -> {
            reached(settings.edge(), domain, faults);
            certificate(domain, config, faults);
            names(settings.edge(), domain, faults);
            routes(settings, domain, faults);
        });
    }

    /** A host leads somewhere, and what callers reach has one. */
    private static void reached(EdgeSettings edge, DomainSettings domain, ConfigErrors faults) {
        var callers = edge.callers();
        if (!callers.balancer() && !callers.api() && !callers.control()) {
            faults.add(ConfigError.of(
                    KEY,
                    "",
                    "nothing is there that its hosts could lead to",
                    "set ingress of a service to balancer or api, or remove it"));
            return;
        }
        if (callers.balancer() || callers.api()) {
            if (domain.hosts().isEmpty()) {
                faults.add(
                        ConfigError.of(KEY + ".host", "", "missing", "name the host that callers use, such as server"));
            }
        } else {
            domain.hosts().stream()
                    .findFirst()
                    .ifPresent(host -> faults.add(ConfigError.of(
                            KEY + ".host", host, "no service is behind a balancer or an API", "name it controlHost")));
        }
        if (!(callers.balancer() && callers.api())) {
            domain.apiHost()
                    .ifPresent(host -> faults.add(ConfigError.of(
                            KEY + ".apiHost",
                            host,
                            "it is for an API beside a balancer",
                            callers.api() ? "name it host" : "remove it")));
        }
        if (!callers.control()) {
            domain.controlHost()
                    .ifPresent(host ->
                            faults.add(ConfigError.of(KEY + ".controlHost", host, "no service sleeps", "remove it")));
        }
        if (!callers.balancer() && !callers.api()) {
            domain.clients()
                    .ifPresent(bundle -> faults.add(ConfigError.of(
                            KEY + ".mutualTls", "", "no balancer and no HTTP API asks callers", "remove it")));
        }
        twice(edge, domain, faults);
    }

    private static void twice(EdgeSettings edge, DomainSettings domain, ConfigErrors faults) {
        Optional.of(domain)
                .filter(each -> edge.callers().balancer())
                .flatMap(DomainSettings::apiHost)
                .filter(edge.balancerHosts(domain)::contains)
                .ifPresent(host -> taken("apiHost", host, faults));
        domain.controlHost()
                .filter(host -> edge.balancerHosts(domain).contains(host)
                        || edge.apiHosts(domain).contains(host))
                .ifPresent(host -> taken("controlHost", host, faults));
    }

    private static void taken(String key, String host, ConfigErrors faults) {
        faults.add(ConfigError.of(
                KEY + "." + key, host, "it leads somewhere else already", "give each of them a host of its own"));
    }

    private static void certificate(DomainSettings domain, StackConfig config, ConfigErrors faults) {
        if (domain.certificateArn().isEmpty()) {
            return;
        }
        var arn = domain.certificateArn().get();
        var region = config.values().getOrDefault("aws:region", "");
        if (!Arns.region(arn).equals(region)) {
            faults.add(ConfigError.of(
                    KEY + ".certificateArn",
                    arn,
                    "a certificate of %s is allowed".formatted(region),
                    "name one of that region, or leave it out for one of the stack's own"));
        }
        if (domain.wildcard()) {
            faults.add(ConfigError.of(
                    KEY + ".wildcard", "true", "the certificate is there already", "remove it, or certificateArn"));
        }
    }

    private static void names(EdgeSettings edge, DomainSettings domain, ConfigErrors faults) {
        try {
            edge.names(domain);
        } catch (IllegalArgumentException e) {
            faults.add(new ConfigError(KEY, "", String.valueOf(e.getMessage())));
        }
    }

    /** Callers of a host that the stack's own certificate lacks would be refused by their browsers. */
    private static void routes(Settings settings, DomainSettings domain, ConfigErrors faults) {
        if (domain.certificateArn().isPresent()) {
            return;
        }
        for (var service : settings.services()) {
            if (service.ingress() instanceof Ingress.Balanced balanced) {
                balanced.target().routes().hosts().stream()
                        .filter(host -> !covered(host, settings.edge(), domain))
                        .forEach(host -> faults.add(ConfigError.of(
                                "slipway:services.%s.routes.hosts".formatted(service.name()),
                                host,
                                "the certificate cannot cover it in the zone " + domain.zone(),
                                "name a host of the zone, or a certificate that covers it as certificateArn")));
            }
        }
    }

    private static boolean covered(String host, EdgeSettings edge, DomainSettings domain) {
        return HostNames.inZone(host, domain.zone())
                && edge.balancerHosts(domain).contains(host);
    }
}
