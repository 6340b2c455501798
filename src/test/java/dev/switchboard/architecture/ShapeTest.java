package dev.switchboard.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ShapeTest {
    private static final int LONGEST_FILE = 300;
    private static final int LONGEST_METHOD = 30;
    private static final int LONGEST_LAMBDA = 3;
    private static final int MOST_CONSTRUCTOR_PARAMETERS = 6;

    private static final Pattern EMPTY_NAMES =
            Pattern.compile(".*(Util|Utils|Helper|Helpers|Common|Misc|Manager|Impl)|(Base|Abstract)([A-Z].*)?");

    private static final JavaSources SOURCES = JavaSources.parse();

    @Test
    void noFileIsLong() throws IOException {
        for (var path : JavaSources.paths()) {
            assertThat(Files.readAllLines(path)).as(path.toString()).hasSizeLessThanOrEqualTo(LONGEST_FILE);
        }
    }

    @Test
    void noMethodIsLong() {
        assertThat(violations(new Scan() {
                    @Override
                    public Void visitMethod(MethodTree method, List<String> found) {
                        reportIf(method.getBody() != null && lines(method) > LONGEST_METHOD, method, found);
                        return super.visitMethod(method, found);
                    }
                }))
                .isEmpty();
    }

    @Test
    void aLambdaIsAFewStatementsOrAMethodOfItsOwn() {
        assertThat(violations(new Scan() {
                    @Override
                    public Void visitLambdaExpression(LambdaExpressionTree lambda, List<String> found) {
                        boolean isLong = lambda.getBody() instanceof BlockTree block
                                && block.getStatements().size() > LONGEST_LAMBDA;
                        reportIf(isLong, lambda, found);
                        return super.visitLambdaExpression(lambda, found);
                    }
                }))
                .isEmpty();
    }

    @Test
    void aConstructorTakesFewThings() {
        assertThat(violations(new Scan() {
                    @Override
                    public Void visitMethod(MethodTree method, List<String> found) {
                        boolean isConstructor = method.getName().contentEquals("<init>")
                                && getCurrentPath().getParentPath().getLeaf().getKind() != Tree.Kind.RECORD;
                        boolean takesMany = method.getParameters().size() > MOST_CONSTRUCTOR_PARAMETERS;
                        reportIf(isConstructor && takesMany, method, found);
                        return super.visitMethod(method, found);
                    }
                }))
                .isEmpty();
    }

    @Test
    void aNameSaysWhatAThingIs() {
        assertThat(violations(new Scan() {
                    @Override
                    public Void visitClass(ClassTree type, List<String> found) {
                        reportIf(EMPTY_NAMES.matcher(type.getSimpleName()).matches(), type, found);
                        return super.visitClass(type, found);
                    }
                }))
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() throws IOException {
        for (var name : packages()) {
            var info = JavaSources.ROOTS.stream()
                    .map(root -> root.resolve(name.replace('.', '/')).resolve("package-info.java"))
                    .filter(Files::exists)
                    .toList();

            assertThat(info)
                    .as(name)
                    .isNotEmpty()
                    .allSatisfy(path -> assertThat(path).content().contains("@NullMarked", "/**"));
        }
    }

    private static Set<String> packages() {
        return SOURCES.units().stream()
                .map(unit -> Objects.requireNonNull(unit.getPackageName()).toString())
                .collect(Collectors.toSet());
    }

    private static List<String> violations(Scan scan) {
        var found = new ArrayList<String>();
        for (var unit : SOURCES.units()) {
            scan.unit = unit;
            scan.scan(unit, found);
        }
        return found;
    }

    /** Walks one source and collects the places that break a rule. */
    private abstract static class Scan extends TreePathScanner<Void, List<String>> {
        private CompilationUnitTree unit = SOURCES.units().get(0);

        int lines(Tree tree) {
            return SOURCES.lines(unit, tree);
        }

        void reportIf(boolean isBroken, Tree tree, List<String> found) {
            if (isBroken) {
                found.add(SOURCES.where(unit, tree));
            }
        }
    }
}
