package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.components.service.Volume;
import dev.slipway.components.service.VolumeMount;
import dev.slipway.components.storage.ExistingFileSystemSpec;
import dev.slipway.components.storage.FileOwner;
import dev.slipway.components.storage.FilePath;
import dev.slipway.components.storage.NewFileSystemSpec;
import dev.slipway.components.storage.NewFileSystemSpec.ThroughputMode;
import dev.slipway.testing.TestStack;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The volumes of containers and the file systems of a stack file: values and refusals. */
class VolumeSettingsTest {
    private static final String SHARED = "storage: {fileSystems: {shared: {}}}";

    private static String service(String keys) {
        return "services: {web: {image: ghcr.io/org/app:1, port: 80, %s}}".formatted(keys);
    }

    private static void assertErrors(String storage, String keys, String... errors) {
        TestStack.assertErrors(() -> TestStack.settings(storage, service(keys)), errors);
    }

    @Test
    void volumesAreReadForTheServiceAndForASidecar() {
        var task = TestStack.settings(SHARED, service("""
                        diskGiB: 30, volumes: {/data: {fileSystem: shared}, /tmp: {scratch: true}},
                        sidecars: [{name: nginx, image: ghcr.io/org/nginx:1, volumes: {
                          /html: {fileSystem: shared, path: /html, owner: '101:102', readOnly: true},
                          /sockets: {scratch: sockets, readOnly: true}}}]"""))
                .services()
                .get(0)
                .spec()
                .task();

        assertThat(task.diskGiB()).hasValue(30);
        assertThat(task.container().options().volumes())
                .containsExactly(
                        new VolumeMount(
                                "/data", new Volume.Files("shared", new FilePath("/web"), Optional.empty()), false),
                        new VolumeMount("/tmp", new Volume.Scratch(Optional.empty()), false));
        assertThat(task.sidecars().get(0).container().options().volumes())
                .containsExactly(
                        new VolumeMount(
                                "/html",
                                new Volume.Files("shared", new FilePath("/html"), Optional.of(FileOwner.of("101:102"))),
                                true),
                        new VolumeMount("/sockets", new Volume.Scratch(Optional.of("sockets")), true));
    }

    @Test
    void servicesThatShareAFolderHaveOneOwner() {
        TestStack.assertErrors(
                () -> TestStack.settings(
                        SHARED,
                        "services: {one: {image: ghcr.io/org/app:1, ingress: none, user: '1000', volumes: {/c: {fileSystem: shared, path: /media}}},"
                                + " two: {image: ghcr.io/org/app:1, ingress: none, user: '2000', volumes: {/c: {fileSystem: shared, path: /media}}},"
                                + " three: {image: ghcr.io/org/app:1, ingress: none, user: '2000',"
                                + " volumes: {/c: {fileSystem: shared, path: /media, owner: '1000'}}}}"),
                "slipway:services.two.volumes./c.owner: one mounts the folder /media of shared as 1000:1000, and two as 2000:2000; "
                        + "set owner of both to the same ids");
    }

    @Test
    void aVolumeIsOnAFileSystemOrOnTheDisk() {
        assertErrors(
                SHARED,
                "volumes: {/a: {}, /b: {fileSystem: shared, scratch: true}, /c: {scratch: true, path: /c, owner: '1'}}",
                "slipway:services.web.volumes./a.fileSystem: a volume needs fileSystem, scratch or tmpfsMiB; set it to a name of"
                        + " slipway:storage.fileSystems, or set scratch to true",
                "slipway:services.web.volumes./b.scratch: a volume is on a file system, on the disk of the task or in its memory;"
                        + " remove it, or fileSystem",
                "slipway:services.web.volumes./c.path: only a file system has it; remove it",
                "slipway:services.web.volumes./c.owner: only a file system has it; remove it");
    }

