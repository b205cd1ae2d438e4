package dev.slipway.settings;

import dev.slipway.components.database.ExistingDatabaseSpec;
import dev.slipway.components.database.ExistingDatabaseSpec.DatabaseKind;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.Optional;

/** Reader of the section {@code existing} of the database. */
final class ExistingDatabaseSettings {
    private static final TextFormat IDENTIFIER = TextFormat.of("a DB identifier of RDS", ".+");
    private static final TextFormat NAME = TextFormat.of("the name of a database in it", ".+");
    private static final TextFormat SECRET =
            TextFormat.of("the ARN of a secret with the keys username and password", ".+");
    private static final TextFormat GROUP =
            TextFormat.of("the id of a security group, such as sg-0123456789abcdef0", ".+");

    /** Replaces a refused database, so that services may use it and rules about it are checked. */
    private static final ExistingDatabaseSpec REFUSED = ExistingDatabaseSpec.of(DatabaseKind.CLUSTER, "refused");

    private ExistingDatabaseSettings() {}

    static Optional<ExistingDatabaseSpec> read(Section section) {
        try (section) {
            var cluster = section.text(DatabaseKind.CLUSTER.word(), IDENTIFIER);
            var instance = section.text(DatabaseKind.INSTANCE.word(), IDENTIFIER);
            var name = section.text("name", NAME);
            var secret = section.text("secretArn", SECRET);
            var group = section.text("securityGroupId", GROUP);
            if (section.keys().isEmpty()) {
                return Optional.empty();
            }
            if (cluster.isPresent() && instance.isPresent()) {
                section.error(
                        DatabaseKind.INSTANCE.word(),
                        instance.get(),
                        "set beside cluster",
                        "remove it: services connect to the cluster, which names its writer");
            }
            if (!section.has(DatabaseKind.CLUSTER.word()) && !section.has(DatabaseKind.INSTANCE.word())) {
                section.error(
                        DatabaseKind.CLUSTER.word(),
                        "",
                        "missing, and so is instance",
                        "set cluster to the DB identifier of an Aurora cluster, or instance to that of an RDS instance");
            }
            var kind = cluster.isPresent() || instance.isEmpty() ? DatabaseKind.CLUSTER : DatabaseKind.INSTANCE;
            var identifier = cluster.or(() -> instance).orElse(REFUSED.identifier());
            return section.make(() -> new ExistingDatabaseSpec(kind, identifier, name, secret, group))
                    .or(() -> Optional.of(REFUSED));
        }
    }
}
