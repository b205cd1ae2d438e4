package dev.slipway.base;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.Programs;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsContextTest {
    @ParameterizedTest
    @CsvSource({
        "eu-west-1, aws, amazonaws.com",
        "cn-north-1, aws-cn, amazonaws.com.cn",
    })
    void arnsAndPoliciesNameIt(String region, String partition, String suffix) {
        var plan = Programs.plan(region, context -> {
            context.export("account", AwsContext.account());
            context.export("region", AwsContext.region());
            context.export("partition", AwsContext.partition());
            context.export("suffix", AwsContext.dnsSuffix());
        });

        assertThat(plan.outputs())
                .isEqualTo(
                        Map.of("account", "123456789012", "region", region, "partition", partition, "suffix", suffix));
    }
}
