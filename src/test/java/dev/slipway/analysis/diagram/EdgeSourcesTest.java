package dev.slipway.analysis.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.DiagramPlan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Routes of balancers, APIs and distributions, schedules and events. */
class EdgeSourcesTest {
    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:wake:live";

    private static DiagramPlan function() {
        return new DiagramPlan()
                .component("function:Function", "wake")
                .resource("aws:lambda/alias:Alias", "alias", Map.of(), FUNCTION);
    }

    @Test
    void aBalancerReachesTheServiceOfARulesTargetGroup() {
        var draft = new DiagramPlan()
                .component("service:Service", "orders")
                .resource(
                        "aws:ecs/service:Service",
                        "service",
                        Map.of("loadBalancers", List.of(Map.of("targetGroupArn", "tg-1"))))
                .component("balancer:LoadBalancer", "balancer")
                .resource(
                        "aws:lb/listenerRule:ListenerRule",
                        "rule",
                        Map.of(
                                "actions", List.of(Map.of("targetGroupArn", "tg-1")),
                                "conditions",
                                        List.of(
                                                Map.of("hostHeader", Map.of("values", List.of("a.example.com"))),
                                                Map.of("pathPattern", Map.of("values", List.of("/x", "/y"))))));

        assertThat(draft.edges()).containsExactly("balancer -> orders: a.example.com/x, a.example.com/y");
    }

    @Test
    void aBalancerReachesAFunctionBehindAWeightedTargetGroup() {
        var draft = function()
                .resource(
                        "aws:lb/targetGroupAttachment:TargetGroupAttachment",
                        "attachment",
                        Map.of("targetGroupArn", "tg-2", "targetId", FUNCTION))
                .component("balancer:LoadBalancer", "balancer")
                .resource(
                        "aws:lb/listener:Listener",
                        "listener",
                        Map.of(
                                "defaultActions",
                                List.of(Map.of(
                                        "forward",
                                        Map.of(
                                                "targetGroups",
                                                List.of(Map.of("arn", "tg-1"), Map.of("arn", "tg-2")))))));

        assertThat(draft.edges()).containsExactly("balancer -> wake: /*");
    }

    @Test
    void aRestApiReachesItsFunction() {
        var draft = function()
                .component("gateway:ControlApi", "control")
                .resource("aws:apigateway/resource:Resource", "path", Map.of("pathPart", "wake"), "res1")
                .resource("aws:apigateway/method:Method", "method", Map.of("apiKeyRequired", true))
                .resource(
                        "aws:apigateway/integration:Integration",
                        "integration",
                        Map.of(
                                "httpMethod", "POST",
                                "resourceId", "res1",
                                "uri",
                                        "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/%s/invocations"
                                                .formatted(FUNCTION)));

        assertThat(draft.edges())
                .containsExactlyInAnyOrder("any caller -> control: HTTPS, API key", "control -> wake: POST /wake");
    }

    @Test
    void aDistributionReachesItsOriginsByTheirPaths() {
        var draft = new DiagramPlan()
                .component("storage:Bucket", "files")
                .resource("aws:s3/bucketV2:BucketV2", "bucket", Map.of(), "files.s3.amazonaws.com")
                .component("gateway:HttpApi", "api")
                .resource("aws:apigatewayv2/stage:Stage", "stage", Map.of(), "https://a1.execute-api.amazonaws.com")
                .component("firewall:WebFirewall", "firewall")
                .resource("aws:wafv2/webAcl:WebAcl", "acl", Map.of(), "arn:acl")
                .component("distribution:Distribution", "front")
                .resource(
                        "aws:cloudfront/distribution:Distribution",
                        "cloudfront",
                        Map.of(
                                "webAclId", "arn:acl",
                                "origins",
                                        List.of(
                                                Map.of("domainName", "files.s3.amazonaws.com", "originId", "files"),
                                                Map.of(
                                                        "domainName",
                                                        "a1.execute-api.amazonaws.com",
                                                        "originId",
                                                        "services")),
                                "defaultCacheBehavior", Map.of("targetOriginId", "services"),
                                "orderedCacheBehaviors",
                                        List.of(Map.of("targetOriginId", "files", "pathPattern", "/static/*"))));

        assertThat(draft.edges())
                .containsExactlyInAnyOrder(
                        "any caller -> firewall: HTTPS",
                        "firewall -> front: HTTPS",
                        "front -> api: /*",
                        "front -> files: /static/*");
    }

    @Test
    void aScheduleInvokesAFunction() {
        var draft = function()
                .resource(
                        "aws:scheduler/schedule:Schedule",
                        "schedule",
                        Map.of("scheduleExpression", "rate(2 minutes)", "target", Map.of("arn", FUNCTION)));

        assertThat(draft.edges()).containsExactly("schedules -> wake: rate(2 minutes)");
    }

