package dev.slipway.realengine;

import java.util.Map;

/**
 * Resources that exist before a stack with a domain is applied: a hosted zone, the certificate authorities of clients, and the
 * client secret of a login, and a database.
 */
final class ExistingNames {
    private ExistingNames() {}

    static void createIn(EmulatedAws aws, String region) {
        aws.make(
                region,
                "route53",
                "POST",
                "/2013-04-01/hostedzone",
                "<CreateHostedZoneRequest xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\">"
                        + "<Name>example.com</Name><CallerReference>1</CallerReference></CreateHostedZoneRequest>");
        aws.make(region, "s3", "PUT", "/example-authorities", place(region));
        aws.make(
                region,
                "s3",
                "PUT",
                "/example-authorities/clients.pem",
                "-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n");
        // The emulator finds a secret by an ARN without the random characters, which are those of the name here.
        aws.json(
                region,
                "secretsmanager",
                "secretsmanager.CreateSecret",
                "{\"Name\":\"shop/login-AbCdEf\",\"SecretString\":\"{\\\"clientSecret\\\":\\\"s3cret\\\"}\","
                        + "\"ClientRequestToken\":\"00000000-0000-0000-0000-000000000001\"}");
        createDatabase(aws, region);
    }

    /** A database instance whose master user's secret RDS manages, with one security group. */
    private static void createDatabase(EmulatedAws aws, String region) {
        var group = EmulatedAws.element(
                "groupId",
                aws.ec2(
                        region,
                        "CreateSecurityGroup",
                        Map.of("GroupName", "databases", "GroupDescription", "Databases")));
        // The deploy role may change the security group of another stack if it has the tags of this one.
        aws.ec2(
                region,
                "CreateTags",
                Map.of(
                        "ResourceId.1", group,
                        "Tag.1.Key", "Project",
                        "Tag.1.Value", "slipway",
                        "Tag.2.Key", "Stack",
                        "Tag.2.Value", "existing-stores"));
        aws.query(
                region,
                "rds",
                "2014-10-31",
                "CreateDBInstance",
                Map.of(
                        "DBInstanceIdentifier", "main",
                        "DBInstanceClass", "db.t4g.micro",
                        "Engine", "postgres",
                        "DBName", "shop",
                        "AllocatedStorage", "20",
                        "MasterUsername", "shop",
                        "ManageMasterUserPassword", "true",
                        "VpcSecurityGroupIds.VpcSecurityGroupId.1", group));
    }

    /** The body of a bucket's creation; S3 does not allow us-east-1, the default. */
    private static String place(String region) {
        return region.equals("us-east-1")
                ? ""
                : "<CreateBucketConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                        + "<LocationConstraint>%s</LocationConstraint></CreateBucketConfiguration>".formatted(region);
    }
}
