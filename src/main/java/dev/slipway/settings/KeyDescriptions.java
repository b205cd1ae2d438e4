package dev.slipway.settings;

import dev.slipway.base.ClassPathFile;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Descriptions of keys as plain text, from the pages in {@code docs/settings}: the explanation below the heading of a key, or
 * the meaning in its row where it has no heading.
 */
final class KeyDescriptions {
    private static final String FOLDER = "settings/";
    private static final Pattern PAGE = Pattern.compile("(?m)^\\| \\[[^]]*]\\(([a-z-]+\\.md)\\) \\|");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| \\[?`(slipway:[^`]+)`[^|]* \\|(?:(?:\\\\\\||[^|])*\\|){2} (.*) \\|$");
    private static final Pattern EXPLANATION = Pattern.compile("(?ms)^### `(slipway:[^`]+)`\\n(.*?)(?=^#|\\z)");
    private static final Pattern GENERATED = Pattern.compile("(?m)^(?:Allowed|Default): .*$");
    private static final Pattern LINK = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");

    private final Map<String, String> descriptions = new HashMap<>();

    private KeyDescriptions() {}

    /** The descriptions of all keys. */
    static KeyDescriptions read() {
        var read = new KeyDescriptions();
        PAGE.matcher(page("README.md")).results().forEach(name -> read.add(page(name.group(1))));
        return read;
    }

    private static String page(String name) {
        return ClassPathFile.text(KeyDescriptions.class, FOLDER + name);
    }

    private void add(String page) {
        ROW.matcher(page).results().forEach(row -> descriptions.put(row.group(1), plain(row.group(2))));
        EXPLANATION
                .matcher(page)
                .results()
                .forEach(text -> descriptions.put(
                        text.group(1), plain(GENERATED.matcher(text.group(2)).replaceAll(""))));
    }

    private static String plain(String markdown) {
        return LINK.matcher(markdown)
                .replaceAll("$1")
                .replace("**", "")
                .replace("\\|", "|")
                .replaceAll("\\s+", " ")
                .strip()
                .replaceFirst("\\.$", "");
    }

    /** The description of a key; for a key of a job that a service has too, that of the service. */
    Optional<String> of(String path) {
        return Optional.ofNullable(descriptions.get(path))
                .or(() -> Optional.ofNullable(descriptions.get(path.replace("slipway:jobs.", "slipway:services."))));
    }
}
