package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderFunctionsTest {
    private static Map<String, Object> call(String region, String token, Map<String, Object> arguments) {
        return Wire.toMap(new ProviderFunctions(new AwsAccount(region))
                .call(token, arguments)
                .orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "eu-west-1,     aws,        amazonaws.com,    com.amazonaws",
        "cn-north-1,    aws-cn,     amazonaws.com.cn, cn.com.amazonaws",
        "us-gov-west-1, aws-us-gov, amazonaws.com,    com.amazonaws",
    })
    void aRegionIsInItsPartition(String region, String partition, String suffix, String prefix) {
        assertThat(call(region, "aws:index/getPartition:getPartition", Map.of()))
                .containsEntry("partition", partition)
                .containsEntry("dnsSuffix", suffix)
                .containsEntry("reverseDnsPrefix", prefix);
    }

    @ParameterizedTest
    @CsvSource({
        "eu-west-1,      euw1",
        "us-east-1,      use1",
        "ap-northeast-1, apne1",
        "ca-central-1,   cac1",
        "cn-north-1,     cnn1",
        "us-gov-west-1,  usgw1",
        "me-south-1,     mes1",
    })
    void zonesHaveIdsOfTheFormOfAwsAndSomeAreExcluded(String region, String prefix) {
        var arguments = Map.<String, Object>of("excludeZoneIds", List.of(prefix + "-az2", "xxx1-az1"));

        assertThat(call(region, "aws:index/getAvailabilityZones:getAvailabilityZones", arguments))
                .containsEntry("names", List.of(region + "a", region + "c", region + "d"))
                .containsEntry("zoneIds", List.of(prefix + "-az1", prefix + "-az3", prefix + "-az4"));
    }

    @Test
    void theCallerIsOfTheAccountOfTheAwsDocumentation() {
        assertThat(call("us-gov-west-1", "aws:index/getCallerIdentity:getCallerIdentity", Map.of()))
                .containsEntry("accountId", "123456789012")
                .containsEntry("arn", "arn:aws-us-gov:iam::123456789012:user/preview");
    }

    @Test
    void theRegionIsTheConfiguredOne() {
        assertThat(call("ap-southeast-4", "aws:index/getRegion:getRegion", Map.of()))
                .containsEntry("name", "ap-southeast-4");
        assertThat(AwsAccount.of(Map.of("aws:region", "eu-west-3")).region()).isEqualTo("eu-west-3");
        assertThat(AwsAccount.of(Map.of()).region()).isEqualTo("us-east-1");
    }

    @Test
    void aLookedUpVpcIsTheRequestedOne() {
        assertThat(call("eu-west-1", "aws:ec2/getVpc:getVpc", Map.of("id", "vpc-1")))
                .containsEntry("id", "vpc-1")
                .containsEntry("arn", "arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-1");
        assertThat(call("eu-west-1", "aws:ec2/getSubnet:getSubnet", Map.of("id", "subnet-1", "vpcId", "vpc-1")))
                .containsEntry("id", "subnet-1")
                .containsEntry("vpcId", "vpc-1");
    }

    @Test
    void theRegistrysPasswordIsSecret() {
        assertThat(call("eu-west-1", "aws:ecr/getAuthorizationToken:getAuthorizationToken", Map.of()))
                .containsEntry("userName", "AWS")
                .containsEntry("password", "[secret]")
                .containsEntry("authorizationToken", "[secret]");
    }

    @Test
    void aLookedUpZoneHasTheRequestedName() {
        assertThat(call("eu-west-1", "aws:route53/getZone:getZone", Map.of("name", "example.com")))
                .containsEntry("name", "example.com")
                .hasEntrySatisfying("zoneId", id -> assertThat(id.toString()).matches("Z[0-9A-F]{13}"));
    }

    @Test
    void aLookedUpPrefixListHasTheRequestedName() {
        assertThat(call("eu-west-1", "aws:ec2/getManagedPrefixList:getManagedPrefixList", Map.of("name", "cloudfront")))
                .containsEntry("name", "cloudfront")
                .hasEntrySatisfying("id", id -> assertThat(id.toString()).matches("pl-[0-9a-f]{8}"));
    }

    @Test
    void anotherFunctionIsNotAnswered() {
        assertThat(new ProviderFunctions(new AwsAccount("eu-west-1")).call("aws:ec2/getAmi:getAmi", Map.of()))
                .isEmpty();
    }
}
