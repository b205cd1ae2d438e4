package dev.slipway.orders.mysql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The login that is known to be good, read from where it is kept as seldom as can be. */
final class Logins {

    /** Source of the login. */
    interface LoginSource {

        /** @throws SQLException of SQLState 08, if it cannot be read */
        Login read() throws SQLException;
    }

    /** After a read that brought no other login. Connections are tried more often than that. */
    private static final long PAUSE = Duration.ofSeconds(2).toNanos();

    private final LoginSource source;
    private final boolean rotates;
    private final LongSupplier nanos;
    private @Nullable Login known;
    private @Nullable SQLException failure;
    private long pauseEnds;

    private Logins(LoginSource source, boolean rotates, LongSupplier nanos) {
        this.source = source;
        this.rotates = rotates;
        this.nanos = nanos;
        this.pauseEnds = nanos.getAsLong();
    }

    /** One that stays as it is for as long as the process runs. */
    static Logins fixed(Login login) {
        return new Logins(() -> login, false, System::nanoTime);
    }

    /** One whose password changes from time to time. */
    static Logins rotating(LoginSource source, LongSupplier nanos) {
        return new Logins(source, true, nanos);
    }

    synchronized Login current() throws SQLException {
        if (known == null) {
            known = read();
        }
        return known;
    }

    /**
     * Another login in place of one that the database has rejected.
     *
     * <p>Connections that are rejected at the same time read it once: those that come later see that it is known.
     *
     * @return none, if there is no other
     */
    synchronized Optional<Login> insteadOf(Login rejected) throws SQLException {
        if (rotates && rejected.equals(known) && !pauses()) {
            known = read();
            if (rejected.equals(known)) {
                pause();
            }
        }
        return Optional.ofNullable(known).filter(login -> !login.equals(rejected));
    }

    private Login read() throws SQLException {
        if (failure != null && pauses()) {
            throw failure;
        }
        try {
            failure = null;
            return source.read();
        } catch (SQLException e) {
            failure = e;
            pause();
            throw e;
        }
    }

    private boolean pauses() {
        return nanos.getAsLong() - pauseEnds < 0;
    }

    private void pause() {
        pauseEnds = nanos.getAsLong() + PAUSE;
    }
}
