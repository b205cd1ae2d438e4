package dev.slipway.cli.project;

/** A value in the files of a new project, written as in <code>${PROJECT}</code>. */
public enum Placeholder {
    /** The project's name, which {@code pulumi new} replaces in a template. */
    PROJECT,
    /** The project's description, which {@code pulumi new} replaces in a template. */
    DESCRIPTION,
    /** The version of Slipway. */
    VERSION,
    REGION,
    STACK,
    SERVICE,
    /** The line of the stack file with the service's {@code image} or {@code build}. */
    SOURCE,
    PORT;

    String written() {
        return "${%s}".formatted(name());
    }
}
