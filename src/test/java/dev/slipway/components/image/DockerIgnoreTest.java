package dev.slipway.components.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.testing.BuildFolders;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule of the documentation of dockerignore files, and of the wildcards that it refers to. */
class DockerIgnoreTest {
    /** Lines are separated by a bar. */
    @ParameterizedTest(name = "[{0}] and {1}: {2}")
    @CsvSource({
        // Comments and empty lines say nothing; a # elsewhere is part of a name.
        "# comment,                 '# comment',               false",
        "|  |,                      file,                      false",
        "a#b,                       a#b,                       true",
        "' #a',                     #a,                        true",
        // Names that start with temp in a folder of the root.
        "*/temp*,                   somedir/temporary.txt,     true",
        "*/temp*,                   somedir/temp,              true",
        "*/temp*,                   somedir/temp/file,         true",
        "*/temp*,                   temporary.txt,             false",
        "*/temp*,                   a/b/temporary.txt,         false",
        // And two levels below the root.
        "*/*/temp*,                 somedir/subdir/temporary.txt, true",
        "*/*/temp*,                 somedir/temporary.txt,     false",
        // One more character.
        "temp?,                     tempa,                     true",
        "temp?,                     tempb/file,                true",
        "temp?,                     temp,                      false",
        "temp?,                     tempab,                    false",
        "temp?,                     dir/tempa,                 false",
        // The root of the context is the root and the working folder.
        "/foo/bar,                  foo/bar,                   true",
        "foo/bar,                   foo/bar,                   true",
        "foo/bar,                   sub/foo/bar,               false",
        // White space, ., .. and redundant slashes are removed; a single . is ignored.
        "'  foo  ',                 foo,                       true",
        "./foo/,                    foo/bar,                   true",
        "a/../foo//bar,             foo/bar,                   true",
        ".,                         foo,                       false",
        "/,                         foo,                       false",
        "../foo,                    foo,                       false",
        // Any number of folders, none included.
        "**/*.go,                   main.go,                   true",
        "**/*.go,                   a/b/main.go,               true",
        "**/*.go,                   main.gone,                 false",
        "**,                        a/b/c,                     true",
        "docs/**,                   docs/a/b,                  true",
        "docs/**,                   docs,                      false",
        "a/**/z,                    a/z,                       true",
        "a/**/z,                    a/b/c/z,                   true",
        "a/**/z,                    b/a/z,                     false",
        "**/target,                 target/app.jar,            true",
        "**/target,                 orders/target/app.jar,     true",
        "**/target,                 targets/app.jar,           false",
        // A folder takes all that is in it along.
        "docs,                      docs/a/b.md,               true",
        "docs,                      docs2,                     false",
        // The last line that matches decides.
        "*.md|!README.md,           CHANGES.md,                true",
        "*.md|!README.md,           README.md,                 false",
        "*.md|!README*.md|README-secret.md, README-secret.md,  true",
        "*.md|!README*.md|README-secret.md, README-x.md,       false",
        "*.md|README-secret.md|!README*.md, README-secret.md,  false",
        "!README.md|*.md,           README.md,                 true",
        // Exceptions for included files.
        "*|!target/image|!java.options, target/image/lib/a.jar, false",
        "*|!target/image|!java.options, java.options,          false",
        "*|!target/image|!java.options, target/classes/A.class, true",
        "*|! src,                   src/App.java,              false",
        // Wildcards stay within one name.
        "a*,                        a,                         true",
        "a*,                        abc,                       true",
        "*b*.txt,                   abc.txt,                   true",
        "a?b,                       a/b,                       false",
        "a*b,                       a/b,                       false",
        // A class of characters, a range, neither, and those that mean something elsewhere.
        "ab[c],                     abc,                       true",
        "ab[b-d],                   abc,                       true",
        "ab[e-g],                   abc,                       false",
        "ab[^c],                    abc,                       false",
        "ab[^e-g],                  abc,                       true",
        "'a[[&]b',                  a&b,                       true",
        "'a[!x]b',                  'a!b',                     true",
        "'[x\\-]',                  -,                         true",
        "'[\\]a]',                  ],                         true",
        // A literal character.
        "'a\\*b',                   a*b,                       true",
        "'a\\*b',                   axb,                       false",
        "'a.|$(b)+{c}^',            abb,                       false",
        "'a(b)+{c}^$.txt',          'a(b)+{c}^$.txt',          true",
        "abc.def,                   abcZdef,                   false",
        "a?b,                       a☺b,                       true",
        "😀*,                        😀.txt,                     true",
    })
    void aPathIsLeftOutByTheRules(String lines, String path, boolean excluded) {
        var rules = DockerIgnore.parse(List.of(lines.split("\\|", -1)));

        assertThat(rules.excludes(path)).isEqualTo(excluded);
    }

    @Test
    void aByteOrderMarkIsDropped() {
        assertThat(DockerIgnore.parse(List.of("\uFEFFdocs")).excludes("docs")).isTrue();
    }

    /** So that a folder with ten thousand files that Docker never sees costs nothing. */
    @ParameterizedTest(name = "[{0}] and {1}: {2}")
    @CsvSource({
        "node_modules,              node_modules,              true",
        "node_modules,              src,                       false",
        "*|!target/image,           node_modules,              true",
        "*|!target/image,           target,                    false",
        "*|!target/image,           target/classes,            true",
        "*|!target/image,           target/image/lib,          false",
        "*|!target/*.jar,           target,                    false",
        "*|!target/*.jar,           src,                       true",
        "*|!**/*.jar,               src,                       false",
    })
    void aFolderIsSkippedWhereAllOfItIsExcluded(String lines, String folder, boolean skipped) {
        var rules = DockerIgnore.parse(List.of(lines.split("\\|")));

        assertThat(rules.excludesAllOf(folder)).isEqualTo(skipped);
    }

    @Test
    void theFileOfTheDockerfileComesFirst(@TempDir Path project) {
        var context = BuildFolders.context(project);
        assertThat(DockerIgnore.of(context).excludes("a")).isFalse();

        BuildFolders.write(project, "app/.dockerignore", "a\n");
        assertThat(DockerIgnore.of(context).excludes("a")).isTrue();

        BuildFolders.write(project, "app/Dockerfile.dockerignore", "b\n");
        assertThat(DockerIgnore.of(context).excludes("a")).isFalse();
        assertThat(DockerIgnore.of(context).excludes("b")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "a[", "a[^", "[]a]", "[-]", "[x-]", "[a-b-c]", "a\\"})
    void aPatternThatDockerRefusesIsRefused(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DockerIgnore.parse(List.of(pattern)))
                .withMessage("the pattern '" + pattern + "' is not complete; close its [ ] and put a character after"
                        + " its \\");
    }

    @Test
    void aRefusalNamesFileAndFolder(@TempDir Path project) {
        var context = BuildFolders.context(project);
        BuildFolders.write(project, "app/.dockerignore", "*\n!\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DockerIgnore.of(context))
                .withMessage(
                        "context: .dockerignore of the build folder app: the line '!' has no pattern; write the pattern"
                                + " of the files to include again after it");
    }
}
