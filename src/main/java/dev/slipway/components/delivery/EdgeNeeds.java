package dev.slipway.components.delivery;

import java.util.List;

/** Names, certificates, firewalls and distributions, of which most know no region. */
final class EdgeNeeds {
    static final List<ResourcePermissions> ALL = List.of(
            ResourcePermissions.of("aws:acm/certificate:Certificate")
                    .reads("acm:DescribeCertificate", "acm:ListTagsForCertificate")
                    .bears("acm:RequestCertificate", "acm:AddTagsToCertificate")
                    .owns(
                            "acm:DeleteCertificate",
                            "acm:UpdateCertificateOptions",
                            "acm:AddTagsToCertificate",
                            "acm:RemoveTagsFromCertificate"),
            ResourcePermissions.of("aws:acm/certificateValidation:CertificateValidation")
                    .reads("acm:DescribeCertificate"),
            ResourcePermissions.of("aws:route53/record:Record")
                    .reads(
                            "route53:GetChange",
                            "route53:GetHostedZone",
                            "route53:ListHostedZones",
                            "route53:ListHostedZonesByName",
                            "route53:ListResourceRecordSets",
                            "route53:ListTagsForResource")
                    .in(new ResourceScope.Global(), "route53:ChangeResourceRecordSets"),
            ResourcePermissions.of("aws:wafv2/webAcl:WebAcl")
                    .reads("wafv2:GetWebACL", "wafv2:ListTagsForResource")
                    .bears("wafv2:CreateWebACL", "wafv2:TagResource")
                    .owns("wafv2:UpdateWebACL", "wafv2:DeleteWebACL", "wafv2:TagResource", "wafv2:UntagResource"),
            ResourcePermissions.of("aws:wafv2/ipSet:IpSet")
                    .reads("wafv2:GetIPSet", "wafv2:ListTagsForResource")
                    .bears("wafv2:CreateIPSet", "wafv2:TagResource")
                    .owns("wafv2:UpdateIPSet", "wafv2:DeleteIPSet", "wafv2:TagResource", "wafv2:UntagResource"),
            ResourcePermissions.of("aws:wafv2/webAclAssociation:WebAclAssociation")
                    .reads("wafv2:GetWebACLForResource")
                    .owns("wafv2:AssociateWebACL", "wafv2:DisassociateWebACL", "elasticloadbalancing:SetWebAcl")
                    .onArn("apigateway:{region}::/restapis*", "apigateway:SetWebACL"),
            ResourcePermissions.of("aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration")
                    .reads("wafv2:GetLoggingConfiguration")
                    .owns("wafv2:PutLoggingConfiguration", "wafv2:DeleteLoggingConfiguration")
                    .inRegion(
                            "logs:CreateLogDelivery",
                            "logs:DeleteLogDelivery",
                            "logs:PutResourcePolicy",
                            "logs:DescribeResourcePolicies"),
            ResourcePermissions.of("aws:cloudfront/distribution:Distribution")
                    .reads("cloudfront:GetDistribution", "cloudfront:ListTagsForResource")
                    .bears("cloudfront:CreateDistribution", "cloudfront:TagResource")
                    .owns(
                            "cloudfront:UpdateDistribution",
                            "cloudfront:DeleteDistribution",
                            "cloudfront:TagResource",
                            "cloudfront:UntagResource"),
            ResourcePermissions.of("aws:cloudfront/originAccessControl:OriginAccessControl")
                    .reads("cloudfront:GetOriginAccessControl")
                    .in(
                            new ResourceScope.Global(),
                            "cloudfront:CreateOriginAccessControl",
                            "cloudfront:UpdateOriginAccessControl",
                            "cloudfront:DeleteOriginAccessControl"));

    private EdgeNeeds() {}
}
