package dev.slipway.components.balancer;

import com.pulumi.core.Output;
import com.pulumi.deployment.Deployment;
import com.pulumi.exceptions.RunException;
import dev.slipway.base.Arns;
import dev.slipway.base.Json;
import dev.slipway.base.SecretLookUp;
import dev.slipway.base.SpecException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The client secret of a load balancer at its identity provider, in Secrets Manager. Elastic Load Balancing takes the value
 * itself, not a reference: a deployment reads it, and it is encrypted in the state and hidden in plans and outputs. AWS never
 * returns it. A new value has effect with the next deployment.
 *
 * @param text the ARN of a secret; {@code :<json key>::} after it selects one key of its JSON value
 */
public record ClientSecret(String text) {
    private static final Pattern SECRET = Pattern.compile(
            "(?<arn>arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\\d{12}:secret:[A-Za-z0-9/_+=.@!-]+-[A-Za-z0-9]{6})"
                    + "(:(?<key>[^:]+)::)?");

    /** The value in a preview that cannot read the secret. */
    private static final String UNREAD = "not read by this preview";

    /** @throws SpecException for a text of another form, without the text, which may be a secret */
    public ClientSecret {
        if (!SECRET.matcher(text).matches()) {
            throw new SpecException(
                    "the ARN of a Secrets Manager secret is allowed, with :<json key>:: behind it for one key",
                    "store the client secret there, and copy the ARN whole, with its last six characters");
        }
    }

    /** The ARN without the JSON key. */
    public String arn() {
        return matcher().group("arn");
    }

    /** The region of the secret. */
    public String region() {
        return Arns.region(arn());
    }

    /**
     * The value, which is secret for Pulumi.
     *
     * @throws RunException for a secret without text, and for one without the JSON key, except in a preview that cannot read it
     */
    Output<String> value() {
        var read = SecretLookUp.text(arn()).result();
        if (read.isEmpty() && !Deployment.getInstance().isDryRun()) {
            throw new RunException("the secret %s has no text; store the client secret in it".formatted(arn()));
        }
        return Output.ofSecret(read.map(this::selected).orElse(UNREAD));
    }

    private String selected(String value) {
        var key = Optional.ofNullable(matcher().group("key"));
        return key.map(name -> Json.member(value, name)
                        .orElseThrow(() -> new RunException(
                                "the secret %s has no JSON key '%s' with a text; correct it in slipway:balancer.logins"
                                        .formatted(arn(), name))))
                .orElse(value);
    }

    private Matcher matcher() {
        var matcher = SECRET.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalStateException("checked by the constructor");
        }
        return matcher;
    }
}
