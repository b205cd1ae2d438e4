package dev.slipway.components.database;

import com.pulumi.aws.vpc.SecurityGroupIngressRule;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import dev.slipway.base.iam.Statement;
import dev.slipway.base.link.LinkClient;
import dev.slipway.components.network.ClientIngress;
import java.util.List;
import java.util.Map;

/**
 * An existing cluster of Aurora or instance of RDS. Slipway looks it up and does not change it, except for an ingress rule of
 * each client in its security group.
 *
 * <p>Children: {@code <name>-from-<client>} for each client.
 */
public final class ExistingDatabase extends Component implements RelationalDatabase {
    private static final String TYPE = "slipway:database:ExistingDatabase";

    private final DatabaseFacts facts;

    /**
     * @throws com.pulumi.exceptions.RunException if the database does not exist, or the spec leaves out what RDS does not know:
     *     the name of a database, a secret, or which one of its security groups
     */
    public ExistingDatabase(String name, ExistingDatabaseSpec spec) {
        super(TYPE, name, ComponentResourceOptions.Empty);
        facts = DatabaseFacts.of(spec);
        registerOutputs(Map.of("endpoint", endpoint(), "secretArn", secretArn()));
    }

    @Override
    public Output<String> endpoint() {
        return Output.of(facts.host());
    }

    @Override
    public Output<String> readerEndpoint() {
        return Output.of(facts.readerHost());
    }

    @Override
    public Output<Integer> port() {
        return Output.of(facts.port());
    }

    @Override
    public Output<String> secretArn() {
        return Output.of(facts.secretArn());
    }

    @Override
    public DatabaseConnection connection() {
        // The ARN of the key names its region, where Secrets Manager uses it.
        var decryption = facts.secretKeyArn().stream()
                .map(key -> Statement.allow("kms:Decrypt")
                        .on(Output.of(key))
                        .when("StringLike", "kms:ViaService", Output.of("secretsmanager.*")))
                .toList();
        return new DatabaseConnection(
                facts.dialect(),
                Output.of(facts.user().map(user -> user + "@").orElse("") + facts.host() + ":" + facts.port()),
                endpoint(),
                readerEndpoint(),
                port(),
                Output.of(facts.databaseName()),
                new DatabaseConnection.Secret(secretArn(), decryption));
    }

    @Override
    public List<Resource> admit(LinkClient client) {
        return List.of(new SecurityGroupIngressRule(
                childName("from-" + client.name()),
                ClientIngress.ofStack(stackName(), client, Output.of(facts.securityGroupId()), facts.port()),
                childOptions()));
    }
}
