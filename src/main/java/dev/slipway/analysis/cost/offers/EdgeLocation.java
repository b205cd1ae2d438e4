package dev.slipway.analysis.cost.offers;

import java.util.Arrays;

/**
 * Locations of viewers with a <a href="https://aws.amazon.com/cloudfront/pricing/">price of their own</a> of CloudFront, by
 * their codes in usage types. An estimate assumes viewers near the stack's region.
 */
enum EdgeLocation {
    JAPAN("JP", "ap-northeast-[13]"),
    INDIA("IN", "ap-south-.*"),
    AUSTRALIA_AND_NEW_ZEALAND("AU", "ap-southeast-[246]"),
    ASIA_PACIFIC("AP", "ap-.*"),
    EUROPE_AND_ISRAEL("EU", "(eu|il)-.*"),
    CANADA("CA", "ca-.*"),
    SOUTH_AMERICA("SA", "sa-.*"),
    MIDDLE_EAST("ME", "me-.*"),
    SOUTH_AFRICA("ZA", "af-.*"),
    UNITED_STATES_AND_MEXICO("US", ".*");

    private final String code;
    private final String regions;

    EdgeLocation(String code, String regions) {
        this.code = code;
        this.regions = regions;
    }

    static EdgeLocation nearest(String region) {
        return Arrays.stream(values())
                .filter(location -> region.matches(location.regions))
                .findFirst()
                .orElseThrow();
    }

    String code() {
        return code;
    }
}
