package dev.slipway.settings;

import dev.slipway.components.gateway.VpcLinkRegions;
import dev.slipway.components.service.Ingress;
import dev.slipway.settings.reader.ConfigError;
import dev.slipway.settings.reader.ConfigErrors;
import dev.slipway.settings.reader.StackConfig;
import dev.slipway.settings.reader.TextFormat;
import java.util.List;

/** The provider's own key that a stack cannot do without. */
final class RegionSetting {
    private static final String KEY = "aws:region";
    private static final TextFormat REGION = TextFormat.of("a region's code", "[a-z]{2,4}(-[a-z]+)+-\\d");

    private RegionSetting() {}

    static void check(StackConfig config, ConfigErrors faults) {
        var region = config.values().getOrDefault(KEY, "");
        if (region.isEmpty()) {
            faults.add(ConfigError.of(KEY, "", "missing", "set it to a region's code, such as eu-west-1"));
        } else if (!REGION.matches(region)) {
            faults.add(ConfigError.of(
                    KEY, region, REGION.description() + " is allowed", "set it to one such as eu-west-1"));
        }
    }

    /** Not every region has what an HTTP API reaches private tasks by. */
    static void checkApi(StackConfig config, List<ServiceSettings> services, ConfigErrors faults) {
        var region = config.values().getOrDefault(KEY, "");
        for (var service : services) {
            if (service.ingress() instanceof Ingress.Api && REGION.matches(region) && !VpcLinkRegions.has(region)) {
                faults.add(ConfigError.of(
                        "slipway:services.%s.ingress".formatted(service.name()),
                        "api",
                        "%s has no VPC links for HTTP APIs".formatted(region),
                        "set it to balancer, or aws:region to another, such as eu-west-1"));
            }
        }
    }
}
