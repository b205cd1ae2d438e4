package dev.slipway.settings.rules;

import dev.slipway.settings.Settings;
import dev.slipway.settings.reader.ConfigErrors;
import dev.slipway.settings.reader.StackConfig;
import java.util.List;
import java.util.stream.Stream;

/** The table of all rules between settings, in the order of their errors. */
public final class SettingsRules {
    private static final List<SettingsRule> RULES = Stream.of(
                    EnvironmentSettingsRules.RULES,
                    NetworkSettingsRules.RULES,
                    NatSettingsRules.RULES,
                    DatabaseSettingsRules.RULES,
                    CacheSettingsRules.RULES,
                    MessagingSettingsRules.RULES,
                    RouteSettingsRules.RULES,
                    ExistingBalancerRules.RULES,
                    NetworkBalancerRules.RULES,
                    ConnectionSettingsRules.RULES,
                    ServiceSettingsRules.RULES,
                    TaskSettingsRules.RULES,
                    VolumeSettingsRules.RULES,
                    JobSettingsRules.RULES,
                    ImageSettingsRules.RULES,
                    VariableSettingsRules.RULES,
                    DomainSettingsRules.RULES,
                    DistributionSettingsRules.RULES,
                    RegionSettingsRules.RULES)
            .flatMap(List::stream)
            .toList();

    private SettingsRules() {}

    static List<SettingsRule> rules() {
        return RULES;
    }

    /** Adds an error for each breach of a rule. */
    public static void check(Settings settings, StackConfig config, ConfigErrors errors) {
        var input = new RuleInput(settings, config, errors::at);
        RULES.forEach(rule -> rule.errors(input).forEach(errors::add));
    }
}
