package dev.slipway.engine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stand-ins of APIs, the functions behind them, and the names by which services are found. */
record InterfaceStandIns(AwsAccount account) {

    /** None for what is none of these. */
    Optional<StandIn> of(PlannedResource resource, String physical, String digits) {
        return Optional.ofNullable(find(resource, physical, digits));
    }

    private @Nullable StandIn find(PlannedResource resource, String physical, String digits) {
        return switch (resource.type()) {
            case "aws:lambda/function:Function" -> function(physical);
            case "aws:lambda/alias:Alias" -> alias(resource);
            case "aws:lambda/invocation:Invocation" ->
                StandIn.of(resource.text("functionName") + "_" + digits).with("result", "{}");
            case "aws:cloudwatch/eventRule:EventRule" ->
                StandIn.of(physical).with("name", physical).with("arn", account.arn("events", "rule/" + physical));
            case "aws:cloudwatch/eventTarget:EventTarget" ->
                StandIn.of("%s-%s".formatted(resource.text("rule"), digits)).with("targetId", digits);
            case "aws:apigateway/restApi:RestApi" -> restApi(physical, digits.substring(0, 10));
            case "aws:apigateway/resource:Resource", "aws:apigateway/deployment:Deployment" ->
                StandIn.of(digits.substring(0, 6));
            case "aws:apigateway/stage:Stage" ->
                StandIn.of(resource.text("stageName"))
                        .with("invokeUrl", endpoint(resource.text("restApi")) + "/" + resource.text("stageName"));
            case "aws:apigatewayv2/api:Api" -> api(digits.substring(0, 10));
            case "aws:apigatewayv2/stage:Stage" ->
                StandIn.of(resource.text("name"))
                        .with("invokeUrl", endpoint(resource.text("apiId")) + "/")
                        .with("executionArn", executionArn(resource.text("apiId")) + "/" + resource.text("name"));
            case "aws:apigatewayv2/integration:Integration",
                    "aws:apigatewayv2/route:Route",
                    "aws:apigatewayv2/authorizer:Authorizer" -> StandIn.of(digits.substring(0, 7));
            case "aws:apigatewayv2/vpcLink:VpcLink" ->
                StandIn.of(digits.substring(0, 6))
                        .with("arn", account.accountless("apigateway", "/vpclinks/" + digits.substring(0, 6)));
            case "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace" -> discovered("namespace/ns-", digits);
            case "aws:servicediscovery/httpNamespace:HttpNamespace" -> discovered("namespace/ns-", digits);
            case "aws:servicediscovery/service:Service" -> discovered("service/srv-", digits);
            default -> null;
        };
    }

    private StandIn function(String name) {
        var arn = account.arn("lambda", "function:" + name);
        return StandIn.of(name)
                .with("arn", arn)
                .with("name", name)
                .with("version", "1")
                .with("qualifiedArn", arn + ":1")
                .with("invokeArn", invokeArn(arn));
    }

    private StandIn alias(PlannedResource alias) {
        var arn = account.arn("lambda", "function:%s:%s".formatted(alias.text("functionName"), alias.text("name")));
        return StandIn.ofArn(arn).with("invokeArn", invokeArn(arn));
    }

    private String invokeArn(String function) {
        return "arn:%s:apigateway:%s:lambda:path/2015-03-31/functions/%s/invocations"
                .formatted(account.partition(), account.region(), function);
    }

    private StandIn restApi(String name, String id) {
        return StandIn.of(id)
                .with("arn", account.accountless("apigateway", "/restapis/" + id))
                .with("name", name)
                .with("rootResourceId", AwsAccount.digits(id, 10))
                .with("executionArn", executionArn(id));
    }

    private StandIn api(String id) {
        return StandIn.of(id)
                .with("arn", account.accountless("apigateway", "/apis/" + id))
                .with("apiEndpoint", endpoint(id))
                .with("executionArn", executionArn(id));
    }

    private String endpoint(String api) {
        return "https://%s.execute-api.%s.%s".formatted(api, account.region(), account.dnsSuffix());
    }

    private String executionArn(String api) {
        return account.arn("execute-api", api);
    }

    /** @param resource the resource type and the prefix of its ids, such as {@code service/srv-} */
    private StandIn discovered(String resource, String digits) {
        return StandIn.of(resource.substring(resource.indexOf('/') + 1) + digits)
                .with("arn", account.arn("servicediscovery", resource + digits));
    }
}
