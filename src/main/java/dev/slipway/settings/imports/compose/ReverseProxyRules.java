package dev.slipway.settings.imports.compose;

import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Labels and variables by which Traefik, Caddy and nginx-proxy lead requests to a container. */
final class ReverseProxyRules {
    private static final Pattern LABEL =
            Pattern.compile("traefik\\.(http|tcp)\\.routers\\..*\\.rule|caddy(_\\d+)?|traefik\\.frontend\\.rule");

    private ReverseProxyRules() {}

    static boolean has(ComposeService service) {
        var deploy = service.source().member("deploy");
        return hasLabel(service, Optional.of(service.source()))
                || hasLabel(service, deploy)
                || ComposeEntries.of(service.fields(), "environment").stream()
                        .anyMatch(entry -> entry.name().equals("VIRTUAL_HOST"));
    }

    private static boolean hasLabel(ComposeService service, Optional<SourceValue> owner) {
        return owner
                .filter(SourceValue::isObject)
                .map(value -> ComposeEntries.of(new SourceFields(value, service.errors()), "labels"))
                .stream()
                .flatMap(List::stream)
                .anyMatch(label -> LABEL.matcher(label.name()).matches());
    }
}
