package dev.slipway.testing;

import dev.slipway.cli.project.NewProject;
import java.util.Map;

/** Projects as {@code slipway init} writes them. */
public final class NewProjects {
    private NewProjects() {}

    /** The project {@code shop} with the stack {@code dev} and a service {@code web}, which depends on this build's library. */
    public static NewProject shop(InstalledLibrary library) {
        var values = Map.of(
                NewProject.NAME,
                "shop",
                NewProject.DESCRIPTION,
                "A shop",
                "VERSION",
                library.version(),
                "REGION",
                "eu-west-1",
                "STACK",
                "dev",
                "SERVICE",
                "web",
                "SOURCE",
                "image: public.ecr.aws/nginx/nginx:1.29",
                "PORT",
                "80");
        return new NewProject(values, "dev", false);
    }
}
