package dev.slipway.settings;

import dev.slipway.components.audit.AuditArgs;
import dev.slipway.components.audit.ConfigRules;
import dev.slipway.components.audit.TrailSpec;
import dev.slipway.components.storage.Stores;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;

/**
 * What is audited.
 *
 * @param args without what only components know
 * @param dataEvents whether the trail records reads and writes of the stack's tables and buckets
 */
public record AuditSettings(AuditArgs args, boolean dataEvents) {
    private static final int MOST_DAYS = 3653;
    private static final TextFormat RULE =
            TextFormat.of("the identifier of a managed rule of AWS Config, such as RDS_STORAGE_ENCRYPTED", "\\S+");

    /** What is made of AWS Config. */
    enum Config {
        OFF,
        RULES,
        RECORDER
    }

    static AuditSettings read(Section section, boolean protectedStack) {
        try (section) {
            var trail = section.flag("trail", false);
            var dataEvents = section.flag("dataEvents", false);
            var config = section.choice("config", Config.OFF);
            var rules = section.texts("rules", ConfigRules.USUAL, RULE);
            var args = AuditArgs.of()
                    .withRetentionDays(section.integer("retentionDays", AuditArgs.USUAL_DAYS, 1, MOST_DAYS))
                    .withProtectedFromDeletion(protectedStack);
            if (dataEvents && !trail) {
                section.fault("dataEvents", "true", "a trail records them", "set trail to true, or remove dataEvents");
            }
            if (config == Config.OFF && section.has("rules")) {
                section.fault(
                        "rules", "", "AWS Config looks at them", "set config to rules or recorder, or remove rules");
            }
            if (trail) {
                args = args.withTrail(TrailSpec.of());
            }
            var checked = section.make(
                    "rules",
                    new ConfigRules(false, ConfigRules.USUAL),
                    () -> new ConfigRules(config == Config.RECORDER, rules));
            return new AuditSettings(config == Config.OFF ? args : args.withConfig(checked), dataEvents);
        }
    }

    /** Whether anything is audited. */
    public boolean isOn() {
        return args.trail().isPresent() || args.config().isPresent();
    }

    /** The arguments of the component, with the tables and buckets whose reads and writes are recorded. */
    public AuditArgs of(Stores stores) {
        return dataEvents
                ? args.withTrail(TrailSpec.of()
                        .withDataOf(stores.tables().values(), stores.buckets().values()))
                : args;
    }
}
