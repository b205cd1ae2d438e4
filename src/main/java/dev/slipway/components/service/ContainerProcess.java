package dev.slipway.components.service;

import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The process of a container, instead of what its image says. See
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html">ContainerDefinition</a>.
 *
 * @param entryPoint the entry point, to which ECS adds the command; empty for the image's own
 * @param workingDirectory the absolute path of the directory in which the process starts; empty for the image's own
 * @param user a user or a user and a group, by names or ids: {@code app}, {@code 1000} or {@code 1000:1000}; empty for the
 *     image's own
 * @param init true for an init process, which passes signals on and reaps zombie processes
 */
@Withers
public record ContainerProcess(
        List<String> entryPoint, Optional<String> workingDirectory, Optional<String> user, boolean init)
        implements ContainerProcessBuilder.With {
    /** The process of the image. */
    public static final ContainerProcess DEFAULT =
            new ContainerProcess(List.of(), Optional.empty(), Optional.empty(), false);

    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*(:[A-Za-z0-9_][A-Za-z0-9_.-]*)?");

    /** @throws SpecException for a relative directory and a user of another form, with all errors */
    public ContainerProcess {
        var errors = new ArrayList<SpecException>();
        if (workingDirectory.filter(path -> !path.startsWith("/")).isPresent()) {
            errors.add(new SpecException(
                    "workingDirectory", "an absolute path of the container is allowed", "start it with a slash"));
        }
        if (user.filter(name -> !USER.matcher(name).matches()).isPresent()) {
            errors.add(new SpecException(
                    "user",
                    "a user, or a user and a group behind a colon, is allowed",
                    "write it as in \"1000:1000\""));
        }
        SpecException.throwAll(errors);
        entryPoint = List.copyOf(entryPoint);
    }
}
