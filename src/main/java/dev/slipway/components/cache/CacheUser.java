package dev.slipway.components.cache;

import com.pulumi.aws.elasticache.User;
import com.pulumi.aws.elasticache.UserArgs;
import com.pulumi.aws.elasticache.UserGroup;
import com.pulumi.aws.elasticache.UserGroupArgs;
import com.pulumi.aws.elasticache.inputs.UserAuthenticationModeArgs;
import com.pulumi.aws.secretsmanager.Secret;
import com.pulumi.aws.secretsmanager.SecretArgs;
import com.pulumi.aws.secretsmanager.SecretVersion;
import com.pulumi.aws.secretsmanager.SecretVersionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.SharedResources;
import dev.slipway.components.key.EncryptionKey;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The only user of a cache, and the user group that gives it access. A
 * <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html">user group of Valkey</a> contains only
 * users that authenticate and needs no user named {@code default}, so that a client without a password is refused.
 *
 * <p>A password is generated once, with the version of its secret, and is secret in plan, state and logs. See decision 26.
 *
 * <p>Children: {@code <name>-user}, {@code <name>-group}; for a password {@code <name>-secret} and
 * {@code <name>-password}, a version of the secret.
 */
public final class CacheUser extends Component {
    private static final String TYPE = "slipway:cache:CacheUser";

    /** Random bytes of a password, written as 64 hexadecimal digits; ElastiCache allows 16 to 128 characters. */
    private static final int BYTES = 32;

    /** All keys, channels and commands: the cache belongs to one stack, and AWS itself denies administrative commands. */
    private static final String ACCESS = "on ~* &* +@all";

    private final EncryptionKey key;
    private final Optional<Secret> secret;
    private final User user;
    private final UserGroup group;

    /** @param key KMS key that encrypts the secret of a password */
    public CacheUser(String name, CacheSpec spec, EncryptionKey key, SharedResources shared) {
        super(TYPE, name, ComponentResourceOptions.Empty);
        this.key = key;
        if (spec.authentication() == CacheAuthentication.PASSWORD) {
            var created = createSecret(shared.protectedFromDeletion());
            secret = Optional.of(created);
            user = createUser(spec.name(), byPassword(createPassword(created)));
        } else {
            secret = Optional.empty();
            user = createUser(
                    spec.name(),
                    UserAuthenticationModeArgs.builder().type("iam").build());
        }
        group = createGroup(spec.name());
        registerOutputs(Map.of("userName", userName()));
    }

    /** The name of the user, which is its id too. */
    public Output<String> userName() {
        return user.userName();
    }

    /** The ARN of the secret whose value is the password; empty with IAM authentication. */
    public Optional<Output<String>> secretArn() {
        return secret.map(Secret::arn);
    }

    /** The ARN of the user. */
    Output<String> arn() {
        return user.arn();
    }

    /** The id of the user group. */
    Output<String> groupId() {
        return group.userGroupId();
    }

    /** The statements that allow to read the password; none with IAM authentication. */
    List<Statement> read() {
        return secretArn()
                .map(arn -> List.of(
                        Statement.allow("secretsmanager:GetSecretValue").on(arn),
                        key.through("secretsmanager", "kms:Decrypt")))
                .orElse(List.of());
    }

    private Secret createSecret(boolean protectedFromDeletion) {
        return new Secret(
                childName("secret"),
                SecretArgs.builder()
                        .namePrefix("%s-%s-".formatted(stackName(), name()))
                        .description("Password of the user of a cache")
                        .kmsKeyId(key.arn())
                        .recoveryWindowInDays(protectedFromDeletion ? 30 : 7)
                        .build(),
                childOptions());
    }

    private SecretVersion createPassword(Secret created) {
        return new SecretVersion(
                childName("password"),
                SecretVersionArgs.builder()
                        .secretId(created.id())
                        .secretString(Output.ofSecret(random()))
                        .build(),
                // Each run generates another value; the first one stays.
                options().ignoreChanges("secretString").build());
    }

    private static UserAuthenticationModeArgs byPassword(SecretVersion password) {
        return UserAuthenticationModeArgs.builder()
                .type("password")
                .passwords(password.secretString()
                        .applyValue(value -> List.of(value.orElseThrow()))
                        .asSecret())
                .build();
    }

    private User createUser(CacheName cache, UserAuthenticationModeArgs authentication) {
        return new User(
                childName("user"),
                UserArgs.builder()
                        .userId(cache.text())
                        .userName(cache.text())
                        .engine(CacheInputs.ENGINE)
                        .accessString(ACCESS)
                        .noPasswordRequired(false)
                        .authenticationMode(authentication)
                        .build(),
                options().deleteBeforeReplace(true).build());
    }

    private UserGroup createGroup(CacheName cache) {
        return new UserGroup(
                childName("group"),
                UserGroupArgs.builder()
                        .userGroupId(cache.text())
                        .engine(CacheInputs.ENGINE)
                        .userIds(user.userId().applyValue(List::of))
                        .build(),
                options().deleteBeforeReplace(true).build());
    }

    private static String random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
