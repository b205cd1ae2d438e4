package dev.slipway.settings;

import dev.slipway.components.database.Acu;
import dev.slipway.components.database.AcuRange;
import dev.slipway.components.database.ClusterIdentifier;
import dev.slipway.components.database.DatabaseEngine;
import dev.slipway.components.database.DatabaseSpec;
import dev.slipway.components.database.DatabaseSpec.Retention;
import dev.slipway.components.database.EngineVersion;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.StackConfig;
import dev.slipway.settings.reader.TextFormat;
import java.time.Duration;
import java.util.Optional;

/** The database of a stack. It has one where the section has a key. */
public record DatabaseSettings(ClusterIdentifier identifier, DatabaseSpec spec) {
    private static final TextFormat ENGINE =
            TextFormat.of("aurora-mysql or aurora-postgresql", "aurora-(mysql|postgresql)");
    private static final TextFormat ACUS = TextFormat.of("a number of 0 to 256 in steps of 0.5", "\\d{1,3}(\\.\\d+)?");
    private static final AcuRange USUAL = AcuRange.of(0.5, 4);

    static Optional<DatabaseSettings> read(Section section, StackConfig config, boolean protectedStack, int logDays) {
        try (section) {
            var engine = section.text("engine", DatabaseEngine.MYSQL.awsName(), ENGINE)
                            .equals(DatabaseEngine.MYSQL.awsName())
                    ? DatabaseEngine.MYSQL
                    : DatabaseEngine.POSTGRESQL;
            var usual = new EngineVersion(engine, engine.usual());
            var version = section.text("version", engine.usual(), TextFormat.ANY);
            var capacity = capacity(section);
            var name = section.text("name", "app", TextFormat.ANY);
            var instances = section.integer("instances", 2, 1, DatabaseSpec.MOST_INSTANCES);
            var retention = new Retention(
                    section.integer("backupDays", Retention.USUAL.backupDays(), 1, 35),
                    logDays,
                    section.flag("finalSnapshot", protectedStack));
            if (section.keys().isEmpty()) {
                return Optional.empty();
            }
            var of = section.make("version", usual, () -> new EngineVersion(engine, version));
            var fits = section.make("minAcu", USUAL, () -> of.checked(capacity));
            var spec = section.make(
                    "name", DatabaseSpec.of(engine), () -> new DatabaseSpec(of, fits, name, instances, retention));
            var physical = config.project() + "-" + config.stack() + "-database";
            return section.make(
                    "engine",
                    Optional.empty(),
                    () -> Optional.of(new DatabaseSettings(new ClusterIdentifier(physical), spec)));
        }
    }

    private static AcuRange capacity(Section section) {
        var min = acu(section, "minAcu", USUAL.min());
        var max = acu(section, "maxAcu", USUAL.max());
        var pause = section.renamed("pauseAfter", "pauseAfterSeconds").integer("pauseAfterSeconds", 300, 300, 86400);
        if (section.has("pauseAfterSeconds") && min.units() > 0) {
            section.fault(
                    "pauseAfterSeconds",
                    Integer.toString(pause),
                    "only a minAcu of 0 pauses",
                    "remove it, or set minAcu to 0");
        }
        return section.make("minAcu", USUAL, () -> new AcuRange(min, max, Duration.ofSeconds(pause)));
    }

    private static Acu acu(Section section, String key, Acu usual) {
        var units = section.decimal(key, usual.toString(), ACUS);
        return section.make(key, usual, () -> new Acu(units));
    }
}
