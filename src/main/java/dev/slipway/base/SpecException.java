package dev.slipway.base;

/**
 * A value that a spec does not allow, with the key that a stack file has for it. The section that is read adds the path
 * of the key and the value, so that a rule is written once, in the spec.
 */
public final class SpecException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String explanation;

    /**
     * A refused value.
     *
     * @param key relative to the section that the spec is read from, such as {@code port} or {@code environment.HOST}
     * @param problem the allowed values, or the rule that is broken
     * @param fix the change that corrects it
     */
    public SpecException(String key, String problem, String fix) {
        super("%s: %s; %s".formatted(key, problem, fix));
        this.key = key;
        explanation = problem + "; " + fix;
    }

    /** The key, relative to its section. */
    public String key() {
        return key;
    }

    /** The message of a refused value without its key. */
    public static String explanation(IllegalArgumentException refused) {
        return refused instanceof SpecException rule ? rule.explanation : String.valueOf(refused.getMessage());
    }
}
