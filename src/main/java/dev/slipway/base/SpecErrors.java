package dev.slipway.base;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The broken rules of a value, which its spec collects and throws together, so that none hides the others. */
public final class SpecErrors {
    private final List<SpecException> found = new ArrayList<>();

    /** Adds a refused value, with the parameters of {@link SpecException}. */
    public void add(String key, String problem, String fix) {
        found.add(new SpecException(key, problem, fix));
    }

    /** Adds a refused value of a type that many keys have. */
    public void add(String problem, String fix) {
        found.add(new SpecException(problem, fix));
    }

    public void addAll(Collection<SpecException> refused) {
        found.addAll(refused);
    }

    /**
     * Makes a value and adds the rules that it breaks.
     *
     * @param key the key of rules that name none
     */
    public void check(String key, Runnable make) {
        try {
            make.run();
        } catch (SpecException e) {
            e.all()
                    .map(rule -> rule.key().isEmpty() ? new SpecException(key, rule.problem(), rule.fix()) : rule)
                    .forEach(found::add);
        }
    }

    /** A value; empty if it breaks a rule, whose error is that of another value already. */
    public static <T> Optional<T> possible(Supplier<T> make) {
        try {
            return Optional.of(make.get());
        } catch (SpecException reportedAlready) {
            return Optional.empty();
        }
    }

    /** @throws SpecException with all broken rules; nothing without one */
    public void throwAll() {
        SpecException.throwAll(found);
    }
}
