package dev.slipway.testing;

import dev.slipway.cli.project.NewProject;
import dev.slipway.cli.project.Placeholder;
import java.util.Map;

/** Projects as {@code slipway init} writes them. */
public final class NewProjects {
    private NewProjects() {}

    /** The project {@code shop} with the stack {@code dev} and a service {@code web}, which depends on this build's library. */
    public static NewProject shop(InstalledLibrary library) {
        return new NewProject(Map.of(
                Placeholder.PROJECT, "shop",
                Placeholder.DESCRIPTION, "A shop",
                Placeholder.VERSION, library.version(),
                Placeholder.REGION, "eu-west-1",
                Placeholder.STACK, "dev",
                Placeholder.SERVICE, "web",
                Placeholder.SOURCE, "image: public.ecr.aws/nginx/nginx:1.29",
                Placeholder.PORT, "80"));
    }
}
