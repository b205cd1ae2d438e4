package dev.slipway.settings;

/** The sections of a stack file that describe tasks. */
public enum TaskSection {
    SERVICES("slipway:services", "service"),
    JOBS("slipway:jobs", "job");

    private final String key;
    private final String word;

    TaskSection(String key, String word) {
        this.key = key;
        this.word = word;
    }

    /** The key of the section. */
    public String key() {
        return key;
    }

    /** The word for one of its tasks: {@code service} or {@code job}. */
    public String word() {
        return word;
    }
}
