package dev.slipway.analysis.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.DiagramPlan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantEdgesTest {
    private static final String TABLE = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders";

    private static DiagramPlan allowed(String effect, String actions, String resource) {
        return new DiagramPlan()
                .component("storage:Table", "orders-table")
                .resource("aws:dynamodb/table:Table", "table", Map.of(), TABLE)
                .component("storage:Bucket", "files")
                .resource("aws:s3/bucketV2:BucketV2", "bucket", Map.of(), "arn:aws:s3:::files")
                .component("service:Service", "orders")
                .resource(
                        "aws:iam/rolePolicy:RolePolicy",
                        "policy",
                        Map.of(
                                "policy",
                                "{\"Statement\": [{\"Effect\": \"%s\", \"Action\": [\"%s\"], \"Resource\": \"%s\"}]}"
                                        .formatted(effect, actions.replace(" ", "\", \""), resource)));
    }

    @ParameterizedTest
    @CsvSource({
        "dynamodb:GetItem dynamodb:Query, reads",
        "dynamodb:ConditionCheckItem, reads",
        "dynamodb:BatchWriteItem, writes",
        "s3:GetObject s3:DeleteObject, reads writes",
        "events:PutEvents, publishes",
        "sns:Publish, publishes",
        "sqs:SendMessage, publishes",
        "sqs:ReceiveMessage sqs:DeleteMessage sqs:ChangeMessageVisibility sqs:GetQueueAttributes, receives",
        "lambda:InvokeFunction, calls",
        "states:StartExecution, starts",
        "ecr:BatchGetImage ecr:GetDownloadUrlForLayer, pulls",
        "ecr:PutImage, pushes",
        "secretsmanager:GetSecretValue secretsmanager:DescribeSecret, reads secret",
        "ssm:GetParameters, reads",
        "ecs:DescribeServices ecs:UpdateService, changes",
        "ecs:DescribeServices, reads",
        "apigateway:GET apigateway:PATCH, changes"
    })
    void actionsAreSummarized(String actions, String labels) {
        assertThat(String.join(" ", GrantEdges.labels(List.of(actions.split(" ")))))
                .isEqualTo(labels);
    }

    @Test
    void aGrantIsAnEdge() {
        assertThat(allowed("Allow", "dynamodb:GetItem dynamodb:PutItem", TABLE).edges())
                .containsExactly("orders -> orders-table: reads, writes");
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:dynamodb:eu-west-1:123456789012:table/orders/index/gsi1, orders-table",
        "arn:aws:s3:::files/*, files"
    })
    void aGrantForAPartOfAResourceIsAnEdgeToTheResource(String arn, String node) {
        assertThat(allowed("Allow", "s3:GetObject", arn).edges())
                .containsExactly("orders -> %s: reads".formatted(node));
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:dynamodb:eu-west-1:123456789012:table/others, others",
        "arn:aws:dynamodb:eu-west-1:123456789012:table/others/index/*, others",
        "arn:aws:s3:::uploads/*, uploads",
        "arn:aws:sqs:eu-west-1:123456789012:work, work"
    })
    void aStoreOutsideTheStackIsANode(String arn, String node) {
        assertThat(allowed("Allow", "s3:GetObject", arn).edges())
                .containsExactly("orders -> %s: reads".formatted(node));
    }

    @ParameterizedTest
    @CsvSource({
        "Deny, dynamodb:GetItem, arn:aws:dynamodb:eu-west-1:123456789012:table/orders",
        "Allow, dynamodb:GetItem, *",
        "Allow, dynamodb:GetItem, arn:aws:dynamodb:eu-west-1:123456789012:table/ord*",
        "Allow, ses:SendEmail, arn:aws:ses:eu-west-1:123456789012:identity/others",
        "Allow, secretsmanager:GetSecretValue, arn:aws:secretsmanager:eu-west-1:123456789012:secret:*"
    })
    void deniedOrOtherActionsAndResourcesAreNoEdge(String effect, String action, String arn) {
        assertThat(allowed(effect, action, arn).edges()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "secretsmanager:GetSecretValue, arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/tls-AbCdEf, shop/tls: reads secret",
        "ssm:GetParameters, arn:aws:ssm:eu-west-1:123456789012:parameter/shop/token, /shop/token: reads"
    })
    void anExistingSecretIsANodeOutsideTheStack(String action, String arn, String edge) {
        var draft = allowed("Allow", action, arn);

        assertThat(draft.edges()).containsExactly("orders -> " + edge);
        assertThat(draft.diagram().nodes()).anyMatch(node -> node.shape() == NodeShape.EXTERNAL);
    }

    @Test
    void anUnreadablePolicyIsNoEdge() {
        var draft = new DiagramPlan()
                .component("service:Service", "orders")
                .resource("aws:iam/rolePolicy:RolePolicy", "policy", Map.of("policy", "[secret]"));

        assertThat(draft.edges()).isEmpty();
    }
}
