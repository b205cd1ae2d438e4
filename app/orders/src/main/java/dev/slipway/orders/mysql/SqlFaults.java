package dev.slipway.orders.mysql;

import com.zaxxer.hikari.SQLExceptionOverride;
import dev.slipway.orders.order.StoreUnavailableException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Classification of the database's errors.
 *
 * @see <a href="https://dev.mysql.com/doc/mysql-errors/8.0/en/server-error-reference.html">MySQL's server errors</a>
 * @see <a href="https://mariadb.com/docs/server/reference/error-codes/mariadb-error-code-reference">MariaDB's</a>
 */
final class SqlFaults implements SQLExceptionOverride {

    /** The fix for missing or outdated tables. */
    static final String MIGRATE = "Run this image with the argument \"migrate\".";

    private static final int DUPLICATE = 1062;
    private static final int UNKNOWN_DATABASE = 1049;
    private static final int UNKNOWN_TABLE = 1146;
    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int DEADLOCK = 1213;

    /** --read-only, read-only transaction, read-only mode, InnoDB in read-only mode: a writer that is now a reader. */
    private static final Set<Integer> READ_ONLY = Set.of(1290, 1792, 1836, 1874);

    /** Too many connections, of all or of this user; shutdown; disk or table full; out of memory; killed or too long. */
    private static final Set<Integer> OVERLOADED =
            Set.of(1021, 1037, 1040, 1041, 1053, 1114, 1203, 1226, 1317, 1927, 1969, 3024);

    /** SQL states of connection errors and of rejected logins. */
    private static final Pattern UNREACHABLE = Pattern.compile("(08|28)...");

    /** The driver's prefix with the connection, and further lines with details. */
    private static final Pattern NOISE = Pattern.compile("^\\(conn=-?\\d+\\) |\\R.*", Pattern.DOTALL);

    /** The pool's message, which also contains the number of connections. */
    private static final Pattern WAITED = Pattern.compile(".* request timed out after (\\d+)ms \\(total=(\\d+).*");

    /** The exception of a store: unavailable, or for an error of this program an illegal state. */
    static RuntimeException unchecked(SQLException e) {
        SQLException cause = rootOf(e);
        if (cause.getErrorCode() == UNKNOWN_TABLE || cause.getErrorCode() == UNKNOWN_DATABASE) {
            return new StoreUnavailableException("%s. %s".formatted(line(cause), MIGRATE), e);
        }
        return isUnavailable(e) || isUnavailable(cause)
                ? new StoreUnavailableException(line(cause), e)
                : new IllegalStateException("A statement is wrong: " + line(cause), e);
    }

    private static boolean isUnavailable(SQLException e) {
        return e instanceof SQLTransientException
                || e instanceof SQLNonTransientConnectionException
                || UNREACHABLE.matcher(String.valueOf(e.getSQLState())).matches()
                || READ_ONLY.contains(e.getErrorCode())
                || OVERLOADED.contains(e.getErrorCode())
                || lostARace(e);
    }

    /** Returns true if the same transaction may succeed if it is repeated at once. */
    static boolean lostARace(SQLException e) {
        return e.getErrorCode() == DEADLOCK || e.getErrorCode() == LOCK_WAIT_TIMEOUT;
    }

    static boolean isDuplicate(SQLException e) {
        return e.getErrorCode() == DUPLICATE;
    }

    /** One line for the log. The pool's own exception says only that there was no connection; its cause says why. */
    static String line(SQLException e) {
        String line = NOISE.matcher(String.valueOf(e.getMessage())).replaceAll("");
        var waited = WAITED.matcher(line);
        if (!waited.matches()) {
            return line;
        }
        return waited.group(2).equals("0")
                ? "No connection was made within %s ms".formatted(waited.group(1))
                : "All %s connections were in use for %s ms".formatted(waited.group(2), waited.group(1));
    }

    static SQLException rootOf(SQLException e) {
        SQLException root = e;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                root = sql;
            }
        }
        return root;
    }

    /** Evicts connections to a writer that became a reader by a failover; new ones find the new writer. */
    @java.lang.Override
    public Override adjudicate(SQLException e) {
        return READ_ONLY.contains(e.getErrorCode()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
