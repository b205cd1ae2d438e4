package dev.slipway;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.pulumi.Config;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.slipway.base.Component;
import dev.slipway.base.Json;
import dev.slipway.base.Subprocess;
import dev.slipway.testing.ConstructorCalls;
import dev.slipway.testing.ProductionClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Allowed dependencies between the packages, and rules for every class. */
class ArchitectureTest {
    /** The root package. */
    private static final String ROOT = "dev.slipway";

    /** A class of the program, written with dots as no reference in a class file is; the controllers are a build of their own. */
    private static final Pattern CLASS_NAME = Pattern.compile("dev\\.slipway\\.(?!controllers\\.)([a-z]+)\\.[\\w.]+");

    /**
     * Each group of packages, and the groups that it may depend on; {@code docs/architecture.md} draws them. The engine
     * depends on {@code base} for the facts about resource types.
     */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("", Set.of("program", "settings", "components", "analysis", "engine", "base")),
            Map.entry(
                    "cli",
                    Set.of("", "operate", "analysis", "program", "settings", "components", "engine", "awsapi", "base")),
            Map.entry("testkit", Set.of("", "cli", "analysis", "program", "settings", "engine")),
            Map.entry("program", Set.of("settings", "components", "engine", "analysis", "awsapi", "base")),
            Map.entry("settings", Set.of("components", "analysis", "base")),
            Map.entry("components", Set.of("base", "awsapi")),
            Map.entry("analysis", Set.of("engine", "base")),
            Map.entry("operate", Set.of("awsapi", "base")),
            Map.entry("engine", Set.of("base")),
            Map.entry("awsapi", Set.of("base")),
            Map.entry("base", Set.of()));

    private static void holds(ArchRule rule) {
        rule.check(ProductionClasses.ALL);
    }

    @Test
    void theClassesOfTheProgramAreChecked() {
        assertThat(ProductionClasses.ALL.size()).isGreaterThan(90);
        assertThat(ProductionClasses.ALL).noneMatch(each -> each.getSimpleName().endsWith("Test"));
    }

    @Test
    void groupsFormNoCycle() {
        holds(SlicesRuleDefinition.slices()
                .matching("dev.slipway.(*)..")
                .should()
                .beFreeOfCycles());
    }

    /** Within the settings, sections and the rules between them use each other. */
    @Test
    void packagesFormNoCycle() {
        holds(SlicesRuleDefinition.slices()
                .assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return SliceIdentifier.of(type.getPackageName().replaceFirst("settings\\.rules$", "settings"));
                    }

                    @Override
                    public String getDescription() {
                        return "packages, with the settings' rules in one slice with the settings";
                    }
                })
                .should()
                .beFreeOfCycles());
    }

    @Test
    void groupsAreThoseOfTheTable() {
        assertThat(ProductionClasses.ALL).extracting(ArchitectureTest::group).isSubsetOf(ARROWS.keySet());
    }

    @Test
    void groupsDependOnEachOtherAsInTheTable() {
        holds(classes()
                .should(condition(
                        "depend on the groups below their own alone",
                        (origin, broken) -> origin.getDirectDependenciesFromSelf()
                                .forEach(dependency -> {
                                    var target = dependency.getTargetClass().getBaseComponentType();
                                    if (target.getName().startsWith(ROOT + ".") && !isAllowed(origin, group(target))) {
                                        broken.accept(origin, dependency.getDescription());
                                    }
                                }))));
    }

    /** A class that is named in a string is a dependency that no compiler sees. */
    @Test
    void groupsNameClassesInStringsAsInTheTable() {
        holds(classes()
                .should(condition("name classes of the groups below their own alone", (origin, broken) -> strings(
                                origin)
                        .forEach(text -> CLASS_NAME.matcher(text).results().forEach(match -> {
                            if (!isAllowed(origin, match.group(1))) {
                                broken.accept(
                                        origin, "%s names %s in a string".formatted(origin.getName(), match.group()));
                            }
                        })))));
    }

    private static boolean isAllowed(JavaClass origin, String target) {
        return group(origin).equals(target) || ARROWS.get(group(origin)).contains(target);
    }

    /** The package right below the root; empty for the root itself. */
    private static String group(JavaClass type) {
        var name = type.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1).split("\\.")[0];
    }

    /** The texts in a class file's constant pool. */
    private static List<String> strings(JavaClass type) {
        try (var file = type.reflect().getResourceAsStream(type.getName().replaceFirst(".*\\.", "") + ".class")) {
            return List.of(new String(file.readAllBytes(), StandardCharsets.ISO_8859_1).split("[^ -~]"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Also in stacks that no test plans; {@link ComponentsTwiceTest} and {@link GoldenPlanTest} check each parent. */
    @Test
    void onlyComponentsConstructResources() {
        var classes = ProductionClasses.ALL.stream()
                .filter(type -> ConstructorCalls.resources(type).findAny().isPresent())
                .toList();

        assertThat(classes).hasSizeGreaterThan(50).allMatch(ProductionClasses.A_COMPONENT);
    }

    /** The program constructs the components of a stack; settings give it their specs. */
    @Test
    void settingsConstructNoComponent() {
        holds(classes()
                .that(resideInAPackage("..settings.."))
                .should(condition(
                        "construct no component", (origin, broken) -> origin.getConstructorCallsFromSelf().stream()
                                .filter(call -> call.getTargetOwner().isAssignableTo(Component.class))
                                .forEach(call -> broken.accept(origin, call.getDescription())))));
    }

    @Test
    void settingsHaveNoMethodThatCreates() {
        holds(noMethods()
                .that()
                .areDeclaredInClassesThat(resideInAPackage("..settings.."))
                .should()
                .haveNameStartingWith("create"));
    }

    @Test
    void onlySettingsReadConfiguration() {
        holds(noClasses()
                .that(resideOutsideOfPackage("..settings..").and(resideOutsideOfPackage("dev.slipway.engine")))
                .should()
                .dependOnClassesThat(type(Config.class)));
    }

    /** {@code doctor} looks for credentials, and started programs get the variables: neither is configuration. */
    @Test
    void theEnvironmentIsReadInThreePlaces() {
        holds(classes().should(new ArchCondition<JavaClass>("leave the environment alone") {
            @Override
            public void check(JavaClass each, ConditionEvents events) {
                each.getAccessesFromSelf().stream()
                        .filter(access -> access.getTargetOwner().isEquivalentTo(System.class))
                        .filter(access -> access.getTarget().getName().equals("getenv"))
                        .filter(
                                access -> !each.getName()
                                        .matches(
                                                "dev\\.slipway\\.(settings\\.reader\\.StackConfig|cli\\.DoctorCommand|base\\.LocalEnvironment)"))
                        .forEach(access -> events.add(SimpleConditionEvent.violated(access, access.getDescription())));
            }
        }));
    }

    @Test
    void oneClassWritesAndReadsJson() {
        holds(noClasses().that(not(type(Json.class))).should().dependOnClassesThat(type(Gson.class)));
    }

    @Test
    void oneClassStartsPrograms() {
        holds(noClasses().that(not(type(Subprocess.class))).should().dependOnClassesThat(type(ProcessBuilder.class)));
    }

    @Test
    void onlyTheCommandLineAndTheProgramWriteToStandardStreams() {
        holds(noClasses()
                .that(resideOutsideOfPackage("..cli..").and(not(type(App.class))))
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS));
    }

    @Test
    void noGenericExceptionIsThrown() {
        holds(noClasses().should(GeneralCodingRules.THROW_GENERIC_EXCEPTIONS));
    }

    @Test
    void everyPackageIsNullMarked() {
        holds(classes().should(condition("be in a package that is @NullMarked", (each, broken) -> {
            if (!each.getPackage().isAnnotatedWith(NullMarked.class)) {
                broken.accept(each, each.getPackageName() + " is not @NullMarked");
            }
        })));
    }

    @Test
    void componentsAreFinal() {
        holds(classes().that(ProductionClasses.A_COMPONENT).should().haveModifier(JavaModifier.FINAL));
    }

    @Test
    void componentsTakeTheirNameFirst() {
        holds(classes()
                .that(ProductionClasses.A_COMPONENT)
                .should(condition("take their name first", (each, broken) -> each.getConstructors()
                        .forEach(constructor -> {
                            var parameters = constructor.getRawParameterTypes();
                            if (parameters.isEmpty() || !parameters.get(0).isEquivalentTo(String.class)) {
                                broken.accept(each, constructor.getDescription() + " does not take a name first");
                            }
                        }))));
    }

    @Test
    void componentsNameTheirTypeByPackageAndClass() {
        holds(classes()
                .that(ProductionClasses.A_COMPONENT)
                .should(condition("have a TYPE of their own", (each, broken) -> {
                    var type = constant(each.reflect(), "TYPE");
                    if (!ProductionClasses.token(each).equals(type)) {
                        broken.accept(
                                each,
                                "%s has the TYPE %s, not %s"
                                        .formatted(each.getName(), type, ProductionClasses.token(each)));
                    }
                })));
    }

    /** Internals of the SDK may change with any version of it, so only one package depends on them. */
    @Test
    void onlyTheEngineReachesIntoTheSdk() {
        holds(noClasses()
                .that(resideOutsideOfPackage("dev.slipway.engine"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.pulumi..internal.."));
    }

    private static ArchCondition<JavaClass> condition(
            String description, BiConsumer<JavaClass, BiConsumer<JavaClass, String>> check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass each, ConditionEvents events) {
                check.accept(each, (broken, message) -> events.add(SimpleConditionEvent.violated(broken, message)));
            }
        };
    }

    private static Object constant(Class<?> owner, String name) {
        try {
            var field = owner.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(null);
        } catch (ReflectiveOperationException e) {
            return "of no name";
        }
    }
}
