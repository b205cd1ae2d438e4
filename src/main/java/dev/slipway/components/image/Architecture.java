package dev.slipway.components.image;

/**
 * The CPU architecture of an image and its tasks, with the names of ECS, see
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RuntimePlatform.html">RuntimePlatform</a>.
 *
 * <p>A build for another architecture than that of the building machine needs emulation in Docker, and its {@code RUN}
 * instructions are slow.
 */
public enum Architecture {
    ARM64("linux/arm64"),
    X86_64("linux/amd64");

    private final String platform;

    Architecture(String platform) {
        this.platform = platform;
    }

    /** The platform in Docker's form: operating system and architecture, such as {@code linux/arm64}. */
    public String platform() {
        return platform;
    }
}
