package dev.slipway.orders.mysql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Cache of the current login. */
final class LoginCache {

    /** Source of the login. */
    interface LoginSource {

        /** @throws SQLException of SQLState 08, if it cannot be read */
        Login read() throws SQLException;
    }

    /** Time without another read after a read without a new login. */
    private static final long PAUSE = Duration.ofSeconds(2).toNanos();

    private final LoginSource source;
    private final boolean rotates;
    private final LongSupplier nanos;
    private @Nullable Login known;
    private @Nullable SQLException failure;
    private long pauseEnds;

    private LoginCache(LoginSource source, boolean rotates, LongSupplier nanos) {
        this.source = source;
        this.rotates = rotates;
        this.nanos = nanos;
        this.pauseEnds = nanos.getAsLong();
    }

    /** A login that does not change. */
    static LoginCache fixed(Login login) {
        return new LoginCache(() -> login, false, System::nanoTime);
    }

    /** A login with a rotated password. */
    static LoginCache rotating(LoginSource source, LongSupplier nanos) {
        return new LoginCache(source, true, nanos);
    }

    synchronized Login current() throws SQLException {
        if (known == null) {
            known = read();
        }
        return known;
    }

    /**
     * The new login after the database has rejected one.
     *
     * <p>Connections that are rejected at the same time read it once.
     *
     * @return empty if there is no new one
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
