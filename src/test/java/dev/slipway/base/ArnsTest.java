package dev.slipway.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArnsTest {
    @ParameterizedTest
    @CsvSource({
        "arn:aws:ecs:eu-west-1:123456789012:task/shop/0a1b, ecs, eu-west-1, task/shop/0a1b, shop, 0a1b",
        "arn:aws:ecs:eu-west-1:123456789012:cluster/shop, ecs, eu-west-1, cluster/shop, shop, shop",
        "arn:aws-cn:ecs:cn-north-1:123456789012:task-definition/web:3, ecs, cn-north-1, task-definition/web:3, web:3, web:3",
        "arn:aws:lambda:eu-west-1:123456789012:function:f:live, lambda, eu-west-1, function:f:live, f, function:f:live",
        "arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/web/6d0e, elasticloadbalancing, eu-west-1, targetgroup/web/6d0e, web, 6d0e",
        "arn:aws:iam::aws:policy/job/ReadOnly, iam, '', policy/job/ReadOnly, job, ReadOnly",
        "arn:aws:s3:::files, s3, '', files, files, files",
    })
    void anArnHasThePartsThatAwsDefines(
            String arn, String service, String region, String resource, String name, String id) {
        assertThat(Arns.service(arn)).isEqualTo(service);
        assertThat(Arns.region(arn)).isEqualTo(region);
        assertThat(Arns.resource(arn)).isEqualTo(resource);
        assertThat(Arns.name(arn)).isEqualTo(name);
        assertThat(Arns.id(arn)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "arn:", "arn:aws", "arn:aws:s3", "files"})
    void otherTextsAreOfNoService(String text) {
        assertThat(Arns.service(text)).isEmpty();
    }
}
