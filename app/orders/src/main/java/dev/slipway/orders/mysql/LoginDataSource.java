package dev.slipway.orders.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import org.mariadb.jdbc.MariaDbDataSource;

/** Source of new connections, which reads the login again after a rotation. */
final class LoginDataSource extends MariaDbDataSource {

    /** invalid authorization specification, of the SQL standard */
    private static final String REJECTED = "28000";

    private final LoginCache logins;

    LoginDataSource(String url, LoginCache logins) throws SQLException {
        super(url);
        this.logins = logins;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Login login = logins.current();
        try {
            return getConnection(login.user(), login.password());
        } catch (SQLException e) {
            if (!REJECTED.equals(e.getSQLState())) {
                throw e;
            }
            Login other = logins.insteadOf(login).orElseThrow(() -> e);
            return getConnection(other.user(), other.password());
        }
    }
}
