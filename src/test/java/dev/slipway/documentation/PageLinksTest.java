package dev.slipway.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links within the project. Those to other hosts are not followed. */
class PageLinksTest {
    static Stream<Path> pages() {
        return Page.all().stream().map(Page::file);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkPointsToAnExistingFileAndHeading(Path file) {
        assertThat(Page.read(file).links()).allSatisfy(link -> {
            var target = target(file, link);
            assertThat(target).as(link).exists();
            if (link.contains("#")) {
                assertThat(Page.read(target).anchors()).as(link).contains(link.substring(link.indexOf('#') + 1));
            }
        });
    }

    private static Path target(Path file, String link) {
        var path = link.replaceFirst("#.*", "");
        return path.isEmpty() ? file : file.resolveSibling(path).normalize();
    }

    @Test
    void everyPageIsReachedFromTheReadme() {
        var found = new HashSet<Path>();
        var open = new ArrayDeque<>(List.of(Path.of("README.md")));
        while (!open.isEmpty()) {
            var file = open.remove();
            if (found.add(file) && file.toString().endsWith(".md")) {
                Page.read(file).links().stream().map(link -> target(file, link)).forEach(target -> {
                    var folder = Files.isDirectory(target);
                    open.addAll(folder ? Page.below(target).toList() : List.of(target));
                });
            }
        }

        assertThat(found).containsAll(pages().toList());
    }
}
