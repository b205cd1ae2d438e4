package dev.slipway.orders.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoginCacheTest {

    private static final Login FIRST = new Login("ada", "first");
    private static final Login SECOND = new Login("ada", "second");

    private long now = Long.MAX_VALUE;
    private int reads;
    private boolean fails;
    private Login kept = FIRST;

    private final LoginCache logins = LoginCache.rotating(this::read, () -> now);

    private Login read() throws SQLException {
        reads++;
        if (fails) {
            throw new SQLNonTransientConnectionException("no answer", "08001");
        }
        return kept;
    }

    @Test
    void aLoginThatWasNeverRejectedIsReadOnce() throws Exception {
        assertThat(logins.current()).isEqualTo(FIRST);
        assertThat(logins.current()).isEqualTo(FIRST);
        assertThat(reads).isEqualTo(1);
    }

    @Test
    void aLoginThatIsStillRejectedIsReadAgainAfterAPause() throws Exception {
        logins.current();

        assertThat(logins.insteadOf(FIRST)).isEmpty();
        kept = SECOND;
        assertThat(logins.insteadOf(FIRST)).isEmpty();
        assertThat(reads).isEqualTo(2);

        now += TimeUnit.SECONDS.toNanos(2);
        assertThat(logins.insteadOf(FIRST)).contains(SECOND);
        assertThat(logins.current()).isEqualTo(SECOND);
        assertThat(reads).isEqualTo(3);
    }

    @Test
    void whatCannotBeReadIsTriedAgainAfterAPause() throws Exception {
        fails = true;
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(logins::current).hasMessage("no answer");
        }
        assertThat(reads).isEqualTo(1);

        fails = false;
        now += TimeUnit.SECONDS.toNanos(2);
        assertThat(logins.current()).isEqualTo(FIRST);
    }

    @Test
    void aFixedLoginHasNoOther() throws Exception {
        assertThat(LoginCache.fixed(FIRST).insteadOf(FIRST)).isEmpty();
    }
}
