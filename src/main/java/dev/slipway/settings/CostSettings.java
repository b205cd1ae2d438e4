package dev.slipway.settings;

import dev.slipway.analysis.cost.Assumptions;
import dev.slipway.analysis.cost.DataVolume;
import dev.slipway.analysis.cost.DatabaseUsage;
import dev.slipway.analysis.cost.Discounts;
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
            var assumptions = new Assumptions(traffic(section), volume(section), database(section), discounts(section));
            return new Pricing(
                    config.root(),
                    config.values().getOrDefault("aws:region", ""),
                    assumptions,
                    section.integer("hoursPerDay", 0, 24));
        }
    }

    private static RequestTraffic traffic(Section section) {
        var usual = RequestTraffic.DEFAULT;
        return new RequestTraffic(
                amount(section, "requestsPerMonth", usual.requestsPerMonth()),
                amount(section, "responseKb", usual.responseKb()),
                amount(section, "logKb", usual.logKb()),
                amount(section, "callsPerMonth", usual.callsPerMonth()),
                amount(section, "callMillis", usual.callMillis()));
    }

    private static DataVolume volume(Section section) {
        var usual = DataVolume.DEFAULT;
        return new DataVolume(
                amount(section, "natGb", usual.nat()),
                amount(section, "endpointGb", usual.endpoints()),
                amount(section, "flowLogGb", usual.flowLogs()),
                amount(section, "storedGb", usual.stored()),
                amount(section, "imageGb", usual.image()));
    }

    private static DatabaseUsage database(Section section) {
        var usual = DatabaseUsage.DEFAULT;
        return new DatabaseUsage(
                amount(section, "databaseAcu", usual.acu()),
                amount(section, "databaseGb", usual.gb()),
                amount(section, "databaseIoPerRequest", usual.ioPerRequest()));
    }

    private static Discounts discounts(Section section) {
        var usual = Discounts.DEFAULT;
        return new Discounts(
                section.renamed("spotDiscount", "spotDiscountPercent")
                        .integer("spotDiscountPercent", (int) usual.spotDiscountPercent(), 0, 90),
                section.flag("freeTier", usual.freeTier()));
    }

    private static double amount(Section section, String key, double usual) {
        return section.decimal(key, written(usual), AMOUNT);
    }

    /** The amount as it is written in a stack file: {@code 100000} or {@code 0.25}. */
    private static String written(double usual) {
        return usual == Math.rint(usual) ? Long.toString((long) usual) : Double.toString(usual);
    }
}
