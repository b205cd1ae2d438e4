package dev.slipway.testing;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.slipway.base.Component;
import java.util.List;

/** The program's own classes, without its tests. */
public final class ProductionClasses {
    public static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.slipway");

    public static final DescribedPredicate<JavaClass> A_COMPONENT =
            DescribedPredicate.describe("a component", ProductionClasses::isComponent);

    private ProductionClasses() {}

    /** The classes of components that can be built, not their bases. */
    public static List<JavaClass> components() {
        return ALL.stream().filter(A_COMPONENT).toList();
    }

    /** The last segment of the package and the name, as type tokens have them: {@code slipway:<package>:<Class>}. */
    public static String token(JavaClass component) {
        var name = component.getPackageName();
        return "slipway:%s:%s".formatted(name.substring(name.lastIndexOf('.') + 1), component.getSimpleName());
    }

    private static boolean isComponent(JavaClass each) {
        return each.isAssignableTo(Component.class) && !each.getModifiers().contains(JavaModifier.ABSTRACT);
    }
}
