package dev.slipway.settings.imports.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.settings.imports.ImportReport.FieldResult;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerMountsTest {
    @TempDir
    private Path folder;

    private SmallComposeFile read(String text) {
        return SmallComposeFile.read(folder, text);
    }

    @Test
    void volumesInMemoryHaveTheSizeOfTheComposeFileInMebibytes() {
        var stacks = read("""
                services:
                  web:
                    image: shop/web:1
                    tmpfs: ["/run:size=1g,mode=1777", "/tmp:mode=1777,size=65536k", /spool/]
                    volumes: [{type: tmpfs, target: /cache, tmpfs: {size: 1000000}}]
                """);

        assertThat(stacks.stackFile())
                .contains("/run: {tmpfsMiB: 1024}")
                .contains("/tmp: {tmpfsMiB: 64}")
                .contains("/spool: {tmpfsMiB: 64}")
                .contains("/cache: {tmpfsMiB: 1}");
        assertThat(stacks.notes(FieldResult.CHANGED))
                .contains("Compose sets no limit: 64 MiB, which count towards the memory of the task");
    }

    @Test
    void aVolumeThatHidesAFolderOfTheSystemIsReported() {
        var stacks = read("services: {web: {image: \"shop/web:1\", tmpfs: /dev/shm}}\n");

        assertThat(stacks.stackFile()).doesNotContain("volumes");
        assertThat(stacks.notes(FieldResult.LOST))
                .containsExactly(
                        "a volume at /dev/shm hides a folder without which no container starts, or has a path that is not allowed: mount it elsewhere");
    }

    @Test
    void aBuildOutsideTheProjectIsReported() {
        var stacks = read("services: {web: {build: ../web}}\n");

        assertThat(stacks.notes(FieldResult.CHANGED))
                .contains(
                        "../web is outside of the folder of the stack files, and a workflow checks out one repository: keep the stack files in that of the source, by --output");
    }
}
