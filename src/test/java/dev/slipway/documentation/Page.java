package dev.slipway.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page in Markdown.
 *
 * @param file its path from the project's folder
 * @param text what is outside of fenced blocks
 * @param blocks the fenced blocks
 */
record Page(Path file, String text, List<Block> blocks) {
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern INLINE_CODE = Pattern.compile("`[^`]*`");
    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.+)");

    /** A fenced block: its language, empty where it has none, and what is in it. */
    record Block(String language, String text) {}

    /** All pages of the product. The sample service is no part of it. */
    static List<Page> all() {
        var folders = List.of(Path.of("docs"), Path.of("app", "controllers"));
        return Stream.concat(
                        Stream.of(Path.of("README.md"), Path.of("CHANGELOG.md")),
                        folders.stream().flatMap(Page::below))
                .map(Page::read)
                .toList();
    }

    static Stream<Path> below(Path folder) {
        try (var walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream()
                    .filter(file -> !file.toString().contains("target"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page read(Path file) {
        try {
            var text = new ArrayList<String>();
            var blocks = new ArrayList<Block>();
            var lines = Files.readAllLines(file);
            for (var at = 0; at < lines.size(); at++) {
                var line = lines.get(at).strip();
                if (!line.startsWith("```")) {
                    text.add(lines.get(at));
                    continue;
                }
                var block = new ArrayList<String>();
                while (!lines.get(++at).strip().equals("```")) {
                    block.add(lines.get(at));
                }
                blocks.add(new Block(line.substring(3), String.join("\n", block) + "\n"));
            }
            return new Page(file, String.join("\n", text) + "\n", blocks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> blocks(String language) {
        return blocks.stream()
                .filter(block -> block.language().equals(language))
                .map(Block::text)
                .toList();
    }

    /** The targets of its links, without those on other hosts. */
    List<String> links() {
        return LINK.matcher(INLINE_CODE.matcher(text).replaceAll("code"))
                .results()
                .map(link -> link.group(1))
                .filter(target -> !target.matches("[a-z]+:.*"))
                .toList();
    }

    /** The anchors that GitHub gives its headings: the same one again gets a number. */
    Set<String> anchors() {
        var anchors = new HashSet<String>();
        var count = new HashMap<String, Integer>();
        text.lines().map(HEADING::matcher).filter(heading -> heading.matches()).forEach(heading -> {
            var slug = LINK.matcher(heading.group(1))
                    .replaceAll("")
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .strip()
                    .replace(' ', '-');
            var before = count.merge(slug, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? slug : slug + "-" + before);
        });
        return anchors;
    }
}
