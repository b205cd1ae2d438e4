package dev.slipway.components.distribution;

/**
 * Edge locations that answer requests, see
 * <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/PriceClass.html">price classes</a>.
 */
public enum PriceClass {
    /** North America, Europe and Israel. */
    CHEAPEST("PriceClass_100"),

    /** All but South America, Australia and New Zealand. */
    MOST("PriceClass_200"),

    /** Everywhere. */
    ALL("PriceClass_All");

    private final String awsName;

    PriceClass(String awsName) {
        this.awsName = awsName;
    }

    String awsName() {
        return awsName;
    }
}
