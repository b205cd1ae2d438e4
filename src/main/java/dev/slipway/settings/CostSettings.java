package dev.slipway.settings;

import dev.slipway.cost.Assumptions;
import dev.slipway.cost.DatabaseUse;
import dev.slipway.cost.Pricing;
import dev.slipway.cost.Terms;
import dev.slipway.cost.Traffic;
import dev.slipway.cost.Volume;

/** What estimates of a stack's cost take for granted. */
final class CostSettings {
    private static final Form AMOUNT = Form.of("a number of 0 or more", "\\d{1,12}(\\.\\d{1,6})?");

    private CostSettings() {}

    static Pricing read(Section section, StackConfig config) {
        try (section) {
            var assumptions = new Assumptions(traffic(section), volume(section), database(section), terms(section));
            return new Pricing(
                    config.root(),
                    config.values().getOrDefault("aws:region", ""),
                    assumptions,
                    section.integer("hoursPerDay", 0, 24));
        }
    }

    private static Traffic traffic(Section section) {
        var usual = Traffic.USUAL;
        return new Traffic(
                amount(section, "requestsPerMonth", usual.requestsPerMonth()),
                amount(section, "responseKb", usual.responseKb()),
                amount(section, "logKb", usual.logKb()),
                amount(section, "callsPerMonth", usual.callsPerMonth()),
                amount(section, "callMillis", usual.callMillis()));
    }

    private static Volume volume(Section section) {
        var usual = Volume.USUAL;
        return new Volume(
                amount(section, "natGb", usual.nat()),
                amount(section, "endpointGb", usual.endpoints()),
                amount(section, "flowLogGb", usual.flowLogs()),
                amount(section, "storedGb", usual.stored()),
                amount(section, "imageGb", usual.image()));
    }

    private static DatabaseUse database(Section section) {
        var usual = DatabaseUse.USUAL;
        return new DatabaseUse(
                amount(section, "databaseAcu", usual.acu()),
                amount(section, "databaseGb", usual.gb()),
                amount(section, "databaseIoPerRequest", usual.ioPerRequest()));
    }

    private static Terms terms(Section section) {
        var usual = Terms.USUAL;
        return new Terms(
                section.integer("spotDiscount", (int) usual.spotDiscount(), 0, 90),
                section.flag("freeTier", usual.freeTier()));
    }

    private static double amount(Section section, String key, double usual) {
        return section.decimal(key, written(usual), AMOUNT);
    }

    /** As a stack file has it: {@code 100000} and {@code 0.25}. */
    private static String written(double usual) {
        return usual == Math.rint(usual) ? Long.toString((long) usual) : Double.toString(usual);
    }
}
