package dev.switchboard.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PackagesTest {
    private static final JavaClasses CODE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(Packages.ROOT);

    static Stream<String> packages() {
        return Packages.inOrder().stream();
    }

    @Test
    void theTableNamesThePackagesThatExist() {
        var existing = CODE.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));

        assertThat(existing)
                .containsExactlyInAnyOrderElementsOf(
                        packages().map(Packages::fullName).toList());
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageUsesOnlyWhatItMay(String name) {
        var allowed = Stream.concat(Stream.of(name), Packages.mayUse(name).stream())
                .map(Packages::fullName)
                .collect(Collectors.toSet());

        classes()
                .that()
                .resideInAPackage(Packages.fullName(name))
                .should()
                .onlyDependOnClassesThat(areForeignOrIn(allowed))
                .allowEmptyShould(true)
                .check(CODE);
    }

    private static DescribedPredicate<JavaClass> areForeignOrIn(Set<String> packages) {
        return DescribedPredicate.describe(
                "are not ours or in " + new TreeSet<>(packages),
                each -> !each.getPackageName().startsWith(Packages.ROOT) || packages.contains(each.getPackageName()));
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageUsesOnlyPackagesBelowIt(String name) {
        var order = Packages.inOrder();

        assertThat(Packages.mayUse(name))
                .allSatisfy(used -> assertThat(order.indexOf(used)).isGreaterThan(order.indexOf(name)));
    }

    @Test
    void thereAreNoCycles() {
        SlicesRuleDefinition.slices()
                .matching(Packages.ROOT + ".(**)")
                .should()
                .beFreeOfCycles()
                .check(CODE);
    }
}