    @Test
    void aVolumeInMemoryHasASizeOfOneMebibyteOrMore() {
        assertThat(TestStack.settings(SHARED, service("volumes: {/tmp: {tmpfsMiB: 64}}"))
                        .services()
                        .get(0)
                        .spec()
                        .task()
                        .container()
                        .options()
                        .volumes())
                .containsExactly(new VolumeMount("/tmp", new Volume.Tmpfs(64), false));
        assertErrors(
                SHARED,
                "volumes: {/a: {tmpfsMiB: 0}, /b: {tmpfsMiB: 1, scratch: true}, /c: {tmpfsMiB: 1, readOnly: true, owner: '1'}}",
                "slipway:services.web.volumes./a.tmpfsMiB = 0: 1 to 122880 is allowed; set it to 1",
                "slipway:services.web.volumes./b.tmpfsMiB: a volume is on a file system, on the disk of the task or in its memory;"
                        + " remove it, or scratch",
                "slipway:services.web.volumes./c.owner: only a file system has it; remove it",
                "slipway:services.web.volumes./c.readOnly = true: a volume in memory is empty until the container writes; remove it");
    }

    @Test
    void volumesInMemoryAreSmallerThanTheMemoryOfTheTask() {
        assertErrors(
                SHARED,
                "memory: 512, volumes: {/tmp: {tmpfsMiB: 256}}, sidecars: [{name: a, image: a:1, volumes: {/tmp: {tmpfsMiB: 256}}}]",
                "slipway:services.web.memory = 512: the volumes in memory of the task have 512 MiB; raise memory, or lower a tmpfsMiB");
    }

