package dev.slipway.components.service;

import dev.slipway.base.SpecException;
import dev.slipway.components.image.RegistryImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/**
 * A container in the tasks of a service, besides the service's own container.
 *
 * @param name up to 255 letters, digits, hyphens and underscores
 * @param essential true if the task stops when the container stops
 */
public record Sidecar(String name, RegistryImage image, ContainerSpec container, boolean essential) {
    /** The key of a sidecar in the section of its service. */
    static String key(int position, String key) {
        return "sidecars[%d].%s".formatted(position, key);
    }

    /** The errors of names: those that ECS refuses, and those that two sidecars have. */
    static List<SpecException> nameErrors(List<Sidecar> sidecars) {
        var errors = new ArrayList<SpecException>();
        var names = new HashSet<String>();
        for (var i = 0; i < sidecars.size(); i++) {
            var name = sidecars.get(i).name();
            if (!name.matches("[A-Za-z0-9_-]{1,255}")) {
                errors.add(new SpecException(
                        key(i, "name"),
                        "a name of up to 255 letters, digits, hyphens and underscores is allowed",
                        "rename the sidecar"));
            } else if (!names.add(name)) {
                errors.add(new SpecException(key(i, "name"), "two are called " + name, "rename one"));
            }
        }
        return errors;
    }

    /** The errors of registry credentials for images of ECR, which ECS pulls with the execution role. */
    static List<SpecException> credentialErrors(List<Sidecar> sidecars) {
        var errors = new ArrayList<SpecException>();
        for (var i = 0; i < sidecars.size(); i++) {
            var sidecar = sidecars.get(i);
            if (sidecar.image().inEcr()
                    && sidecar.container().options().repositoryCredentials().isPresent()) {
                errors.add(new SpecException(
                        key(i, "repositoryCredentials"),
                        "ECS pulls images of ECR with the execution role",
                        "remove it"));
            }
        }
        return errors;
    }

    /**
     * The errors of ports: two containers of a task cannot listen on one, since they
     * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html">share one network
     * interface</a>.
     */
    static List<SpecException> portErrors(ContainerSpec own, List<Sidecar> sidecars) {
        var errors = new ArrayList<SpecException>();
        var owners = new HashMap<Integer, String>();
        own.allPorts().forEach(port -> owners.put(port, "the service's own container"));
        for (var i = 0; i < sidecars.size(); i++) {
            var sidecar = sidecars.get(i);
            for (var port : sidecar.container().allPorts()) {
                var owner = owners.putIfAbsent(port, sidecar.name());
                if (owner != null) {
                    errors.add(new SpecException(
                            key(i, sidecar.container().keyOf(port)),
                            "%s and %s listen on port %d in the same task".formatted(owner, sidecar.name(), port),
                            "choose another port for one of them"));
                }
            }
        }
        return errors;
    }
}
