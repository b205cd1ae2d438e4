package dev.slipway.cli.project;

import dev.slipway.base.ClassPathFile;
import java.lang.module.ModuleDescriptor.Version;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The upgrade notes of all versions, newest first: what the next {@code pulumi up} replaces, and the keys that have changed.
 * Each is a section of {@code docs/upgrading.md} whose heading begins with the version.
 */
public record UpgradeNotes(List<Note> notes) {
    private static final Pattern SECTION = Pattern.compile("(?ms)^## (\\d[\\w.-]*).*?(?=^## |\\z)");

    public UpgradeNotes {
        notes = List.copyOf(notes);
    }

    /**
     * The note of a version.
     *
     * @param text the section in Markdown, with its heading
     */
    public record Note(String version, String text) {}

    /** The notes that this build of Slipway has. */
    public static UpgradeNotes read() {
        return of(ClassPathFile.text(UpgradeNotes.class, "upgrading.md"));
    }

    static UpgradeNotes of(String page) {
        return new UpgradeNotes(SECTION.matcher(page)
                .results()
                .map(section -> new Note(section.group(1), section.group().strip()))
                .toList());
    }

    /** The notes of the versions after one, up to another. */
    public List<Note> between(String before, String last) {
        return notes.stream()
                .filter(note -> compare(note.version(), before) > 0 && compare(note.version(), last) <= 0)
                .toList();
    }

    private static int compare(String one, String other) {
        return Version.parse(one).compareTo(Version.parse(other));
    }
}
