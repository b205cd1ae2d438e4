package dev.slipway.orders.mysql;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The login that is known to be good, read from where it is kept as seldom as can be. */
final class Logins {

    /** Where the login is kept. */
    interface Source {

        /** @throws SQLException of SQLState 08, if it cannot be read */
        Login read() throws SQLException;
    }

    private final Source source;
    private final boolean rotates;
    private @Nullable Login known;

    private Logins(Source source, boolean rotates) {
        this.source = source;
        this.rotates = rotates;
    }

    /** One that stays as it is for as long as the process runs. */
    static Logins fixed(Login login) {
        return new Logins(() -> login, false);
    }

    /** One whose password changes from time to time. */
    static Logins rotating(Source source) {
        return new Logins(source, true);
    }

    synchronized Login current() throws SQLException {
        if (known == null) {
            known = source.read();
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
        if (rotates && rejected.equals(known)) {
            known = source.read();
        }
        return Optional.ofNullable(known).filter(login -> !login.equals(rejected));
    }
}