    @Test
    void everyErrorOfAVolumeIsReportedAtOnce() {
        assertErrors(
                SHARED,
                "diskGiB: 20, volumes: {data: {scratch: true}, /etc: {scratch: true}, /tmp: {scratch: false, readonly: true},"
                        + " /data: {fileSystem: shared, path: ../x, owner: root}}",
                "slipway:services.web.diskGiB = 20: 20 GiB are included; remove it",
                "slipway:services.web.volumes.data: an absolute path such as /data is allowed as a key; rename it",
                "slipway:services.web.volumes./etc: /etc is the image's own and would be hidden; mount"
                        + " the volume in a folder of its own, as in /data",
                "slipway:services.web.volumes./tmp.scratch = false: true, or the name of a volume that containers of the"
                        + " task share, of lower-case letters, digits and hyphens is allowed; correct it",
                "slipway:services.web.volumes./tmp.readonly: unknown key; did you mean readOnly?",
                "slipway:services.web.volumes./data.path = ../x: an absolute path of up to 4 folders and 100 letters,"
                        + " digits, dots, hyphens and underscores is allowed; write it as in /web",
                "slipway:services.web.volumes./data.owner = root: the id of a user other than root, or of a user and a"
                        + " group behind a colon, is allowed; write it as in \"1000:1000\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "no", "on", "off"})
    void aTruthValueOfAnotherYamlVersionIsNoName(String scratch) {
        assertErrors(
                SHARED,
                "volumes: {/tmp: {scratch: '%s'}}".formatted(scratch),
                "slipway:services.web.volumes./tmp.scratch = %s: YAML reads this as a text, and not as true or false; set it to true"
                        .formatted(scratch));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 20})
    void theDiskThatIsIncludedNeedsNoKey(int size) {
        assertErrors(
                SHARED,
                "diskGiB: %d".formatted(size),
                "slipway:services.web.diskGiB = %d: 20 GiB are included; remove it".formatted(size));
    }

    @Test
    void theOwnersOfTwoServicesDifferInASidecarToo() {
        TestStack.assertErrors(
                () -> TestStack.settings(
                        SHARED,
                        "services: {one: {image: ghcr.io/org/app:1, ingress: none, volumes: {/c: {fileSystem: shared, path: /m}}},"
                                + " two: {image: ghcr.io/org/app:1, ingress: none, sidecars: [{name: a, image: a:1},"
                                + " {name: b, image: b:1, user: '7', volumes: {/d: {fileSystem: shared, path: /m}}}]}}"),
                "slipway:services.two.sidecars[1].volumes./d.owner: one mounts the folder /m of shared as 1000:1000, and two as"
                        + " 7:7; set owner of both to the same ids");
    }

    @Test
    void pathsThatMeetAreRefused() {
        assertErrors(
                SHARED,
                "secretFiles: {/certs/tls.pem: 'secretsmanager:tls'}, volumes: {/certs: {scratch: true}, /a: {scratch: true},"
                        + " /a/b: {scratch: true}}",
                "slipway:services.web.volumes./a/b: it lies in the volume at /a; mount one of them in"
                        + " another folder",
                "slipway:services.web.volumes./certs: secretFiles has a volume at /certs; mount one of"
                        + " them in another folder");
    }

    @Test
    void aFileSystemThatTheStackDoesNotHaveIsRefused() {
        assertErrors(
                "storage: {fileSystems: {shared: {}, legacy: {}}}",
                "volumes: {/data: {fileSystem: shard}}",
                "slipway:services.web.volumes./data.fileSystem = shard: the file systems of slipway:storage.fileSystems are"
                        + " legacy, shared; set it to shared");
        assertErrors(
                "storage: {bucket: files}",
                "volumes: {/data: {fileSystem: shared}}",
                "slipway:services.web.volumes./data.fileSystem = shared: slipway:storage has no file system; declare one, as in"
                        + " fileSystems: {shared: {}}");
    }

    @Test
    void theRootOfANewFileSystemIsReadOnly() {
        assertErrors(
                SHARED,
                "volumes: {/data: {fileSystem: shared, path: /}}",
                "slipway:services.web.volumes./data.path = /: only root can write to the root of the file system shared; set it"
                        + " to a folder such as /web, or readOnly to true");
        assertThat(TestStack.settings(
                                SHARED, service("volumes: {/data: {fileSystem: shared, path: /, readOnly: true}}"))
                        .services())
                .hasSize(1);
    }

    @Test
    void aFileSystemHasSafeDefaults() {
        var files = TestStack.settings("""
                storage:
                  fileSystems:
                    shared: {}
                    cold: {transitionDays: 30, throughput: bursting, backups: false}
                    legacy: {existing: {id: fs-0123456789abcdef0, securityGroupId: sg-0123456789abcdef0}}
                """).storage().fileSystems();

        assertThat(files.get("shared")).isEqualTo(NewFileSystemSpec.DEFAULT);
        assertThat(files.get("cold"))
                .isEqualTo(new NewFileSystemSpec(OptionalInt.of(30), ThroughputMode.BURSTING, false));
        assertThat(files.get("legacy"))
                .isEqualTo(new ExistingFileSystemSpec("fs-0123456789abcdef0", "sg-0123456789abcdef0"));
    }

    @Test
    void everyErrorOfAFileSystemIsReportedAtOnce() {
        assertErrors(
                "storage: {fileSystems: {a: {transitionDays: 31, throughput: elastc, backup: true},"
                        + " b: {backups: true, existing: {id: fs-1, securityGroupId: sg-1}}, c: {existing: {id: fs-01234567}}}}",
                "cpu: 256",
                "slipway:storage.fileSystems.a.transitionDays = 31: 1, 7, 14, 30, 60, 90, 180, 270, 365 are allowed; set it"
                        + " to 60",
                "slipway:storage.fileSystems.a.throughput = elastc: elastic, bursting are allowed; set it to elastic",
                "slipway:storage.fileSystems.a.backup: unknown key; did you mean backups?",
                "slipway:storage.fileSystems.b.backups: an existing file system is used as it is; remove backups, or remove"
                        + " existing",
                "slipway:storage.fileSystems.b.existing.id = fs-1: the id of a file system is allowed; write it as in"
                        + " fs-0123456789abcdef0",
                "slipway:storage.fileSystems.b.existing.securityGroupId = sg-1: the id of the security group of its mount"
                        + " targets is allowed; write it as in sg-0123456789abcdef0",
                "slipway:storage.fileSystems.c.existing.securityGroupId: missing; set it to the security group of its mount"
                        + " targets, such as sg-0123456789abcdef0");
    }

    @Test
    void aStackThatOnlyMountsAnExistingFileSystemHasNoKey() {
        var existing = "storage: {fileSystems: {legacy: {existing: {id: fs-01234567, securityGroupId: sg-01234567}}}}";

        assertThat(TestStack.settings(existing).storesData()).isFalse();
        assertThat(TestStack.settings(SHARED).storesData()).isTrue();
    }
}
