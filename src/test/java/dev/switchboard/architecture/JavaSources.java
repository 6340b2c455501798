package dev.switchboard.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.tools.ToolProvider;

/** The Java sources of the project, read by the compiler's own parser. */
final class JavaSources {
    static final List<Path> ROOTS = List.of(Path.of("src/main/java"), Path.of("src/test/java"));

    private final List<CompilationUnitTree> units;
    private final SourcePositions positions;

    private JavaSources(List<CompilationUnitTree> units, SourcePositions positions) {
        this.units = units;
        this.positions = positions;
    }

    /** Parses every source of the project. */
    static JavaSources parse() {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var sources = files.getJavaFileObjectsFromPaths(paths());
            var task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, sources);
            var units = StreamSupport.stream(task.parse().spliterator(), false)
                    .<CompilationUnitTree>map(unit -> unit)
                    .toList();
            return new JavaSources(units, Trees.instance(task).getSourcePositions());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files. */
    static List<Path> paths() {
        return ROOTS.stream()
                .flatMap(JavaSources::walk)
                .filter(path -> path.toString().endsWith(".java"))
                .sorted()
                .toList();
    }

    private static Stream<Path> walk(Path root) {
        try (var paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<CompilationUnitTree> units() {
        return units;
    }

    /** How many lines a part of a source takes. */
    int lines(CompilationUnitTree unit, Tree tree) {
        return (int) (line(unit, positions.getEndPosition(unit, tree)) - line(unit, start(unit, tree)) + 1);
    }

    /** File and line, for a message. */
    String where(CompilationUnitTree unit, Tree tree) {
        return unit.getSourceFile().getName() + ":" + line(unit, start(unit, tree));
    }

    private long start(CompilationUnitTree unit, Tree tree) {
        return positions.getStartPosition(unit, tree);
    }

    private static long line(CompilationUnitTree unit, long position) {
        return unit.getLineMap().getLineNumber(position);
    }
}
