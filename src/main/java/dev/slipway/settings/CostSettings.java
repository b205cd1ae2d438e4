package dev.slipway.settings;

import dev.slipway.analysis.cost.Assumptions;
import dev.slipway.analysis.cost.CacheUsage;
import dev.slipway.analysis.cost.DataVolume;
import dev.slipway.analysis.cost.DatabaseUsage;
import dev.slipway.analysis.cost.Discounts;
import dev.slipway.analysis.cost.JobUsage;
import dev.slipway.analysis.cost.Pricing;
import dev.slipway.analysis.cost.RequestTraffic;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.StackConfig;
import dev.slipway.settings.reader.TextFormat;

/** Reader of {@code slipway:cost}: the assumptions of cost estimates. */
final class CostSettings {
    private static final TextFormat AMOUNT = TextFormat.of("a number of 0 or more", "\\d{1,12}(\\.\\d{1,6})?");

    private CostSettings() {}

    static Pricing read(Section section, StackConfig config) {
        try (section) {
            var assumptions = new Assumptions(
                    traffic(section),
                    volume(section),
                    database(section),
                    cache(section),
                    jobs(section),
                    discounts(section));
            return new Pricing(
                    config.root(),
                    config.values().getOrDefault("aws:region", ""),
                    assumptions,
                    section.integer("hoursPerDay", 0, 24));
        }
    }

    private static RequestTraffic traffic(Section section) {
        var defaults = RequestTraffic.DEFAULT;
        return new RequestTraffic(
                amount(section, "requestsPerMonth", defaults.requestsPerMonth()),
                amount(section, "responseKb", defaults.responseKb()),
                amount(section, "logKb", defaults.logKb()),
                amount(section, "callsPerMonth", defaults.callsPerMonth()),
                amount(section, "callMillis", defaults.callMillis()));
    }

    private static DataVolume volume(Section section) {
        var defaults = DataVolume.DEFAULT;
        return new DataVolume(
                amount(section, "natGb", defaults.nat()),
                amount(section, "endpointGb", defaults.endpoints()),
                amount(section, "flowLogGb", defaults.flowLogs()),
                amount(section, "storedGb", defaults.stored()),
                amount(section, "imageGb", defaults.image()),
                amount(section, "fileTransferGb", defaults.fileTransfer()));
    }

    private static DatabaseUsage database(Section section) {
        var defaults = DatabaseUsage.DEFAULT;
        return new DatabaseUsage(
                amount(section, "databaseAcu", defaults.acu()),
                amount(section, "databaseGb", defaults.gb()),
                amount(section, "databaseIoPerRequest", defaults.ioPerRequest()));
    }

    private static CacheUsage cache(Section section) {
        var defaults = CacheUsage.DEFAULT;
        return new CacheUsage(
                amount(section, "cacheGb", defaults.gb()),
                amount(section, "cacheCommandsPerRequest", defaults.commandsPerRequest()));
    }

    private static JobUsage jobs(Section section) {
        var defaults = JobUsage.DEFAULT;
        return new JobUsage(
                amount(section, "jobMinutes", defaults.minutes()),
                amount(section, "jobRunsPerMonth", defaults.runsPerMonth()));
    }

    private static Discounts discounts(Section section) {
        var defaults = Discounts.DEFAULT;
        return new Discounts(
                section.renamed("spotDiscount", "spotDiscountPercent")
                        .integer("spotDiscountPercent", (int) defaults.spotDiscountPercent(), 0, 90),
                section.flag("freeTier", defaults.freeTier()));
    }

    private static double amount(Section section, String key, double fallback) {
        return section.decimal(key, written(fallback), AMOUNT);
    }

    /** The amount as it is written in a stack file: {@code 100000} or {@code 0.25}. */
    private static String written(double amount) {
        return amount == Math.rint(amount) ? Long.toString((long) amount) : Double.toString(amount);
    }
}
