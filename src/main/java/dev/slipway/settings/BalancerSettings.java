package dev.slipway.settings;

import dev.slipway.base.Withers;
import dev.slipway.components.balancer.AccessLogs;
import dev.slipway.components.balancer.AllowList;
import dev.slipway.components.balancer.ExistingBalancerSpec;
import dev.slipway.components.balancer.InternalScheme;
import dev.slipway.components.balancer.LoadBalancerSpec;
import dev.slipway.components.balancer.PriorityRange;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.components.balancer.TestListenerSpec;
import dev.slipway.components.domain.DomainSpec;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The section {@code slipway:balancer}.
 *
 * @param main the load balancer of {@code ingress: balancer}
 * @param existing the existing load balancers, by the places of those that they replace
 * @param internal the load balancer of {@code ingress: internal}
 * @param internalHosts the hosts of the internal load balancer: full names in the zone of the domain
 */
@Withers
public record BalancerSettings(
        LoadBalancerSpec main,
        Map<StackBalancer, ExistingBalancerSpec> existing,
        LoadBalancerSpec internal,
        List<String> internalHosts)
        implements BalancerSettingsBuilder.With {
    private static final TextFormat ARN = TextFormat.of("the ARN of a listener", ".+");
    private static final TextFormat RANGE = TextFormat.of("a range such as 20000-20999", ".+");
    private static final String LISTENER = "listenerArn";

    /** The keys that an existing balancer leaves to the stack. */
    private static final List<String> BESIDE_EXISTING = List.of("existing", "internal", "logins");

    /** The existing load balancer of a place; empty for a load balancer of the stack. */
    public Optional<ExistingBalancerSpec> existing(StackBalancer place) {
        return Optional.ofNullable(existing.get(place));
    }

    /** The settings of a load balancer of the stack. */
    public LoadBalancerSpec of(StackBalancer balancer) {
        return balancer == StackBalancer.MAIN ? main : internal;
    }

    /** @param edge the domain of the internal load balancer's hosts, and whether a distribution is before the main one */
    static BalancerSettings read(Section section, EdgeSettings edge) {
        try (section;
                var inner = section.section("internal")) {
            var main = application(section)
                    .withAllow(AllowSetting.read(section, "allowCidrs", LoadBalancerSpec.DEFAULT.allow()))
                    .withBehindDistribution(edge.distribution().isPresent())
                    .withLogins(LoginSettings.read(section));
            var internal =
                    application(inner).withInternal(Optional.of(scheme(inner))).withLogins(main.logins());
            var existing = existing(section)
                    .map(spec -> Map.of(StackBalancer.MAIN, spec))
                    .orElse(Map.of());
            return new BalancerSettings(
                    main,
                    existing,
                    internal,
                    DomainSettings.hosts(inner, edge.domain().map(DomainSpec::zone)));
        }
    }

    private static Optional<ExistingBalancerSpec> existing(Section balancer) {
        try (var section = balancer.section("existing")) {
            var arn = section.text(LISTENER, ARN);
            var range = section.text("priorities", RANGE)
                    .flatMap(text -> section.make(() -> PriorityRange.of(text)))
                    .orElse(PriorityRange.ALL);
            if (!balancer.has("existing")) {
                return Optional.empty();
            }
            if (!section.has(LISTENER)) {
                section.error(LISTENER, "", "missing", "set it to the ARN of the balancer's listener");
            }
            balancer.keys().stream()
                    .filter(key -> !BESIDE_EXISTING.contains(key))
                    .forEach(key ->
                            balancer.error(key, "", "an existing balancer is used as it is", "remove it, or existing"));
            return arn.flatMap(text -> section.make(() -> new ExistingBalancerSpec(text, range)));
        }
    }

    private static InternalScheme scheme(Section section) {
        var peers =
                AllowSetting.read(section, "allowCidrs").map(AllowList::blocks).orElse(List.of());
        return section.make(() -> new InternalScheme(peers)).orElse(InternalScheme.ofVpc());
    }

    private static LoadBalancerSpec application(Section section) {
        var defaults = LoadBalancerSpec.DEFAULT;
        var logged = section.flag("accessLogs", true);
        var days = section.integer("accessLogDays", AccessLogs.DEFAULT.days(), 1, AccessLogs.MAX_DAYS);
        var tests = testListener(section);
        return defaults.withIdleTimeout(Duration.ofSeconds(section.renamed("idleTimeout", "idleTimeoutSeconds")
                        .integer(
                                "idleTimeoutSeconds",
                                (int) defaults.idleTimeout().toSeconds(),
                                1,
                                4000)))
                .withAccessLogs(logged ? Optional.of(new AccessLogs(days)) : Optional.empty())
                .withTestListener(tests);
    }

    private static TestListenerSpec testListener(Section section) {
        var port = section.integer("testPort", TestListenerSpec.DEFAULT_PORT, 1, 65535);
        var allow = AllowSetting.read(section, "testCidrs");
        var closed =
                section.make(() -> new TestListenerSpec(port, Optional.empty())).orElse(TestListenerSpec.closed());
        return section.make(() -> new TestListenerSpec(closed.port(), allow)).orElse(closed);
    }
}
