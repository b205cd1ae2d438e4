package dev.slipway.analysis.guard;

/** The stacks that a rule applies to. {@code slipway:protected: true} makes a stack protected. */
public enum RuleScope {
    EVERY_STACK("every stack"),
    PROTECTED("protected stacks"),
    UNPROTECTED("other stacks");

    private final String words;

    RuleScope(String words) {
        this.words = words;
    }

    boolean covers(boolean protectedStack) {
        return switch (this) {
            case EVERY_STACK -> true;
            case PROTECTED -> protectedStack;
            case UNPROTECTED -> !protectedStack;
        };
    }

    /** The scope as documentation words it. */
    public String words() {
        return words;
    }
}
