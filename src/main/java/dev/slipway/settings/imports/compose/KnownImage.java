package dev.slipway.settings.imports.compose;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The well-known images that are no services of a stack, and the reason. */
enum KnownImage {
    POSTGRES(
            "postgres(ql)?|postgis|timescaledb|pgvector|pg-?vector|supabase-postgres|postgresql-repmgr",
            "Aurora PostgreSQL"),
    MYSQL("mysql|mariadb|percona|percona-server|mysql-server|mariadb-galera", "Aurora MySQL"),
    CACHE("redis|redis-stack|redis-stack-server|valkey|keydb|dragonfly", "ElastiCache for Valkey"),
    TABLE("dynamodb-local", "DynamoDB"),
    BUCKET("minio", "S3"),
    LOCALSTACK(
            "localstack|localstack-pro|moto|moto_server|elasticmq(-native)?",
            "it stands for AWS itself: add tables, buckets, queues and topics under slipway:storage, uses to the services that need them, and leave out the variables with its endpoint"),
    MONGO(
            "mongo|mongodb(-community-server)?",
            "Slipway has no MongoDB: Amazon DocumentDB by an extension (docs/how-to/own-resources.md), MongoDB Atlas, or DynamoDB by slipway:storage.tables"),
    BROKER(
            "rabbitmq|kafka|cp-kafka|zookeeper|cp-zookeeper|cp-server|redpanda|activemq.*|nats|pulsar|mosquitto|emqx",
            "Slipway has no broker: Amazon MQ or MSK by an extension (docs/how-to/own-resources.md), or queues and topics of slipway:storage"),
    SEARCH(
            "elasticsearch|opensearch|solr|meilisearch|typesense",
            "its data are on the disk of one container: Amazon OpenSearch Service by an extension (docs/how-to/own-resources.md)"),
    OTHER_DATABASE(
            "mssql|server|azure-sql-edge|oracle.*|couchdb|couchbase|cassandra|scylla|neo4j|clickhouse(-server)?|influxdb|cockroach|cockroachdb|surrealdb|arangodb|questdb|qdrant|milvus|weaviate|chroma",
            "Slipway's databases are Aurora MySQL and PostgreSQL: another one by an extension (docs/how-to/own-resources.md), an RDS instance by slipway:database.existing, or its vendor's service"),
    TOOL(
            "adminer|phpmyadmin|pgadmin4?|mailhog|mailpit|maildev|mailcatcher|redis-?commander|redisinsight|mongo-express|kafka-ui|dozzle|ngrok|cloudflared",
            "a tool for development is not a service of the stack: ./slipway tunnel leads from the machine to the database, and mail goes out by Amazon SES"),
    DOCKER(
            "watchtower|portainer(-ce)?|autoheal|docker-socket-proxy|cadvisor|dockerproxy|diun|ofelia|act_runner",
            "it controls Docker, which Fargate does not offer: ECS replaces containers, and services log to CloudWatch"),
    PROXY(
            "traefik|nginx-proxy|nginx-proxy-manager|certbot|acme-companion|docker-gen|docker-letsencrypt-nginx-proxy-companion|swag",
            "the load balancer takes its place: hosts under routes of the services, certificates by slipway:domain");

    private static final Pattern SQL_SERVER = Pattern.compile("mcr\\.microsoft\\.com/mssql/.*");
    private static final Map<String, Integer> PORTS = Map.ofEntries(
            Map.entry(
                    "nginx|httpd|apache|caddy|nginx-unprivileged|wordpress|drupal|nextcloud|php|joomla|ghost-nginx",
                    80),
            Map.entry("tomcat|keycloak|jenkins|adminer|wildfly|metabase-web|hapi|openresty", 8080),
            Map.entry("grafana|metabase|gitea|uptime-kuma", 3000),
            Map.entry("prometheus", 9090),
            Map.entry("memcached", 11211),
            Map.entry("ghost", 2368),
            Map.entry("n8n", 5678),
            Map.entry("vault", 8200),
            Map.entry("consul", 8500));

    private final Pattern names;
    private final String note;

    KnownImage(String names, String note) {
        this.names = Pattern.compile(names);
        this.note = note;
    }

    String note() {
        return note;
    }

    /** True for an image that becomes a store of the stack. */
    boolean isStore() {
        return List.of(POSTGRES, MYSQL, CACHE, TABLE, BUCKET).contains(this);
    }

    /** True for a server with data, also in an image that is built on it. */
    boolean hasData() {
        return isStore() || List.of(MONGO, BROKER, SEARCH, OTHER_DATABASE).contains(this);
    }

    /** The last part of an image's name, in lower case, without tag and digest. */
    static String shortName(String image) {
        var path = image.replaceFirst("@.*$", "");
        return path.substring(path.lastIndexOf('/') + 1)
                .replaceFirst(":.*$", "")
                .toLowerCase(Locale.ROOT);
    }

    static Optional<KnownImage> of(String image) {
        var name = shortName(image);
        for (var known : values()) {
            if (known.names.matcher(name).matches()
                    && (!name.equals("server") || SQL_SERVER.matcher(image).matches())) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    /** The port on which a well-known image listens. */
    static OptionalInt port(String image) {
        return PORTS.entrySet().stream()
                .filter(entry -> shortName(image).matches(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .findFirst();
    }
}
