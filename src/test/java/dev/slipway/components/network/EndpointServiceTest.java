package dev.slipway.components.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EndpointServiceTest {
    private static final String KNOWN = "s3, dynamodb, ecr, ecs, ecs-agent, ecs-telemetry, logs, monitoring, xray, "
            + "secretsmanager, ssm, ssmmessages, kms, sts, sqs, sns, events, states, lambda, rds, rds-data, firehose, "
            + "kinesis, servicediscovery, data-servicediscovery, application-autoscaling, appconfigdata, "
            + "aps-workspaces, athena, glue, bedrock-runtime";

    @ParameterizedTest
    @CsvSource({
        "s3, com.amazonaws.eu-west-1.s3",
        "dynamodb, com.amazonaws.eu-west-1.dynamodb",
        "ecr, com.amazonaws.eu-west-1.ecr.api com.amazonaws.eu-west-1.ecr.dkr",
        "ecs, com.amazonaws.eu-west-1.ecs",
        "ecs-agent, com.amazonaws.eu-west-1.ecs-agent",
        "ecs-telemetry, com.amazonaws.eu-west-1.ecs-telemetry",
        "logs, com.amazonaws.eu-west-1.logs",
        "monitoring, com.amazonaws.eu-west-1.monitoring",
        "xray, com.amazonaws.eu-west-1.xray",
        "secretsmanager, com.amazonaws.eu-west-1.secretsmanager",
        "ssm, com.amazonaws.eu-west-1.ssm",
        "ssmmessages, com.amazonaws.eu-west-1.ssmmessages",
        "kms, com.amazonaws.eu-west-1.kms",
        "sts, com.amazonaws.eu-west-1.sts",
        "sqs, com.amazonaws.eu-west-1.sqs",
        "sns, com.amazonaws.eu-west-1.sns",
        "events, com.amazonaws.eu-west-1.events",
        "states, com.amazonaws.eu-west-1.states",
        "lambda, com.amazonaws.eu-west-1.lambda",
        "rds, com.amazonaws.eu-west-1.rds",
        "rds-data, com.amazonaws.eu-west-1.rds-data",
        "firehose, com.amazonaws.eu-west-1.kinesis-firehose",
        "kinesis, com.amazonaws.eu-west-1.kinesis-streams",
        "servicediscovery, com.amazonaws.eu-west-1.servicediscovery",
        "data-servicediscovery, com.amazonaws.eu-west-1.data-servicediscovery",
        "application-autoscaling, com.amazonaws.eu-west-1.application-autoscaling",
        "appconfigdata, com.amazonaws.eu-west-1.appconfigdata",
        "aps-workspaces, com.amazonaws.eu-west-1.aps-workspaces",
        "athena, com.amazonaws.eu-west-1.athena",
        "glue, com.amazonaws.eu-west-1.glue",
        "bedrock-runtime, com.amazonaws.eu-west-1.bedrock-runtime"
    })
    void aShortNameMapsToTheNamesOfAws(String shortName, String names) {
        assertThat(EndpointService.of(shortName).parts().stream().map(part -> part.nameIn("eu-west-1")))
                .containsExactly(names.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "cn-north-1, ecr.api, cn.com.amazonaws.cn-north-1.ecr.api",
        "cn-north-1, ecr.dkr, cn.com.amazonaws.cn-north-1.ecr.dkr",
        "cn-northwest-1, application-autoscaling, cn.com.amazonaws.cn-northwest-1.application-autoscaling",
        "cn-northwest-1, athena, cn.com.amazonaws.cn-northwest-1.athena",
        "cn-northwest-1, kinesis-streams, cn.com.amazonaws.cn-northwest-1.kinesis-streams",
        "cn-northwest-1, lambda, cn.com.amazonaws.cn-northwest-1.lambda",
        "cn-northwest-1, monitoring, cn.com.amazonaws.cn-northwest-1.monitoring",
        "cn-northwest-1, rds, cn.com.amazonaws.cn-northwest-1.rds",
        "cn-northwest-1, sqs, cn.com.amazonaws.cn-northwest-1.sqs",
        "cn-northwest-1, states, cn.com.amazonaws.cn-northwest-1.states",
        "cn-northwest-1, sts, cn.com.amazonaws.cn-northwest-1.sts",
        "cn-northwest-1, xray, cn.com.amazonaws.cn-northwest-1.xray",
        "cn-north-1, s3, com.amazonaws.cn-north-1.s3",
        "cn-north-1, dynamodb, com.amazonaws.cn-north-1.dynamodb",
        "cn-north-1, ecs, com.amazonaws.cn-north-1.ecs",
        "cn-north-1, ecs-agent, com.amazonaws.cn-north-1.ecs-agent",
        "cn-north-1, glue, com.amazonaws.cn-north-1.glue",
        "cn-north-1, kinesis-firehose, com.amazonaws.cn-north-1.kinesis-firehose",
        "cn-north-1, kms, com.amazonaws.cn-north-1.kms",
        "cn-north-1, logs, com.amazonaws.cn-north-1.logs",
        "cn-north-1, secretsmanager, com.amazonaws.cn-north-1.secretsmanager",
        "cn-north-1, sns, com.amazonaws.cn-north-1.sns",
        "cn-north-1, ssmmessages, com.amazonaws.cn-north-1.ssmmessages",
        "eusc-de-east-1, ecr.api, eu.amazonaws.eusc-de-east-1.ecr.api",
        "eusc-de-east-1, logs, com.amazonaws.eusc-de-east-1.logs",
        "us-gov-west-1, ecr.dkr, com.amazonaws.us-gov-west-1.ecr.dkr",
        "ap-southeast-4, sts, com.amazonaws.ap-southeast-4.sts"
    })
    void everyPartitionHasItsNames(String region, String id, String name) {
        assertThat(new EndpointService.Part(id).nameIn(region)).isEqualTo(name);
    }

    @Test
    void onlyS3AndDynamoDbAreGateways() {
        assertThat(Arrays.stream(EndpointService.values()).filter(EndpointService::isGateway))
                .containsExactly(EndpointService.S3, EndpointService.DYNAMODB);
    }

    @ParameterizedTest
    @EnumSource
    void everyServiceIsFoundByItsShortName(EndpointService service) {
        assertThat(EndpointService.of(service.shortName())).isSameAs(service);
    }

    @Test
    void rolesAreDistinctAndHaveNoDots() {
        var roles = Arrays.stream(EndpointService.values())
                .flatMap(service -> service.parts().stream())
                .map(EndpointService.Part::role)
                .toList();
        assertThat(roles)
                .doesNotHaveDuplicates()
                .contains("ecr-api", "ecr-dkr")
                .allMatch(role -> role.matches("[a-z0-9-]+"));
    }

    @ParameterizedTest
    @CsvSource({
        "ecr.dkr, ecr",
        "secretmanager, secretsmanager",
        "kinesis-firehose, firehose",
        "dynamo, dynamodb",
        "SQS, sqs",
    })
    void anUnknownShortNameIsRefusedWithTheNearest(String shortName, String nearest) {
        assertThatThrownBy(() -> EndpointService.of(shortName))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "endpoints: there is no endpoint \"%s\"; did you mean %s? If not, use one of %s",
                        shortName, nearest, KNOWN);
    }

    @Test
    void aNameLikeNoOtherIsRefusedWithoutASuggestion() {
        assertThatThrownBy(() -> EndpointService.of("cloudwatch"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("endpoints: there is no endpoint \"cloudwatch\"; use one of " + KNOWN);
    }
}
