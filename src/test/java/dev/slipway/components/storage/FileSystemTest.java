package dev.slipway.components.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.pulumi.aws.efs.MountTarget;
import dev.slipway.components.SharedResources;
import dev.slipway.components.storage.NewFileSystemSpec.ThroughputMode;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.Programs;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** File systems as they are planned, and the limits of their settings. */
class FileSystemTest {
    private static Plan plan(NewFileSystemSpec spec, SharedResources shared) {
        return Programs.plan(context ->
                new NewFileSystem("shared-files", spec, BaseComponents.network(), BaseComponents.key(), shared));
    }

    private static Plan plan(NewFileSystemSpec spec) {
        return plan(spec, SharedResources.NONE);
    }

    @Test
    void aFileSystemIsEncryptedWithTheStacksKey() {
        var files = plan(NewFileSystemSpec.DEFAULT).named("shared-files-system");

        assertThat(files.flag("encrypted")).isTrue();
        assertThat(files.text("kmsKeyId")).startsWith("arn:aws:kms:");
        assertThat(files.text("throughputMode")).isEqualTo("elastic");
        assertThat(files.inputs()).doesNotContainKey("lifecyclePolicies");
        assertThat(files.protect()).isFalse();
    }

    @Test
    void filesMoveToInfrequentAccessAndBack() {
        var spec = NewFileSystemSpec.DEFAULT
                .withTransitionDays(OptionalInt.of(1))
                .withThroughput(ThroughputMode.BURSTING)
                .withBackups(false);
        var plan = plan(spec);

        assertThat(plan.named("shared-files-system").list("lifecyclePolicies"))
                .containsExactly(
                        Map.of("transitionToIa", "AFTER_1_DAY"),
                        Map.of("transitionToPrimaryStorageClass", "AFTER_1_ACCESS"));
        assertThat(plan.named("shared-files-system").text("throughputMode")).isEqualTo("bursting");
        assertThat(plan.named("shared-files-backup").text("backupPolicy.status"))
                .isEqualTo("DISABLED");
    }

    @Test
    void everyZoneHasAMountTargetInItsPrivateSubnetWithTheGroupOfTheFileSystem() {
        var plan = plan(NewFileSystemSpec.DEFAULT);
        var targets = plan.ofType(MountTarget.class);

        assertThat(targets)
                .extracting(PlannedResource::name)
                .containsExactly("shared-files-target-a", "shared-files-target-b");
        assertThat(targets)
                .extracting(
                        target -> plan.called(target.text("subnetId")).get(0).name())
                .containsExactly("network-private-a", "network-private-b");
        assertThat(targets)
                .extracting(target -> plan.called(
                                target.list("securityGroups").get(0).toString())
                        .get(0)
                        .name())
                .containsOnly("shared-files-group");
    }

    @Test
    void thePolicyDeniesClientsWithoutTlsAndWithoutAnAccessPoint() {
        var plan = plan(NewFileSystemSpec.DEFAULT);
        var id = plan.named("shared-files-policy").text("fileSystemId");
        var denied = """
                {"Effect":"Deny","Principal":{"AWS":"*"},"Action":["elasticfilesystem:ClientMount",\
                "elasticfilesystem:ClientWrite","elasticfilesystem:ClientRootAccess"],\
                "Resource":"arn:aws:elasticfilesystem:eu-west-1:123456789012:file-system/%s","Condition":{%s}}""";

        assertThat(plan.named("shared-files-policy").text("policy"))
                .isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":["
                        + denied.formatted(id, "\"Bool\":{\"aws:SecureTransport\":\"false\"}") + ","
                        + denied.formatted(id, "\"Bool\":{\"elasticfilesystem:AccessedViaMountTarget\":\"false\"}")
                        + ","
                        + denied.formatted(
                                id,
                                "\"StringNotLike\":{\"elasticfilesystem:AccessPointArn\":"
                                        + "\"arn:aws:elasticfilesystem:eu-west-1:123456789012:access-point/*\"}")
                        + "]}");
    }

    @Test
    void aProtectedFileSystemKeepsItsPolicyAndItsBackups() {
        var plan = plan(NewFileSystemSpec.DEFAULT, SharedResources.NONE.withProtectedFromDeletion(true));

        assertThat(List.of("shared-files-system", "shared-files-policy", "shared-files-backup"))
                .allSatisfy(name -> assertThat(plan.named(name).protect()).isTrue());
    }

    @Test
    void anExistingFileSystemIsNotChanged() {
        var plan = Programs.plan(context -> {
            var files = new ExistingFileSystem(
                    "legacy-files", new ExistingFileSystemSpec("fs-0123456789abcdef0", "sg-0123456789abcdef0"));
            context.export("id", files.id());
            context.export("arn", files.arn());
        });

        assertThat(plan.outputs())
                .isEqualTo(Map.of(
                        "id",
                        "fs-0123456789abcdef0",
                        "arn",
                        "arn:aws:elasticfilesystem:eu-west-1:123456789012:file-system/fs-0123456789abcdef0"));
        assertThat(plan.resources()).noneMatch(PlannedResource::custom);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1000 | 1000:1000",
                "1000:2000 | 1000:2000",
                "33 | 33:33",
            })
    void anOwnerIsAUserAndAGroup(String text, String owner) {
        assertThat(FileOwner.of(text)).hasToString(owner);
        assertThat(FileOwner.ofContainer(text)).hasToString(owner);
    }

    @ParameterizedTest
    @CsvSource({"app", "0", "0:0", "1000:staff", "1000:0", "''"})
    void anOwnerThatIsANameOrRootIsRefusedAndReplacedByTheDefaultForTheUserOfAContainer(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileOwner.of(text))
                .withMessage("the id of a user other than root, or of a user and a group behind a colon, is allowed; "
                        + "write it as in \"1000:1000\"");
        assertThat(FileOwner.ofContainer(text)).hasToString("1000:1000");
    }

    @ParameterizedTest
    @CsvSource({"web", "/web/", "/a/b/c/d/e", "/../etc", "/.ssh", "//web", "/a b", "''"})
    void aPathBeyondTheLimitsOfAnAccessPointIsRefused(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FilePath(path))
                .withMessage("path: an absolute path of up to 4 folders and 100 letters, digits, dots, hyphens and "
                        + "underscores is allowed; write it as in /web");
    }

    @Test
    void aPathOfMoreThanAHundredCharactersIsRefused() {
        assertThat(new FilePath("/" + "a".repeat(99)).isRoot()).isFalse();
        assertThat(new FilePath("/").isRoot()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> new FilePath("/" + "a".repeat(100)));
    }

    @ParameterizedTest
    @CsvSource({"0", "2", "400"})
    void daysThatEfsDoesNotHaveAreRefused(int days) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewFileSystemSpec.DEFAULT.withTransitionDays(OptionalInt.of(days)))
                .withMessage("transitionDays: 1, 7, 14, 30, 60, 90, 180, 270, 365 are allowed; set it to 30");
    }

    @Test
    void idsOfAnotherFormAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExistingFileSystemSpec("fsap-01234567", "sg-01234567"))
                .withMessage("id: the id of a file system is allowed; write it as in fs-0123456789abcdef0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExistingFileSystemSpec("fs-01234567", "default"))
                .withMessage("securityGroupId: the id of the security group of its mount targets is allowed; "
                        + "write it as in sg-0123456789abcdef0");
    }
}
