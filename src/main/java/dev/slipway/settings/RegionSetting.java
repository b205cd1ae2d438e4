package dev.slipway.settings;

/** The provider's own key that a stack cannot do without. */
final class RegionSetting {
    private static final String KEY = "aws:region";
    private static final Form REGION = Form.of("a region's code", "[a-z]{2,4}(-[a-z]+)+-\\d");

    private RegionSetting() {}

    static void check(StackConfig config, Faults faults) {
        var region = config.values().getOrDefault(KEY, "");
        if (region.isEmpty()) {
            faults.add(Fault.of(KEY, "", "missing", "set it to a region's code, such as eu-west-1"));
        } else if (!REGION.matches(region)) {
            faults.add(Fault.of(KEY, region, REGION.description() + " is allowed", "set it to one such as eu-west-1"));
        }
    }
}
