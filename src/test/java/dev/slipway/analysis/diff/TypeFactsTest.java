package dev.slipway.analysis.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.core.annotations.Import;
import com.pulumi.core.annotations.ResourceType;
import dev.slipway.testing.GoldenPlans;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TypeFactsTest {
    @Test
    void everyTypeThatAGoldenPlanRegistersIsKnown() {
        assertThat(GoldenPlans.resourceTypes())
                .hasSizeGreaterThan(100)
                .allSatisfy(type -> assertThat(TypeFacts.of(type)).as(type).isPresent());
    }

    @Test
    void aTypeThatIsNotThereIsNotKnown() {
        assertThat(TypeFacts.of("aws:ec2/vpc:Vcp")).isEmpty();
    }

    /** A misspelt name would silently force nothing. */
    @Test
    void everyPropertyIsAnInputOfItsTypeAndEveryRenewedOneAnOutput() throws Exception {
        var missing = new TreeSet<String>();
        for (var type : GoldenPlans.resourceTypes()) {
            if (!type.startsWith("aws:")) {
                continue;
            }
            var resource = resourceOf(type);
            var inputs = names(Class.forName(resource.getName() + "Args"));
            var facts = TypeFacts.of(type).orElseThrow();
            Stream.of(facts.replace(), facts.turn(), facts.kept(), facts.unordered())
                    .flatMap(Set::stream)
                    .map(path -> path.split("\\.")[0])
                    .filter(name -> !inputs.contains(name))
                    .forEach(name -> missing.add(type + " " + name));
            facts.renewed().stream()
                    .filter(name -> Arrays.stream(resource.getDeclaredMethods())
                            .noneMatch(method -> method.getName().equals(name)))
                    .forEach(name -> missing.add(type + " " + name));
        }
        assertThat(missing).isEmpty();
    }

    private static Class<?> resourceOf(String type) throws Exception {
        var jar = Path.of(com.pulumi.aws.Provider.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var module = type.split(":")[1];
        var name = type.substring(type.lastIndexOf(':') + 1);
        try (var entries = new JarFile(jar.toFile())) {
            for (var entry : entries.stream()
                    .map(each -> each.getName())
                    .filter(each -> each.endsWith("/" + name + ".class"))
                    .toList()) {
                var found = Class.forName(entry.replace('/', '.').replace(".class", ""));
                var token = found.getAnnotation(ResourceType.class);
                if (token != null && token.type().equals(type)) {
                    return found;
                }
            }
        }
        throw new AssertionError("no class of %s in %s".formatted(type, module));
    }

    private static Set<String> names(Class<?> arguments) {
        return Arrays.stream(arguments.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(Import.class))
                .map(TypeFactsTest::name)
                .collect(Collectors.toSet());
    }

    private static String name(Field field) {
        var name = field.getAnnotation(Import.class).name();
        return name.isEmpty() ? field.getName() : name;
    }
}
