package dev.slipway.settings;

import dev.slipway.components.database.Acu;
import dev.slipway.components.database.AcuRange;
import dev.slipway.components.database.AuroraSpec;
import dev.slipway.components.database.AuroraSpec.Backups;
import dev.slipway.components.database.ClusterIdentifier;
import dev.slipway.components.database.DatabaseEngine;
import dev.slipway.components.database.DatabaseSpec;
import dev.slipway.components.database.EngineVersion;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.StackConfig;
import dev.slipway.settings.reader.TextFormat;
import java.time.Duration;
import java.util.Optional;

/** Reader of {@code slipway:database}. A stack has a database if the section has a key. */
final class DatabaseSettings {
    private static final TextFormat ENGINE =
            TextFormat.of("aurora-mysql or aurora-postgresql", "aurora-(mysql|postgresql)");
    private static final TextFormat ACUS = TextFormat.of("a number of 0 to 256 in steps of 0.5", "\\d{1,3}(\\.\\d+)?");

    /** Replaces an invalid identifier until the error ends the program. */
    private static final ClusterIdentifier REFUSED = new ClusterIdentifier("refused");

    private DatabaseSettings() {}

    static Optional<DatabaseSpec> read(Section section, StackConfig config, boolean protectedStack) {
        try (section) {
            var aurora = aurora(section, config, protectedStack);
            var existing = ExistingDatabaseSettings.read(section.section("existing"));
            if (!section.has("existing")) {
                return section.keys().isEmpty() ? Optional.empty() : aurora.map(spec -> spec);
            }
            ExistingStoreSettings.refuseOthers(section, "an existing database is used as it is");
            return existing.map(spec -> spec);
        }
    }

    private static Optional<AuroraSpec> aurora(Section section, StackConfig config, boolean protectedStack) {
        var engine =
                section.text("engine", DatabaseEngine.MYSQL.awsName(), ENGINE).equals(DatabaseEngine.MYSQL.awsName())
                        ? DatabaseEngine.MYSQL
                        : DatabaseEngine.POSTGRESQL;
        var defaults = AuroraSpec.of(REFUSED, engine);
        var version = section.text("version", engine.defaultVersion(), TextFormat.ANY);
        var capacity = capacity(section);
        var name = section.text("name", defaults.databaseName(), TextFormat.ANY);
        var instances = section.integer("instances", defaults.instances(), 1, AuroraSpec.MAX_INSTANCES);
        var backups = new Backups(
                section.integer("backupDays", Backups.DEFAULT.days(), 1, 35),
                section.flag("finalSnapshot", protectedStack));
        // The versions of the two engines differ.
        var known = section.refused("engine") ? engine.defaultVersion() : version;
        var checkedVersion =
                section.make(() -> new EngineVersion(engine, known)).orElse(defaults.version());
        var checkedCapacity =
                section.make(() -> checkedVersion.checked(capacity)).orElse(AcuRange.DEFAULT);
        var identifier = section.make(
                "engine",
                REFUSED,
                () -> new ClusterIdentifier("%s-%s-database".formatted(config.project(), config.stack())));
        return section.make(
                () -> new AuroraSpec(identifier, checkedVersion, checkedCapacity, name, instances, backups));
    }

    private static AcuRange capacity(Section section) {
        var defaults = AcuRange.DEFAULT;
        var min = acu(section, "minAcu", defaults.min());
        var max = acu(section, "maxAcu", defaults.max());
        var pause = section.renamed("pauseAfter", "pauseAfterSeconds")
                .integer(
                        "pauseAfterSeconds",
                        (int) defaults.pauseAfter().toSeconds(),
                        (int) AcuRange.MIN_PAUSE.toSeconds(),
                        (int) AcuRange.MAX_PAUSE.toSeconds());
        if (section.has("pauseAfterSeconds") && min.units() > 0) {
            section.error(
                    "pauseAfterSeconds",
                    Integer.toString(pause),
                    "only a minAcu of 0 pauses",
                    "remove it, or set minAcu to 0");
        }
        var most = section.refused("maxAcu") && min.compareTo(max) > 0 ? min : max;
        return section.make(() -> new AcuRange(min, most, Duration.ofSeconds(pause)))
                .orElse(defaults);
    }

    private static Acu acu(Section section, String key, Acu fallback) {
        var units = section.decimal(key, fallback.toString(), ACUS);
        return section.make(key, fallback, () -> new Acu(units));
    }
}
