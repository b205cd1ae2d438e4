package dev.slipway.orders.mysql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/** User and password of the database. Its text does not contain the password. */
record Login(String user, String password) {

    private static final JsonMapper MAPPER = new JsonMapper();

    static final String FORM = "JSON of the form {\"username\":\"...\",\"password\":\"...\"}";

    /**
     * The login in a secret of RDS: {@code {"username":"...","password":"..."}}; other members are ignored.
     *
     * @return empty for other JSON; without a reason, because it could contain the password
     * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html">Password
     *     management with Aurora and Secrets Manager</a>
     */
    static Optional<Login> parse(String json) {
        try {
            JsonNode secret = MAPPER.readTree(json);
            var user = secret.path("username");
            var password = secret.path("password");
            return user.isTextual() && password.isTextual()
                    ? Optional.of(new Login(user.asText(), password.asText()))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return user;
    }
}
