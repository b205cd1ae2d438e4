package dev.slipway.components.image;

/**
 * The processor that an image is built for and its tasks run on. The names are those that ECS uses, see
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RuntimePlatform.html">RuntimePlatform</a>.
 *
 * <p>An image for another processor than that of the machine which builds it needs emulation in that machine's Docker,
 * and its {@code RUN} instructions are slow.
 */
public enum Architecture {
    ARM64("linux/arm64"),
    X86_64("linux/amd64");

    private final String platform;

    Architecture(String platform) {
        this.platform = platform;
    }

    /** What Docker calls it: operating system and processor. */
    public String platform() {
        return platform;
    }
}
