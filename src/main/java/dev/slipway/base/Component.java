package dev.slipway.base;

import com.pulumi.core.Alias;
import com.pulumi.core.Output;
import com.pulumi.deployment.Deployment;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ResourceArgs;

/**
 * The base of every component: children have the component as parent and are called {@code <component>-<role>}.
 *
 * <p>Type token, names and parents make a resource's URN; a change of any of them replaces the resource.
 */
public abstract class Component extends ComponentResource {
    private final String name;

    /**
     * Registers the component.
     *
     * @param type the type token, {@code slipway:<package>:<Class>}
     * @param name the logical name, unique in the stack
     */
    protected Component(String type, String name, ComponentResourceOptions options) {
        super(type, name, options);
        this.name = name;
    }

    /**
     * Registers a component whose inputs are part of the plan and the state.
     *
     * @param inputs the inputs, by which a preview shows a change
     */
    protected Component(String type, String name, ResourceArgs inputs, ComponentResourceOptions options) {
        super(type, name, inputs, options);
        this.name = name;
    }

    /** The component's logical name. */
    public final String name() {
        return name;
    }

    /** The logical name of the child with a role. */
    protected final String childName(String role) {
        return name + "-" + role;
    }

    /**
     * The prefix {@code <project>-<stack>} of physical names that people read. All other resources are named by the
     * provider, so that they can be replaced before they are deleted.
     */
    protected static String stackName() {
        var deployment = Deployment.getInstance();
        return deployment.getProjectName() + "-" + deployment.getStackName();
    }

    /** The options of a child, to be added to. */
    protected final CustomResourceOptions.Builder options() {
        return CustomResourceOptions.builder().parent(this);
    }

    /** The options of a child that had another role before: it is the same resource, and is not replaced. */
    protected final CustomResourceOptions optionsOfFormer(String role) {
        return options()
                .aliases(Output.of(Alias.builder().name(childName(role)).build()))
                .build();
    }

    /** The options of a child that needs no others. */
    protected final CustomResourceOptions childOptions() {
        return options().build();
    }

    /** The options of a child that is a component itself. */
    protected final ComponentResourceOptions childComponentOptions() {
        return ComponentResourceOptions.builder().parent(this).build();
    }
}
