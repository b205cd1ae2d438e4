package dev.slipway.base;

import java.util.regex.Pattern;

/** The limits of the physical names that are composed of the project, the stack and a name of the stack file. */
public enum PhysicalName {
    /** <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html">Naming rules</a>. */
    TABLE(
            3,
            255,
            "[A-Za-z0-9_.-]*",
            "the table would be called",
            "letters, digits, hyphens, underscores and dots are allowed",
            "rename the project or the stack"),
    /**
     * <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">Naming rules</a>: 63 characters,
     * of which the provider adds 26.
     */
    BUCKET_PREFIX(
            1,
            37,
            "(?!xn--|sthree-|amzn-s3-demo-)[a-z0-9][a-z0-9-]*",
            "the bucket's name would begin with",
            "lower-case letters, digits and hyphens are allowed",
            "shorten its name, or rename the project or the stack"),
    /** <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateArchive.html">CreateArchive</a>, for the bus and its archive. */
    EVENT_BUS(
            1,
            48,
            "[A-Za-z0-9_.-]*",
            "the bus would be called",
            "letters, digits, hyphens, underscores and dots are allowed",
            "shorten its name, or rename the project or the" + " stack"),
    /** <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html">CreateQueue</a>. */
    QUEUE(
            1,
            80,
            "[A-Za-z0-9_-]+(\\.fifo)?",
            "its dead-letter queue would be called",
            "letters, digits, hyphens and underscores are allowed",
            "shorten its name, or rename the project or the stack"),
    /** <a href="https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html">CreateTopic</a>. */
    TOPIC(
            1,
            256,
            "[A-Za-z0-9_-]+(\\.fifo)?",
            "the topic would be called",
            "letters, digits, hyphens and underscores are allowed",
            "shorten its name, or rename the project or the stack"),
    /** <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html">CreateDBCluster</a>. */
    DATABASE_CLUSTER(
            1,
            63,
            "[a-z](-?[a-z0-9])*",
            "the database would be called",
            "lower-case letters, digits and single hyphens are allowed, starting with a letter",
            "rename the project or the" + " stack"),
    /** <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html">CreateReplicationGroup</a>. */
    CACHE(
            1,
            40,
            "[a-z](-?[a-z0-9])*",
            "the cache would be called",
            "lower-case letters, digits and single hyphens are allowed, starting with a letter",
            "shorten its name, or rename the project or the stack"),
    /** <a href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html">CreateRepository</a>. */
    REPOSITORY(
            2,
            256,
            "(?=[a-z])([a-z0-9]+([._-][a-z0-9]+)*/)*[a-z0-9]+([._-][a-z0-9]+)*",
            "the repository would be called",
            "lower-case letters and digits are allowed, with single . _ - or / between them, starting with a letter",
            "rename the project, the stack or the service"),
    /** <a href="https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html">CreateFunction</a>. */
    FUNCTION(
            1,
            64,
            "[A-Za-z0-9_-]*",
            "the function would be called",
            "letters, digits, hyphens and underscores are allowed",
            "shorten its name, or rename the project or the stack"),
    /**
     * <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html">CreateStateMachine</a>
     * and <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html">CreateQueue</a>
     * allow 80 characters, of which the dead-letter queue of a schedule adds 21.
     */
    JOB(
            1,
            80 - 21,
            "[A-Za-z0-9_-]*",
            "the job would be called",
            "letters, digits, hyphens and underscores are allowed",
            "shorten its name, or rename the project or the stack"),
    /**
     * Load balancers, target groups and trust stores:
     * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html">32
     * characters</a>, of which
     * <a href="https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming">auto-naming</a> adds 8.
     */
    LOAD_BALANCING(
            1,
            32 - 8,
            "[A-Za-z0-9-]*",
            "the resource would be called",
            "letters, digits and hyphens are allowed",
            "shorten its name");

    private final int min;
    private final int max;
    private final Pattern pattern;
    private final String subject;
    private final String allowed;
    private final String fix;

    PhysicalName(int min, int max, String pattern, String subject, String allowed, String fix) {
        this.min = min;
        this.max = max;
        this.pattern = Pattern.compile(pattern);
        this.subject = subject;
        this.allowed = allowed;
        this.fix = fix;
    }

    /** @throws SpecException for a name that AWS refuses */
    public void check(String name) {
        if (!allows(name)) {
            throw new SpecException(
                    "%s %s, and %s%d %s".formatted(subject, name, min > 1 ? min + " to " : "up to ", max, allowed),
                    fix);
        }
    }

    /** True for a name that AWS accepts. */
    public boolean allows(String name) {
        return name.length() >= min
                && name.length() <= max
                && pattern.matcher(name).matches();
    }

    /**
     * The name itself if AWS accepts it; otherwise its beginning, with hyphens for other characters, and a hash.
     *
     * @param digits the length of the hash, 1 to 8
     */
    public String fit(String name, int digits) {
        if (allows(name)) {
            return name;
        }
        return beginning(name, digits) + StableHash.hex(name, digits);
    }

    /**
     * The beginning of a name, with hyphens for other characters than letters and digits and one at the end, before a hash.
     *
     * @param digits the length of the hash
     */
    public String beginning(String name, int digits) {
        var possible = name.replaceAll("[^A-Za-z0-9-]", "-");
        return possible.substring(0, Math.min(possible.length(), max - digits - 1)) + "-";
    }
}
