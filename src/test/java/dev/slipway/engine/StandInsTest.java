package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.base.types.ResourceTypes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandInsTest {
    private static final AwsAccount ACCOUNT = new AwsAccount("eu-west-1");
    private static final PlannedResource TOPIC = resource("aws:sns/topic:Topic", "web", Map.of("name", "x"));

    private static PlannedResource resource(String type, String name, Map<String, Object> inputs) {
        var urn = "urn:pulumi:dev::slipway::%s::%s".formatted(type, name);
        return new PlannedResource(urn, type, name, "", true, inputs, false, List.of(), List.of());
    }

    private static StandIn state(String region, String type, Map<String, Object> inputs) {
        return new StandIns(new AwsAccount(region)).of(resource(type, "web", inputs));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aws:ec2/vpc:Vpc                           | vpc-[0-9a-f]{17}",
                "aws:ec2/subnet:Subnet                     | subnet-[0-9a-f]{17}",
                "aws:ec2/internetGateway:InternetGateway   | igw-[0-9a-f]{17}",
                "aws:ec2/natGateway:NatGateway             | nat-[0-9a-f]{17}",
                "aws:ec2/routeTable:RouteTable             | rtb-[0-9a-f]{17}",
                "aws:ec2/securityGroup:SecurityGroup       | sg-[0-9a-f]{17}",
                "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule | sgr-[0-9a-f]{17}",
                "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule   | sgr-[0-9a-f]{17}",
                "aws:ec2/vpcEndpoint:VpcEndpoint           | vpce-[0-9a-f]{17}",
                "aws:ec2/flowLog:FlowLog                   | fl-[0-9a-f]{17}",
                "aws:ec2/eip:Eip                           | eipalloc-[0-9a-f]{17}",
                "aws:iam/role:Role                         | web-[0-9a-f]{7}",
                "aws:iam/policy:Policy                     | arn:aws:iam::123456789012:policy/web-[0-9a-f]{7}",
                "aws:cloudwatch/logGroup:LogGroup          | web-[0-9a-f]{7}",
                "aws:s3/bucketV2:BucketV2                  | web-[0-9a-f]{7}",
                "aws:ecr/repository:Repository             | web-[0-9a-f]{7}",
                "aws:ecs/cluster:Cluster                   | arn:aws:ecs:eu-west-1:123456789012:cluster/web-[0-9a-f]{7}",
                "aws:lb/loadBalancer:LoadBalancer          | arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/web-[0-9a-f]{7}/[0-9a-f]{16}",
                "aws:lb/targetGroup:TargetGroup            | arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web-[0-9a-f]{7}/[0-9a-f]{16}",
                "aws:rds/clusterInstance:ClusterInstance   | web-[0-9a-f]{7}",
                "aws:dynamodb/table:Table                  | web-[0-9a-f]{7}",
                "aws:cloudwatch/eventBus:EventBus          | web-[0-9a-f]{7}",
                "aws:kms/key:Key                           | [0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}",
                "aws:apigatewayv2/api:Api                  | [0-9a-f]{10}",
                "aws:apigatewayv2/integration:Integration  | [0-9a-f]{7}",
                "aws:apigatewayv2/route:Route              | [0-9a-f]{7}",
                "aws:apigatewayv2/vpcLink:VpcLink          | [0-9a-f]{6}",
                "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace | ns-[0-9a-f]{17}",
                "aws:servicediscovery/service:Service      | srv-[0-9a-f]{17}",
                "aws:acm/certificate:Certificate           | arn:aws:acm:eu-west-1:123456789012:certificate/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}",
                "aws:lb/trustStore:TrustStore              | arn:aws:elasticloadbalancing:eu-west-1:123456789012:truststore/web-[0-9a-f]{7}/[0-9a-f]{16}",
                "aws:apigatewayv2/apiMapping:ApiMapping    | [0-9a-f]{6}",
                "pulumi:providers:aws                      | [0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}",
                "aws:wafv2/ipSet:IpSet                     | [0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}",
                "aws:cloudfront/distribution:Distribution  | E[0-9A-F]{13}",
                "aws:cloudfront/originAccessControl:OriginAccessControl | E[0-9A-F]{13}",
                "aws:sns/topic:Topic                       | web-[0-9a-f]{7}",
            })
    void anIdIsWellFormed(String type, String form) {
        assertThat(state("eu-west-1", type, Map.of()).id()).matches(form);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aws:ecs/service:Service | cluster | cluster/web | service/web/web-[0-9a-f]{7}",
                "aws:lb/listener:Listener | loadBalancerArn | loadbalancer/app/web/01 | listener/app/web/01/[0-9a-f]{16}",
                "aws:lb/listenerRule:ListenerRule | listenerArn | listener/app/web/01/02 | listener-rule/app/web/01/02/[0-9a-f]{16}",
            })
    void theArnOfAPartNamesTheResourceThatItBelongsTo(String type, String input, String owner, String part) {
        var service = type.startsWith("aws:ecs") ? "ecs" : "elasticloadbalancing";
        var arn = "arn:aws:%s:eu-west-1:123456789012:".formatted(service);

        assertThat(state("eu-west-1", type, Map.of(input, arn + owner)).id()).matches(arn + part);
    }

    /** A misspelt placeholder or name of a computed stand-in is refused. */
    @Test
    void everyStandInOfAnEntryCanBeMade() {
        assertThat(ResourceTypes.all()).allSatisfy(type -> assertThat(
                        state("eu-west-1", type.token(), Map.of()).outputs().toString())
                .doesNotContainPattern("\\{\\w+[:}]"));
        assertThatThrownBy(() -> template(Map.of("id", "{nam}")))
                .hasMessage("the stand-in of aws:sns/topic:Topic has the unknown placeholder nam");
        assertThatThrownBy(() -> new ComputedStandIns(ACCOUNT, TOPIC, StandInNames.of(TOPIC)).named("topic"))
                .hasMessage("aws:sns/topic:Topic has the unknown computed stand-in topic");
    }

    private static StandIn template(Map<String, Object> template) {
        return new StandInTemplate(ACCOUNT, TOPIC, StandInNames.of(TOPIC)).fill(template);
    }

    @Test
    void aTemplateIsFilledWithTheAccountTheNameAndTheInputs() {
        var state = template(Map.of(
                "id",
                "{name}/{hex:4}",
                "arn",
                "arn:{partition}:sns:{region}:{account}:{input:name}",
                "revision",
                1,
                "members",
                List.of(Map.of("host", "{input:absent}.{dnsSuffix}"))));

        assertThat(state.id()).matches("x/[0-9a-f]{4}");
        assertThat(state.outputs())
                .containsEntry("arn", "arn:aws:sns:eu-west-1:123456789012:x")
                .containsEntry("revision", 1)
                .containsEntry("members", List.of(Map.of("host", ".amazonaws.com")));
    }

    @ParameterizedTest
    @CsvSource({
        "eu-west-1,      arn:aws:ecs:eu-west-1:123456789012:cluster/x",
        "ap-southeast-4, arn:aws:ecs:ap-southeast-4:123456789012:cluster/x",
        "cn-north-1,     arn:aws-cn:ecs:cn-north-1:123456789012:cluster/x",
        "us-gov-west-1,  arn:aws-us-gov:ecs:us-gov-west-1:123456789012:cluster/x",
    })
    void anArnHasPartitionAndRegion(String region, String arn) {
        var state = state(region, "aws:ecs/cluster:Cluster", Map.of("name", "x"));

        assertThat(state.outputs()).containsEntry("arn", arn).containsEntry("name", "x");
    }

    @Test
    void aNameThatIsGivenIsTheName() {
        assertThat(state("eu-west-1", "aws:iam/role:Role", Map.of("name", "mine"))
                        .outputs())
                .containsEntry("name", "mine")
                .containsEntry("arn", "arn:aws:iam::123456789012:role/mine");
        assertThat(state("eu-west-1", "aws:s3/bucketV2:BucketV2", Map.of("bucket", "mine"))
                        .outputs())
                .containsEntry("bucket", "mine")
                .containsEntry("arn", "arn:aws:s3:::mine")
                .containsEntry("bucketRegionalDomainName", "mine.s3.eu-west-1.amazonaws.com");
    }

    @Test
    void aCertificateIsValidatedForEachName() {
        var names = List.of("*.example.com", "example.com");
        var state = state("eu-west-1", "aws:acm/certificate:Certificate", Map.of("subjectAlternativeNames", names));

        assertThat((List<?>) state.outputs().get("domainValidationOptions"))
                .extracting(option -> ((Map<?, ?>) option).get("domainName").toString())
                .containsExactly("*.example.com", "example.com");
        assertThat((List<?>) state.outputs().get("domainValidationOptions"))
                .extracting(
                        option -> ((Map<?, ?>) option).get("resourceRecordName").toString())
                .allMatch(name -> name.matches("_[0-9a-f]{17}\\.example\\.com\\."));
    }

    @Test
    void aRecordIsKnownByItsZoneNameAndType() {
        var record = Map.<String, Object>of("zoneId", "Z1", "name", "_a.example.com.", "type", "CNAME");
        var state = state("eu-west-1", "aws:route53/record:Record", record);

        assertThat(state.id()).isEqualTo("Z1__a.example.com._CNAME");
        assertThat(state.outputs()).containsEntry("fqdn", "_a.example.com");
    }

    @Test
    void aHostOfAnHttpApiHasADomainNameAndATarget() {
        var asked = Map.<String, Object>of("certificateArn", "arn", "endpointType", "REGIONAL");
        var state = state(
                "eu-west-1",
                "aws:apigatewayv2/domainName:DomainName",
                Map.of("domainName", "api.example.com", "domainNameConfiguration", asked));
        var configuration = (Map<?, ?>) state.outputs().get("domainNameConfiguration");

        assertThat(state.id()).isEqualTo("api.example.com");
        assertThat(configuration.get("endpointType")).isEqualTo("REGIONAL");
        assertThat(configuration.get("targetDomainName").toString())
                .matches("d-[0-9a-f]{10}\\.execute-api\\.eu-west-1\\.amazonaws\\.com");
    }

    @Test
    void aTaskDefinitionIsTheFirstRevisionOfItsFamily() {
        assertThat(state("eu-west-1", "aws:ecs/taskDefinition:TaskDefinition", Map.of("family", "web"))
                        .outputs())
                .containsEntry("arn", "arn:aws:ecs:eu-west-1:123456789012:task-definition/web:1")
                .containsEntry("arnWithoutRevision", "arn:aws:ecs:eu-west-1:123456789012:task-definition/web")
                .containsEntry("revision", 1);
    }

    @Test
    void aPushedImageIsItsRepositoryAndADigest() {
        var state = state(
                "eu-west-1",
                "docker:index/image:Image",
                Map.of("imageName", "123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:src-1"));

        assertThat(state.outputs().get("repoDigest"))
                .asString()
                .matches("123456789012\\.dkr\\.ecr\\.eu-west-1\\.amazonaws\\.com/web@sha256:[0-9a-f]{64}");
    }

    @Test
    void aBalancersAddressIsOfItsRegionAndPartition() {
        assertThat(state("cn-north-1", "aws:lb/loadBalancer:LoadBalancer", Map.of("name", "web"))
                        .outputs()
                        .get("dnsName"))
                .asString()
                .matches("web-[0-9a-f]{9}\\.cn-north-1\\.elb\\.amazonaws\\.com\\.cn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws:ec2/vpc:Vpc", "aws:iam/role:Role", "aws:sns/topic:Topic"})
    void resourcesOfTwoNamesAreTwo(String type) {
        var standIns = new StandIns(new AwsAccount("eu-west-1"));

        assertThat(standIns.of(resource(type, "a", Map.of())).id())
                .isNotEqualTo(standIns.of(resource(type, "b", Map.of())).id())
                .isEqualTo(standIns.of(resource(type, "a", Map.of())).id());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aws:rds/clusterInstance:ClusterInstance             | arn:aws:rds:eu-west-1:123456789012:db:x",
                "aws:rds/subnetGroup:SubnetGroup                     | arn:aws:rds:eu-west-1:123456789012:subgrp:x",
                "aws:rds/clusterParameterGroup:ClusterParameterGroup | arn:aws:rds:eu-west-1:123456789012:cluster-pg:x",
                "aws:dynamodb/table:Table                            | arn:aws:dynamodb:eu-west-1:123456789012:table/x",
                "aws:cloudwatch/eventBus:EventBus                    | arn:aws:events:eu-west-1:123456789012:event-bus/x",
                "aws:cloudwatch/eventArchive:EventArchive            | arn:aws:events:eu-west-1:123456789012:archive/x",
            })
    void aStoreHasTheArnThatStatementsName(String type, String arn) {
        assertThat(state("eu-west-1", type, Map.of("name", "x")).outputs()).containsEntry("arn", arn);
    }

    @ParameterizedTest
    @CsvSource({"aws:apigatewayv2/api:Api, /apis", "aws:apigateway/restApi:RestApi, /restapis"})
    void anArnOfAnApiNamesNoAccount(String type, String resource) {
        var state = state("eu-west-1", type, Map.of());

        assertThat(state.outputs())
                .containsEntry("arn", "arn:aws:apigateway:eu-west-1::%s/%s".formatted(resource, state.id()));
    }

    @ParameterizedTest
    @CsvSource({
        "eu-west-1,  shop.cluster-[0-9a-f]{12}.eu-west-1.rds.amazonaws.com",
        "cn-north-1, shop.cluster-[0-9a-f]{12}.rds.cn-north-1.amazonaws.com.cn",
    })
    void aClusterHasHostsAndASecret(String region, String endpoint) {
        var cluster = state(region, "aws:rds/cluster:Cluster", Map.of("clusterIdentifier", "shop"));

        assertThat(cluster.id()).isEqualTo("shop");
        assertThat(cluster.outputs().get("endpoint").toString()).matches(endpoint);
        assertThat(cluster.outputs().get("readerEndpoint").toString())
                .matches(endpoint.replace("cluster-", "cluster-ro-"));
        assertThat(cluster.outputs().get("masterUserSecrets").toString())
                .containsPattern(":%s:123456789012:secret:rds!cluster-[0-9a-f]{17}-AbCdEf".formatted(region));
    }

    @Test
    void aBucketWithAPrefixBeginsWithIt() {
        var bucket = state("eu-west-1", "aws:s3/bucketV2:BucketV2", Map.of("bucketPrefix", "shop-files-"));

        assertThat(bucket.id()).matches("shop-files-[0-9a-f]{17}");
    }
}
