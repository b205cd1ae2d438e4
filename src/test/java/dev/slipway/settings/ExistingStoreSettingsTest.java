package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import dev.slipway.components.database.ExistingDatabaseSpec;
import dev.slipway.components.database.ExistingDatabaseSpec.DatabaseKind;
import dev.slipway.components.storage.ExistingStoreSpec;
import dev.slipway.components.storage.StoreKind;
import dev.slipway.testing.TestStack;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExistingStoreSettingsTest {
    private static final String NETWORK = "network: {existing: {vpcId: vpc-0123456789abcdef0, publicSubnetIds: "
            + "[subnet-0123456789abcdef0, subnet-0123456789abcdef1], privateSubnetIds: [subnet-0123456789abcdef2]}}";

    private static Settings read(String... lines) {
        return TestStack.settings(lines);
    }

    private static void assertErrors(String errors, String... lines) {
        assertThatThrownBy(() -> read(lines)).isInstanceOf(RunException.class).hasMessage(errors);
    }

    @Test
    void anExistingStoreIsUsedLikeOneOfTheStackAndKeepsNoData() {
        var settings = read(
                "storage: {buckets: {uploads: {existing: {arn: 'arn:aws:s3:::uploads'}}}}",
                "services: {web: {image: 'public.ecr.aws/nginx/nginx:1.29', port: 80, uses: [bucket:uploads]}}");

        assertThat(settings.storage().existing())
                .containsExactly(Map.entry(
                        "bucket:uploads",
                        new ExistingStoreSpec(StoreKind.BUCKET, "arn:aws:s3:::uploads", Optional.empty())));
        assertThat(settings.storage().buckets()).isEmpty();
        assertThat(settings.storesData()).isFalse();
        assertThat(settings.services().get(0).uses().all()).hasSize(1);
    }

    @Test
    void everyFaultOfAnExistingStoreIsReported() {
        assertErrors(
                """
                slipway:storage.tables.orders.hash: an existing table is used as it is; remove hash, or remove existing
                slipway:storage.tables.orders.existing.arn = arn:aws:s3:::orders: the ARN of a DynamoDB table is allowed; write it as in arn:aws:dynamodb:eu-west-1:123456789012:table/orders
                slipway:storage.tables.orders.existing.keyArn = alias/orders: the ARN of a KMS key is allowed, not that of an alias; write it as in arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab
                slipway:storage.buses.orders.existing.arn: missing; set it to the ARN of the bus""",
                "storage: {tables: {orders: {hash: id, existing: {arn: 'arn:aws:s3:::orders', keyArn: alias/orders}}}, "
                        + "buses: {orders: {existing: {}}}}");
    }

    @Test
    void anExistingDatabaseIsAClusterOrAnInstance() {
        assertThat(read(NETWORK, "database: {existing: {cluster: main}}").database())
                .contains(ExistingDatabaseSpec.of(DatabaseKind.CLUSTER, "main"));
        assertThat(read(NETWORK, "database: {existing: {instance: main, name: shop}}")
                        .database())
                .contains(ExistingDatabaseSpec.of(DatabaseKind.INSTANCE, "main").withDatabaseName(Optional.of("shop")));
    }

    @Test
    void everyFaultOfAnExistingDatabaseIsReported() {
        assertErrors(
                """
                slipway:database.existing.cluster: missing, and so is instance; set cluster to the DB identifier of an Aurora cluster, or instance to that of an RDS instance
                slipway:database.existing.name = a b: the name of a database of up to 63 letters, digits, underscores and hyphens is allowed; copy it from the database
                slipway:database.existing.secretArn = orders/db: the ARN of a secret of Secrets Manager is allowed; copy it whole, with the six characters after the secret's name
                slipway:database.existing.securityGroupId = default: the id of a security group is allowed; write it as in sg-0123456789abcdef0
                slipway:database.instances: an existing database is used as it is; remove instances, or remove existing""",
                NETWORK,
                "database: {instances: 2, existing: {name: a b, secretArn: orders/db, securityGroupId: default}}");
        assertErrors(
                """
                slipway:database.existing.instance = main-1: set beside cluster; remove it: services connect to the cluster, which names its writer
                slipway:database.existing.cluster = main.cluster-c0abc.eu-west-1.rds.amazonaws.com: an identifier of up to 63 letters, digits and single hyphens is allowed, starting with a letter; copy the DB identifier from RDS, without its address
                slipway:database.existing: services reach an existing database in its VPC; set network.existing to the VPC of the database and its subnets""",
                "database: {existing: {cluster: main.cluster-c0abc.eu-west-1.rds.amazonaws.com, instance: main-1}}");
    }
}
