package dev.slipway.awsapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TaskDefinitionArnTest {
    @Test
    void aRevisionIsOfAFamily() {
        var arn = new TaskDefinitionArn("arn:aws:ecs:eu-west-1:123456789012:task-definition/shop-web:12");

        assertThat(arn.family()).isEqualTo("shop-web");
        assertThat(arn.revision()).isEqualTo(12);
        assertThat(arn.ofRevision(9)).isEqualTo("arn:aws:ecs:eu-west-1:123456789012:task-definition/shop-web:9");
    }
}
