package dev.slipway.components.image;

import dev.slipway.base.Arns;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The source of a <a href="https://docs.docker.com/build/building/secrets/">secret of an image build</a>. A build reads the
 * value; it is part of no plan, state, log or layer.
 */
public sealed interface BuildSecret {
    /** The source without its value, as the plan shows it, such as {@code env NPM_TOKEN}. */
    String text();

    /** An environment variable of the machine that deploys. */
    record EnvironmentVariable(String name) implements BuildSecret {
        @Override
        public String text() {
            return "env " + name;
        }
    }

    /**
     * A file of the machine that deploys.
     *
     * @param path absolute, in the home folder as in {@code ~/.netrc}, or relative to the project's folder
     */
    record SecretFile(String path) implements BuildSecret {
        private static final String HOME = "~/";

        @Override
        public String text() {
            return "file " + path;
        }

        /** @param root the project's folder */
        Path on(Path root) {
            var file = path.startsWith(HOME)
                    ? Path.of(System.getProperty("user.home"), path.substring(HOME.length()))
                    : root.resolve(path);
            return file.toAbsolutePath().normalize();
        }
    }

    /**
     * A secret of Secrets Manager or a parameter of Systems Manager, which a deployment reads with its own credentials.
     *
     * @param service {@code secretsmanager} or {@code ssm}
     * @param id the ARN, or the name in the stack's account and region
     * @param jsonKey the key of the secret's JSON value; empty for the whole value
     */
    record StoredSecret(String service, String id, Optional<String> jsonKey) implements BuildSecret {
        /** The service of secrets, other than parameters. */
        static final String SECRETS_MANAGER = "secretsmanager";

        @Override
        public String text() {
            return service + " " + id;
        }

        boolean isParameter() {
            return !service.equals(SECRETS_MANAGER);
        }

        /** True for an ARN, false for a name. */
        public boolean hasArn() {
            return Arns.service(id).equals(service);
        }
    }
}
