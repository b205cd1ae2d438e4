package dev.slipway.components.domain;

import com.pulumi.aws.ssm.Parameter;
import com.pulumi.aws.ssm.ParameterArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.base.iam.Statement;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/**
 * Origin verification secret of a distribution: a random header value that a load balancer or API verifies. It is
 * generated once, with the parameter, and is secret in plan, state and logs; {@code pulumi up --replace} of the
 * parameter generates a new one. See decision 14.
 *
 * <p>Child: {@code <name>-parameter}.
 */
public final class OriginVerificationSecret extends Component {
    private static final String TYPE = "slipway:domain:OriginVerificationSecret";

    /** The name of the header. */
    public static final String HEADER = "X-Slipway-Origin";

    private static final int BYTES = 32;

    private final Parameter parameter;

    /** @param where the origin in the description of the parameter, such as {@code balancer} */
    public OriginVerificationSecret(String name, String where, ComponentResourceOptions options) {
        super(TYPE, name, options);
        parameter = createParameter(where);
        registerOutputs(Map.of());
    }

    /** The value of the header. */
    public Output<String> value() {
        return parameter.value().asSecret();
    }

    /** The name of the parameter. */
    public Output<String> parameterName() {
        return parameter.name();
    }

    /**
     * The statement that allows to read the parameter. Its key is {@code aws/ssm}, which its readers may use, see
     * <a href="https://docs.aws.amazon.com/kms/latest/developerguide/services-parameter-store.html">permissions</a>.
     */
    public Statement read() {
        return Statement.allow("ssm:GetParameter").on(parameter.arn());
    }

    private Parameter createParameter(String where) {
        return new Parameter(
                childName("parameter"),
                ParameterArgs.builder()
                        .name("/slipway/%s/%s".formatted(stackName(), name()))
                        .description("Secret header of CloudFront's requests to the " + where)
                        .type("SecureString")
                        .value(Output.ofSecret(random()))
                        .build(),
                // Each run generates another value; the first one stays.
                options().ignoreChanges("value").deleteBeforeReplace(true).build());
    }

    private static String random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
