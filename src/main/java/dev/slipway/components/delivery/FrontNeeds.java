package dev.slipway.components.delivery;

import java.util.List;

/** What stands in front of services. Previews read nothing of API Gateway, for with its APIs they would read their keys. */
final class FrontNeeds {
    private static final String TAGS = "apigateway:{region}::/tags/*";
    private static final String[] TAGGING = {"apigateway:GET", "apigateway:PUT", "apigateway:POST", "apigateway:DELETE"
    };
    private static final String[] LOG_DELIVERY = {
        "logs:CreateLogDelivery",
        "logs:GetLogDelivery",
        "logs:UpdateLogDelivery",
        "logs:DeleteLogDelivery",
        "logs:ListLogDeliveries",
        "logs:PutResourcePolicy",
        "logs:DescribeResourcePolicies"
    };

    static final List<ResourcePermissions> ALL = List.of(
            ResourcePermissions.of("aws:lb/loadBalancer:LoadBalancer")
                    .reads(
                            "elasticloadbalancing:DescribeLoadBalancers",
                            "elasticloadbalancing:DescribeLoadBalancerAttributes",
                            "elasticloadbalancing:DescribeCapacityReservation",
                            "elasticloadbalancing:DescribeTags")
                    .bears("elasticloadbalancing:CreateLoadBalancer", "elasticloadbalancing:AddTags")
                    .owns(
                            "elasticloadbalancing:DeleteLoadBalancer",
                            "elasticloadbalancing:ModifyLoadBalancerAttributes",
                            "elasticloadbalancing:SetSecurityGroups",
                            "elasticloadbalancing:SetSubnets",
                            "elasticloadbalancing:SetIpAddressType",
                            "elasticloadbalancing:AddTags",
                            "elasticloadbalancing:RemoveTags"),
            ResourcePermissions.of("aws:lb/targetGroup:TargetGroup")
                    .reads(
                            "elasticloadbalancing:DescribeTargetGroups",
                            "elasticloadbalancing:DescribeTargetGroupAttributes",
                            "elasticloadbalancing:DescribeTags")
                    .bears("elasticloadbalancing:CreateTargetGroup", "elasticloadbalancing:AddTags")
                    .owns(
                            "elasticloadbalancing:DeleteTargetGroup",
                            "elasticloadbalancing:ModifyTargetGroup",
                            "elasticloadbalancing:ModifyTargetGroupAttributes",
                            "elasticloadbalancing:AddTags",
                            "elasticloadbalancing:RemoveTags"),
            ResourcePermissions.of("aws:lb/targetGroupAttachment:TargetGroupAttachment")
                    .reads("elasticloadbalancing:DescribeTargetHealth")
                    .owns("elasticloadbalancing:RegisterTargets", "elasticloadbalancing:DeregisterTargets"),
            ResourcePermissions.of("aws:lb/listener:Listener")
                    .reads(
                            "elasticloadbalancing:DescribeListeners",
                            "elasticloadbalancing:DescribeListenerAttributes",
                            "elasticloadbalancing:DescribeTags")
                    .bears("elasticloadbalancing:CreateListener", "elasticloadbalancing:AddTags")
                    .owns(
                            "elasticloadbalancing:DeleteListener",
                            "elasticloadbalancing:ModifyListener",
                            "elasticloadbalancing:ModifyListenerAttributes",
                            "elasticloadbalancing:AddTags",
                            "elasticloadbalancing:RemoveTags"),
            ResourcePermissions.of("aws:lb/listenerRule:ListenerRule")
                    .reads("elasticloadbalancing:DescribeRules", "elasticloadbalancing:DescribeTags")
                    .bears("elasticloadbalancing:CreateRule", "elasticloadbalancing:AddTags")
                    .owns(
                            "elasticloadbalancing:DeleteRule",
                            "elasticloadbalancing:ModifyRule",
                            "elasticloadbalancing:SetRulePriorities",
                            "elasticloadbalancing:AddTags",
                            "elasticloadbalancing:RemoveTags"),
            ResourcePermissions.of("aws:lb/listenerCertificate:ListenerCertificate")
                    .reads("elasticloadbalancing:DescribeListenerCertificates")
                    .owns(
                            "elasticloadbalancing:AddListenerCertificates",
                            "elasticloadbalancing:RemoveListenerCertificates"),
            ResourcePermissions.of("aws:lb/trustStore:TrustStore")
                    .reads("elasticloadbalancing:DescribeTrustStores", "elasticloadbalancing:DescribeTags")
                    .bears("elasticloadbalancing:CreateTrustStore", "elasticloadbalancing:AddTags")
                    .owns(
                            "elasticloadbalancing:DeleteTrustStore",
                            "elasticloadbalancing:ModifyTrustStore",
                            "elasticloadbalancing:AddTags",
                            "elasticloadbalancing:RemoveTags"),
            ResourcePermissions.of("aws:apigateway/account:Account")
                    .onArn("apigateway:{region}::/account", "apigateway:GET", "apigateway:PATCH")
                    .passes("apigateway.amazonaws.com"),
            api("aws:apigateway/apiKey:ApiKey", "/apikeys*").onArn(TAGS, TAGGING),
            api("aws:apigateway/usagePlan:UsagePlan", "/usageplans*").onArn(TAGS, TAGGING),
            api("aws:apigateway/usagePlanKey:UsagePlanKey", "/usageplans*"),
            api("aws:apigateway/restApi:RestApi", "/restapis*").onArn(TAGS, TAGGING),
            api("aws:apigateway/deployment:Deployment", "/restapis*"),
            api("aws:apigateway/integration:Integration", "/restapis*"),
            api("aws:apigateway/integrationResponse:IntegrationResponse", "/restapis*"),
            api("aws:apigateway/method:Method", "/restapis*"),
            api("aws:apigateway/methodResponse:MethodResponse", "/restapis*"),
            api("aws:apigateway/methodSettings:MethodSettings", "/restapis*"),
            api("aws:apigateway/requestValidator:RequestValidator", "/restapis*"),
            api("aws:apigateway/resource:Resource", "/restapis*"),
            api("aws:apigateway/stage:Stage", "/restapis*").onArn(TAGS, TAGGING).inRegion(LOG_DELIVERY),
            api("aws:apigateway/domainName:DomainName", "/domainnames*").onArn(TAGS, TAGGING),
            api("aws:apigateway/basePathMapping:BasePathMapping", "/domainnames*"),
            api("aws:apigatewayv2/api:Api", "/apis*").onArn(TAGS, TAGGING),
            api("aws:apigatewayv2/authorizer:Authorizer", "/apis*"),
            api("aws:apigatewayv2/integration:Integration", "/apis*"),
            api("aws:apigatewayv2/route:Route", "/apis*"),
            api("aws:apigatewayv2/stage:Stage", "/apis*").onArn(TAGS, TAGGING).inRegion(LOG_DELIVERY),
            api("aws:apigatewayv2/vpcLink:VpcLink", "/vpclinks*").onArn(TAGS, TAGGING),
            api("aws:apigatewayv2/domainName:DomainName", "/domainnames*").onArn(TAGS, TAGGING),
            api("aws:apigatewayv2/apiMapping:ApiMapping", "/domainnames*"));

    private FrontNeeds() {}

    /** API Gateway's actions are the methods of HTTP, on the paths of its own API. */
    private static ResourcePermissions api(String type, String path) {
        return ResourcePermissions.of(type)
                .onArn(
                        "apigateway:{region}::" + path,
                        "apigateway:GET",
                        "apigateway:POST",
                        "apigateway:PUT",
                        "apigateway:PATCH",
                        "apigateway:DELETE");
    }
}
