package dev.switchboard.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InterfacesTest {
    /** The other two series do not speak to visitors yet. */
    private static final Set<String> WAITING_FOR_MORE = Set.of("dev.switchboard.dialect.VisitorDialect");

    @Test
    void anInterfaceHasMoreThanOneImplementation() {
        var interfaces = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages(Packages.ROOT).stream()
                        .filter(type -> type.isInterface() && !type.isAnnotation())
                        .filter(type -> !type.isAnnotatedWith(FunctionalInterface.class))
                        .filter(type -> !WAITING_FOR_MORE.contains(type.getName()));

        assertThat(interfaces).noneMatch(type -> implementations(type) == 1);
    }

    private static long implementations(JavaClass type) {
        return type.getAllSubclasses().stream()
                .filter(heir -> !heir.isInterface())
                .count();
    }
}
