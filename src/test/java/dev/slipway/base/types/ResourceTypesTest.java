package dev.slipway.base.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.core.annotations.Import;
import dev.slipway.testing.GoldenPlans;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResourceTypesTest {
    private static final Path ENTRIES = Path.of("src", "main", "resources", "dev", "slipway", "base", "types");
    private static final Pattern TOKEN = Pattern.compile("\\b(aws|docker):[a-z0-9]+/\\w+:[A-Z]\\w+");

    /** The types of all golden plans, without those of providers. */
    static Set<String> registered() {
        return GoldenPlans.resourceTypes().stream()
                .filter(type -> !type.startsWith("pulumi:"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theGoldenPlansHaveManyTypes() {
        assertThat(registered()).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("registered")
    void everyTypeOfEveryGoldenPlanHasEveryFact(String token) {
        var type = ResourceTypes.find(token).orElseThrow();

        assertThat(type.cost()).as("cost").isPresent();
        assertThat(type.isDataKnown()).as("data").isTrue();
        assertThat(type.properties()).as("properties").isPresent();
        assertThat(type.permissions()).as("permissions").isPresent();
    }

    @Test
    void everyFileIsListed() throws IOException {
        try (var files = Files.list(ENTRIES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(ResourceTypes.FILES.stream()
                            .map(file -> file + ".yaml")
                            .toList());
        }
    }

    @Test
    void everyEntryIsInTheFileOfItsModule() throws IOException {
        for (var file : ResourceTypes.FILES) {
            var tokens = Files.readAllLines(ENTRIES.resolve(file + ".yaml")).stream()
                    .filter(line -> line.matches("[a-z].*:"))
                    .map(line -> line.substring(0, line.length() - 1))
                    .toList();
            assertThat(tokens).as(file).isNotEmpty().allSatisfy(token -> {
                assertThat(ResourceTypes.file(token)).isEqualTo(file);
                assertThat(ResourceTypes.find(token)).isPresent();
            });
        }
    }

    /** The keys of an entry are checked when it is read, those of its properties when these are asked for. */
    @Test
    void everyKeyOfEveryEntryIsKnown() {
        assertThat(ResourceTypes.all().filter(type -> type.properties().isPresent()))
                .hasSizeGreaterThan(100);
        assertThat(ResourceTypes.all().filter(type -> type.standIn().isPresent()))
                .allSatisfy(type -> assertThat(type.standIn().orElseThrow())
                        .as(type.token())
                        .containsKey("id"));
    }

    @Test
    void anUnknownKeyIsRefused() {
        assertThatThrownBy(() -> new ResourceType("aws:ec2/vpc:Vpc", Map.of("costs", "free")))
                .hasMessage("aws:ec2/vpc:Vpc has the unknown key costs");
        assertThatThrownBy(() -> PropertyFacts.of("aws:ec2/vpc:Vpc", Map.of("replaces", List.of("cidrBlock"))))
                .hasMessage("aws:ec2/vpc:Vpc has the unknown key replaces");
    }

    @Test
    void aTypeWithoutAnEntryIsUnknown() {
        assertThat(ResourceTypes.find("aws:ec2/vpc:Vcp")).isEmpty();
        assertThat(ResourceTypes.find("aws:xray/group:Group")).isEmpty();
        assertThat(ResourceTypes.find("pulumi:pulumi:Stack")).isEmpty();
    }

    @Test
    void anEntryDescribesTheDataOfAResource() {
        assertThat(ResourceTypes.find("aws:dynamodb/table:Table").orElseThrow().dataLost())
                .contains("its items");
        assertThat(ResourceTypes.find("aws:ec2/vpc:Vpc").orElseThrow().dataLost())
                .isEmpty();
    }

    /** A misspelt name would silently replace nothing. */
    @Test
    void everyPropertyIsAnInputOfItsTypeAndEveryRecomputedOneAnOutput() throws Exception {
        var missing = new TreeSet<String>();
        for (var token : registered()) {
            if (!token.startsWith("aws:")) {
                continue;
            }
            var resource = resourceOf(token);
            var inputs = names(Class.forName(resource.getName() + "Args"));
            var facts = ResourceTypes.find(token).orElseThrow().properties().orElseThrow();
            Stream.of(facts.replace(), facts.replaceOnPresence(), facts.computed(), facts.sets())
                    .flatMap(Set::stream)
                    .map(path -> path.split("\\.")[0])
                    .filter(name -> !inputs.contains(name))
                    .forEach(name -> missing.add(token + " " + name));
            facts.recomputed().stream()
                    .filter(name -> Arrays.stream(resource.getDeclaredMethods())
                            .noneMatch(method -> method.getName().equals(name)))
                    .forEach(name -> missing.add(token + " " + name));
        }
        assertThat(missing).isEmpty();
    }

    private static Class<?> resourceOf(String token) throws Exception {
        var jar = Path.of(com.pulumi.aws.Provider.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var name = token.substring(token.lastIndexOf(':') + 1);
        try (var entries = new JarFile(jar.toFile())) {
            for (var entry : entries.stream()
                    .map(JarEntry::getName)
                    .filter(path -> path.endsWith("/" + name + ".class"))
                    .toList()) {
                var found = Class.forName(entry.replace('/', '.').replace(".class", ""));
                var annotation = found.getAnnotation(com.pulumi.core.annotations.ResourceType.class);
                if (annotation != null && annotation.type().equals(token)) {
                    return found;
                }
            }
        }
        throw new AssertionError("the SDK has no class of " + token);
    }

    private static Set<String> names(Class<?> arguments) {
        return Arrays.stream(arguments.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(Import.class))
                .map(ResourceTypesTest::name)
                .collect(Collectors.toSet());
    }

    private static String name(Field field) {
        var name = field.getAnnotation(Import.class).name();
        return name.isEmpty() ? field.getName() : name;
    }
}
