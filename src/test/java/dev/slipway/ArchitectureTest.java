package dev.slipway;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.Config;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.slipway.plan.EmbeddedEngine;
import java.util.function.BiConsumer;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** How the packages may depend on each other, and what every class keeps to. */
class ArchitectureTest {
    /** The program's own package stands above the others; it is no slice of them. */
    private static final String ROOT = "dev.slipway";

    private static void holds(ArchRule rule) {
        rule.check(Classes.ALL);
    }

    @Test
    void theProgramsClassesAreLookedAt() {
        assertThat(Classes.ALL.size()).isGreaterThan(90);
        assertThat(Classes.ALL).noneMatch(each -> each.getSimpleName().endsWith("Test"));
    }

    @Test
    void packagesFormNoCycle() {
        holds(SlicesRuleDefinition.slices()
                .matching("dev.slipway.(*)..")
                .should()
                .beFreeOfCycles());
    }

    @Test
    void onlyTheCommandLineKnowsTheProgram() {
        holds(noClasses()
                .that(resideOutsideOfPackage(ROOT).and(resideOutsideOfPackage("..cli..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT));
    }

    @Test
    void nothingDependsOnTheCommandLine() {
        holds(noClasses()
                .that(resideOutsideOfPackage("..cli.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..cli.."));
    }

    @Test
    void thePlanKnowsNoGuardRails() {
        holds(noClasses()
                .that(resideInAPackage("..plan.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..guard.."));
    }

    @Test
    void componentsKnowNeitherSettingsNorPlan() {
        holds(noClasses()
                .that(Classes.A_COMPONENT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..settings..", "..plan..", "..guard.."));
    }

    @Test
    void settingsAloneReadConfiguration() {
        holds(noClasses()
                .that(resideOutsideOfPackage("..settings.."))
                .should()
                .dependOnClassesThat(type(Config.class)));
    }

    /** Doctor, Maven's command and the machine look for credentials and programs, not for configuration. */
    @Test
    void theEnvironmentIsReadInFourPlaces() {
        holds(classes().should(new ArchCondition<JavaClass>("leave the environment alone") {
            @Override
            public void check(JavaClass each, ConditionEvents events) {
                each.getAccessesFromSelf().stream()
                        .filter(access -> access.getTargetOwner().isEquivalentTo(System.class))
                        .filter(access -> access.getTarget().getName().equals("getenv"))
                        .filter(
                                access -> !each.getName()
                                        .matches(
                                                "dev\\.slipway\\.(settings\\.StackConfig|cli\\.DoctorCommand|image\\.MavenCommand|operate\\.Machine)"))
                        .forEach(access -> events.add(SimpleConditionEvent.violated(access, access.getDescription())));
            }
        }));
    }

    @Test
    void onlyTheCommandLineAndTheProgramWriteToStandardStreams() {
        holds(noClasses()
                .that(resideOutsideOfPackage("..cli..").and(not(type(App.class))))
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS));
    }

    @Test
    void exceptionsSayWhatTheyAre() {
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
        holds(classes().that(Classes.A_COMPONENT).should().haveModifier(JavaModifier.FINAL));
    }

    @Test
    void componentsTakeTheirNameFirst() {
        holds(classes()
                .that(Classes.A_COMPONENT)
                .should(condition("take their name first", (each, broken) -> each.getConstructors()
                        .forEach(constructor -> {
                            var parameters = constructor.getRawParameterTypes();
                            if (parameters.size() < 2 || !parameters.get(0).isEquivalentTo(String.class)) {
                                broken.accept(
                                        each, constructor.getDescription() + " does not take a name and arguments");
                            }
                        }))));
    }

    @Test
    void componentsNameTheirTypeByPackageAndClass() {
        holds(classes().that(Classes.A_COMPONENT).should(condition("have a TYPE of their own", (each, broken) -> {
            var type = constant(each.reflect(), "TYPE");
            if (!Classes.token(each).equals(type)) {
                broken.accept(each, "%s has the TYPE %s, not %s".formatted(each.getName(), type, Classes.token(each)));
            }
        })));
    }

    /** What is internal to the SDK may change with any version of it, so one class alone knows of it. */
    @Test
    void onlyTheEmbeddedEngineReachesIntoTheSdk() {
        holds(noClasses()
                .that(not(belongToAnyOf(EmbeddedEngine.class)))
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
