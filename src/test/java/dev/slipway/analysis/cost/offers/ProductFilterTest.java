package dev.slipway.analysis.cost.offers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.analysis.cost.Price;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductFilterTest {
    @ParameterizedTest
    @CsvSource({
        "Fargate-GB-Hours, EU-Fargate-GB-Hours, eu-west-1, true",
        "Fargate-GB-Hours, EUW2-Fargate-GB-Hours, eu-west-2, true",
        "Fargate-GB-Hours, USE1-Fargate-GB-Hours, us-east-1, true",
        "NatGateway-Hours, NatGateway-Hours, us-east-1, true",
        "KMS-Keys, ap-southeast-4-KMS-Keys, ap-southeast-4, true",
        "KMS-Keys, eu-west-1-KMS-Keys, eu-west-2, false",
        "Fargate-GB-Hours, EU-Fargate-ARM-GB-Hours, eu-west-1, false",
        "NatGateway-Hours, RegionalNatGateway-Hours, us-east-1, false",
        "Request, Global-Request, us-east-1, false",
        "TimedStorage-ByteHrs, IA-TimedStorage-ByteHrs, us-east-1, false",
        "TimedStorage-ByteHrs, EUW2-IA-TimedStorage-ByteHrs, eu-west-2, false",
        "LoadBalancerUsage, TS-LoadBalancerUsage, us-east-1, false",
        "LCUUsage, Outposts-LCUUsage, us-east-1, false",
        "LCUUsage, ReservedLCUUsage, us-east-1, false",
    })
    void aUsageTypeBeginsWithTheRegionOrNothing(String usageType, String listed, String region, boolean matches) {
        var filter = ProductFilter.regional(Price.LCU_HOUR, "AWSELB", usageType);

        assertThat(filter.matches(Map.of("usagetype", listed), region)).isEqualTo(matches);
    }

    @Test
    void aProductOfALocalZoneIsAnother() {
        var filter = ProductFilter.regional(Price.NAT_GATEWAY_HOUR, "AmazonEC2", "NatGateway-Hours");

        assertThat(filter.matches(
                        Map.of("usagetype", "LAX1-NatGateway-Hours", "regionCode", "us-west-2-lax-1"), "us-west-2"))
                .isFalse();
        assertThat(filter.matches(Map.of("usagetype", "USW2-NatGateway-Hours", "regionCode", "us-west-2"), "us-west-2"))
                .isTrue();
    }

    @Test
    void aGlobalProductHasNoRegion() {
        var filter = ProductFilter.global(Price.HOSTED_ZONE_MONTH, "AmazonRoute53", "HostedZone");

        assertThat(filter.matches(Map.of("usagetype", "HostedZone", "regionCode", ""), "eu-west-1"))
                .isTrue();
        assertThat(filter.matches(Map.of("usagetype", "USE1-HostedZone"), "eu-west-1"))
                .isFalse();
    }

    @Test
    void attributesDistinguishProductsOfOneUsageType() {
        var filter = ProductFilter.regional(Price.S3_GB_MONTH, "AmazonS3", "TimedStorage-ByteHrs")
                .with("volumeType", "Standard");

        assertThat(filter.matches(Map.of("usagetype", "TimedStorage-ByteHrs"), "us-east-1"))
                .isFalse();
        assertThat(filter.matches(Map.of("usagetype", "TimedStorage-ByteHrs", "volumeType", "Standard"), "us-east-1"))
                .isTrue();
    }

    @Test
    void everyPriceOfAPriceListHasOneProduct() {
        assertThat(ProductFilters.of("eu-west-1"))
                .extracting(ProductFilter::price)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Price.values())
                        .filter(price -> price != Price.OWN_RESOURCE_MONTH)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "us-west-2, US",
        "us-gov-west-1, US",
        "mx-central-1, US",
        "ca-west-1, CA",
        "eu-south-2, EU",
        "il-central-1, EU",
        "ap-northeast-1, JP",
        "ap-northeast-2, AP",
        "ap-northeast-3, JP",
        "ap-east-2, AP",
        "ap-south-2, IN",
        "ap-southeast-1, AP",
        "ap-southeast-2, AU",
        "ap-southeast-6, AU",
        "ap-southeast-7, AP",
        "me-central-1, ME",
        "af-south-1, ZA",
        "sa-east-1, SA",
    })
    void cloudFrontHasThePriceOfViewersNearTheRegion(String region, String code) {
        assertThat(EdgeLocation.nearest(region).code()).isEqualTo(code);
        assertThat(ProductFilters.of(region))
                .filteredOn(filter -> filter.price() == Price.CLOUDFRONT_GB)
                .extracting(ProductFilter::usageType)
                .containsExactly(code + "-DataTransfer-Out-Bytes");
    }
}
