package dev.slipway.balancer;

import com.pulumi.aws.ssm.Parameter;
import com.pulumi.aws.ssm.ParameterArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.component.Component;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/**
 * What a distribution proves itself by to a balancer: a random value in a header. It is made once, when the parameter is,
 * and is secret in plan, state and logs; {@code pulumi up --replace} of the parameter makes another one. See decision 14.
 *
 * <p>Child: {@code <name>-parameter}.
 */
final class OriginSecret extends Component {
    private static final String TYPE = "slipway:balancer:OriginSecret";

    private static final int BYTES = 32;

    private final Parameter parameter;

    OriginSecret(String name, ComponentResourceOptions options) {
        super(TYPE, name, options);
        parameter = createParameter();
        registerOutputs(Map.of());
    }

    /** The value, as it was when it was made. */
    Output<String> value() {
        return parameter.value().asSecret();
    }

    private Parameter createParameter() {
        return new Parameter(
                child("parameter"),
                ParameterArgs.builder()
                        .name("/slipway/%s/%s".formatted(stackName(), name()))
                        .description("What the distribution proves itself by to the balancer")
                        .type("SecureString")
                        .value(Output.ofSecret(random()))
                        .build(),
                // Each run makes another value, of which the first counts.
                options().ignoreChanges("value").deleteBeforeReplace(true).build());
    }

    private static String random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
