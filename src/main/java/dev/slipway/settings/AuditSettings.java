package dev.slipway.settings;

import dev.slipway.components.audit.AuditSpec;
import dev.slipway.components.audit.ConfigRules;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.Optional;

/** Reader of {@code slipway:audit}. */
final class AuditSettings {
    private static final int MAX_DAYS = 3653;
    private static final TextFormat RULE =
            TextFormat.of("the identifier of a managed rule of AWS Config, such as RDS_STORAGE_ENCRYPTED", "\\S+");

    /** Use of AWS Config. */
    enum Config {
        OFF,
        RULES,
        RECORDER
    }

    private AuditSettings() {}

    /** Reads the audit; empty without a trail and rules. */
    static Optional<AuditSpec> read(Section section) {
        try (section) {
            var trail = section.flag("trail", false);
            var dataEvents = section.flag("dataEvents", false);
            var config = section.choice("config", Config.OFF);
            var identifiers = section.texts("rules", ConfigRules.DEFAULT, RULE);
            var days = section.integer("retentionDays", AuditSpec.DEFAULT_RETENTION_DAYS, 1, MAX_DAYS);
            if (dataEvents && !trail) {
                section.error(
                        "dataEvents",
                        "true",
                        "data events are recorded by a trail",
                        "set trail to true, or remove dataEvents");
            }
            if (config == Config.OFF && section.has("rules")) {
                section.error("rules", "", "config is off", "set config to rules or recorder, or remove rules");
            }
            var rules = section.make(() -> new ConfigRules(config == Config.RECORDER, identifiers));
            return trail || config != Config.OFF
                    ? Optional.of(new AuditSpec(trail, dataEvents, rules.filter(any -> config != Config.OFF), days))
                    : Optional.empty();
        }
    }
}
