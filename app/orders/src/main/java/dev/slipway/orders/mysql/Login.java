package dev.slipway.orders.mysql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/** A user of the database with the password, which never shows in a text. */
record Login(String user, String password) {

    private static final JsonMapper MAPPER = new JsonMapper();

    static final String FORM = "JSON of the form {\"username\":\"...\",\"password\":\"...\"}";

    /**
     * From a secret as RDS manages it: {@code {"username":"...","password":"..."}}; other members do not matter.
     *
     * @return none, if it is no such JSON; why is not told, because the text could show the password
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
