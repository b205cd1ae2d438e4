package dev.slipway.base;

import java.util.List;
import java.util.stream.Stream;

/**
 * A value that a spec does not allow, with the key that a stack file has for it. The section that is read adds the path
 * of the key and the value, so that a rule is written once, in the spec.
 */
public final class SpecException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String problem;
    private final String fix;

    /**
     * A refused value.
     *
     * @param key relative to the section that the spec is read from, such as {@code port} or {@code environment.HOST}
     * @param problem the allowed values, or the rule that is broken
     * @param fix the change that corrects it
     */
    public SpecException(String key, String problem, String fix) {
        super(key.isEmpty() ? problem + "; " + fix : "%s: %s; %s".formatted(key, problem, fix));
        this.key = key;
        this.problem = problem;
        this.fix = fix;
    }

    /** A refused value of a type that many keys have, such as an address block. The section that is read knows the key. */
    public SpecException(String problem, String fix) {
        this("", problem, fix);
    }

    /**
     * Throws the first of several refused values, with the others as suppressed exceptions, so that a reader reports all of
     * them; does nothing without one.
     */
    public static void throwAll(List<SpecException> refused) {
        if (!refused.isEmpty()) {
            var first = refused.get(0);
            refused.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }

    /** This refused value and those that {@link #throwAll} added. */
    public Stream<SpecException> all() {
        var others = Stream.of(getSuppressed()).filter(SpecException.class::isInstance);
        return Stream.concat(Stream.of(this), others.map(SpecException.class::cast));
    }

    /** The key, relative to its section; empty for a type that many keys have. */
    public String key() {
        return key;
    }

    public String problem() {
        return problem;
    }

    public String fix() {
        return fix;
    }

    /** The message of a refused value without its key. */
    public String explanation() {
        return problem + "; " + fix;
    }
}