    @Test
    void anImagePushInvokesAFunction() {
        var draft = function()
                .component("image:PushedImage", "image")
                .resource("aws:ecr/repository:Repository", "repository", Map.of(), "shop/worker")
                .component("controller:PushRule", "push")
                .resource(
                        "aws:cloudwatch/eventRule:EventRule",
                        "rule",
                        Map.of("eventPattern", "{\"detail\": {\"repository-name\": [\"shop/worker\"]}}"),
                        "rule-1")
                .resource(
                        "aws:cloudwatch/eventTarget:EventTarget", "target", Map.of("rule", "rule-1", "arn", FUNCTION));

        assertThat(draft.edges()).containsExactly("image -> wake: events");
    }

    @Test
    void eventsComeFromTheBusAndNotFromAServiceOfItsName() {
        var queue = "arn:aws:sqs:eu-west-1:123456789012:work";
        var draft = new DiagramPlan()
                .component("service:Service", "orders")
                .resource("aws:ecs/taskDefinition:TaskDefinition", "task", Map.of(), "shop-dev-orders")
                .component("storage:Bus", "orders-bus")
                .resource("aws:cloudwatch/eventBus:EventBus", "bus", Map.of(), "shop-dev-orders")
                .component("messaging:Queue", "work-queue")
                .resource("aws:sqs/queue:Queue", "queue", Map.of(), queue)
                .resource(
                        "aws:cloudwatch/eventRule:EventRule",
                        "rule",
                        Map.of("eventBusName", "shop-dev-orders", "eventPattern", "{\"source\": [\"shop\"]}"),
                        "rule-1")
                .resource("aws:cloudwatch/eventTarget:EventTarget", "target", Map.of("rule", "rule-1", "arn", queue));

        assertThat(draft.edges()).containsExactly("orders-bus -> work-queue: events");
    }

    @Test
    void messagesGoFromATopicToAQueueAndOnToAWorker() {
        var topic = "arn:aws:sns:eu-west-1:123456789012:events";
        var queue = "arn:aws:sqs:eu-west-1:123456789012:work";
        var draft = new DiagramPlan()
                .component("messaging:Topic", "events-topic")
                .resource("aws:sns/topic:Topic", "topic", Map.of(), topic)
                .component("messaging:Queue", "work-queue")
                .resource("aws:sqs/queue:Queue", "queue", Map.of(), queue)
                .resource(
                        "aws:sns/topicSubscription:TopicSubscription",
                        "subscription",
                        Map.of("topic", topic, "endpoint", queue))
                .component("service:Service", "worker")
                .resource(
                        "aws:iam/rolePolicy:RolePolicy",
                        "policy",
                        Map.of(
                                "policy",
                                "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": [\"sqs:ReceiveMessage\","
                                        + " \"sqs:GetQueueAttributes\"], \"Resource\": \"%s\"}]}".formatted(queue)));

        assertThat(draft.edges())
                .containsExactly("events-topic -> work-queue: messages", "work-queue -> worker: messages");
    }

    @Test
    void aFunctionIsMadeOfAnImage() {
        var draft = new DiagramPlan()
                .component("image:BuiltImage", "image")
                .resource(
                        "aws:ecr/repository:Repository", "repository", Map.of(), "1.dkr.ecr.amazonaws.com/shop/orders")
                .component("function:ContainerFunction", "orders")
                .resource(
                        "aws:lambda/function:Function",
                        "function",
                        Map.of("imageUri", "1.dkr.ecr.amazonaws.com/shop/orders@sha256:00"));

        assertThat(draft.edges()).containsExactly("orders -> image: pulls");
    }

    @Test
    void aGrantOfAllFunctionsOfASubgraphIsOneEdgeFromTheSubgraph() {
        var one = new DiagramEdge("b_wake", "b_orders", List.of("changes"));
        var two = new DiagramEdge("b_kill", "b_orders", List.of("changes"));
        var other = new DiagramEdge("b_kill", "b_api", List.of("changes"));
        var group = new Subgraph("g_control", "control", "");
        var nodes = List.of(
                new Node("b_wake", "", "wake", NodeShape.DEFAULT, NodeCategory.OTHER, "g_control", ""),
                new Node("b_kill", "", "kill", NodeShape.DEFAULT, NodeCategory.OTHER, "g_control", ""),
                new Node("b_orders", "", "orders", NodeShape.DEFAULT, NodeCategory.OTHER, "", ""));

        assertThat(Subgraphs.merged(List.of(group), nodes, List.of(one, two, other)))
                .containsExactly(new DiagramEdge("g_control", "b_orders", List.of("changes")), other);
        assertThat(Subgraphs.merged(List.of(group), nodes, List.of(one, other))).containsExactly(one, other);
    }
}
