package savepoint.runner;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/// What a program is made of, by its syntax tree once names have been resolved: methods that it calls, and constructs
/// that a bundle may ask for or forbid.
final class Constructs {
    /// @param construct a word of the list in assignments/README.md, or a method such as `java.sql.Connection.commit`
    record Use(String construct, String file, int line) {}

    private static final int MOST = 2_000;

    /// What takes SQL as its first argument.
    private static final Set<String> TAKE_SQL =
            Set.of(
                    "prepareStatement",
                    "prepareCall",
                    "execute",
                    "executeQuery",
                    "executeUpdate",
                    "executeLargeUpdate",
                    "addBatch",
                    "nativeSQL");

    private final Trees trees;
    private final List<Use> uses = new ArrayList<>();

    /// All that is ever put into a variable.
    private final Map<Element, List<TreePath>> values = new HashMap<>();

    /// What is given to each parameter of the program's own methods.
    private final Map<Element, List<TreePath>> arguments = new HashMap<>();

    private final List<TreePath> sql = new ArrayList<>();

    private Constructs(JavacTask task) {
        this.trees = Trees.instance(task);
    }

    /// @param task that has been analyzed
    static List<Use> of(JavacTask task, Iterable<? extends CompilationUnitTree> units) {
        var found = new Constructs(task);
        for (var unit : units) found.new Scan().scan(unit, null);
        for (var one : found.sql) {
            if (found.isBuilt(one, new HashSet<>())) found.note("built-sql", one);
        }
        return found.uses.stream().distinct().limit(MOST).toList();
    }

    private void note(String construct, TreePath at) {
        var unit = at.getCompilationUnit();
        long position = trees.getSourcePositions().getStartPosition(unit, at.getLeaf());
        int line = position < 0 ? 0 : (int) unit.getLineMap().getLineNumber(position);
        // javac wraps the files that it was given: their names are what is left of them
        var path = unit.getSourceFile().getName();
        uses.add(new Use(construct, path.substring(path.lastIndexOf('/') + 1), line));
    }

    private final class Scan extends TreePathScanner<Void, Void> {
        private final Set<Tree> resources = new HashSet<>();

        @Override
        public Void visitTry(TryTree tree, Void nothing) {
            if (!tree.getResources().isEmpty()) note("try-with-resources", getCurrentPath());
            for (var resource : tree.getResources()) {
                if (resource instanceof VariableTree variable)
                    resources.add(plain(variable.getInitializer()));
            }
            return super.visitTry(tree, null);
        }

        @Override
        public Void visitVariable(VariableTree tree, Void nothing) {
            if (tree.getInitializer() != null)
                value(
                        trees.getElement(getCurrentPath()),
                        new TreePath(getCurrentPath(), tree.getInitializer()));
            return super.visitVariable(tree, null);
        }

        @Override
        public Void visitAssignment(AssignmentTree tree, Void nothing) {
            value(
                    trees.getElement(new TreePath(getCurrentPath(), tree.getVariable())),
                    new TreePath(getCurrentPath(), tree.getExpression()));
            return super.visitAssignment(tree, null);
        }

        @Override
        public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void nothing) {
            value(
                    trees.getElement(new TreePath(getCurrentPath(), tree.getVariable())),
                    new TreePath(getCurrentPath(), tree.getExpression()));
            return super.visitCompoundAssignment(tree, null);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree tree, Void nothing) {
            if (trees.getElement(getCurrentPath()) instanceof ExecutableElement method)
                call(tree, method);
            return super.visitMethodInvocation(tree, null);
        }

        private void call(MethodInvocationTree tree, ExecutableElement method) {
            var owner = ((TypeElement) method.getEnclosingElement()).getQualifiedName().toString();
            var name = method.getSimpleName().toString();
            note(owner + "." + name, getCurrentPath());
            var given = tree.getArguments();
            var taken = method.getParameters();
            for (int i = 0; i < Math.min(given.size(), taken.size()); i++)
                arguments
                        .computeIfAbsent(taken.get(i), _ -> new ArrayList<>())
                        .add(new TreePath(getCurrentPath(), given.get(i)));
            if (name.equals("getConnection") && !resources.contains(tree))
                note("unguarded-connection", getCurrentPath());
            if (!owner.startsWith("java.sql.")) return;
            if (name.equals("prepareStatement") || name.equals("prepareCall"))
                note("prepared-statement", getCurrentPath());
            if (name.equals("createStatement")) note("plain-statement", getCurrentPath());
            if (TAKE_SQL.contains(name) && !given.isEmpty())
                sql.add(new TreePath(getCurrentPath(), given.getFirst()));
        }

        private void value(Element variable, TreePath value) {
            if (variable != null)
                values.computeIfAbsent(variable, _ -> new ArrayList<>()).add(value);
        }
    }

    private static Tree plain(ExpressionTree tree) {
        return tree instanceof ParenthesizedTree inside ? plain(inside.getExpression()) : tree;
    }

    /// Whether a text is put together from pieces of which one is not in the source.
    private boolean isBuilt(TreePath at, Set<Element> seen) {
        return switch (at.getLeaf()) {
            case ParenthesizedTree inside ->
                    isBuilt(new TreePath(at, inside.getExpression()), seen);
            case TypeCastTree cast -> isBuilt(new TreePath(at, cast.getExpression()), seen);
            case ConditionalExpressionTree choice ->
                    isBuilt(new TreePath(at, choice.getTrueExpression()), seen)
                            || isBuilt(new TreePath(at, choice.getFalseExpression()), seen);
            case BinaryTree sum ->
                    !isFixed(new TreePath(at, sum.getLeftOperand()), seen)
                            || !isFixed(new TreePath(at, sum.getRightOperand()), seen);
            case MethodInvocationTree call -> !isFixedCall(at, call, seen);
            case IdentifierTree _, MemberSelectTree _ -> {
                var element = trees.getElement(at);
                if (element == null || !seen.add(element)) yield false;
                var sources = element.getKind() == ElementKind.PARAMETER ? arguments : values;
                var from = sources.getOrDefault(element, List.of());
                // more than one value: pieces may have been added
                yield from.stream().anyMatch(one -> isBuilt(one, seen))
                        || from.stream().anyMatch(one -> isAdded(one) && !isFixed(one, seen));
            }
            default -> false;
        };
    }

    private static boolean isAdded(TreePath value) {
        return value.getParentPath().getLeaf() instanceof CompoundAssignmentTree;
    }

    /// Whether a text stands in the source as it is.
    private boolean isFixed(TreePath at, Set<Element> seen) {
        return switch (at.getLeaf()) {
            case ParenthesizedTree inside ->
                    isFixed(new TreePath(at, inside.getExpression()), seen);
            case BinaryTree sum ->
                    isFixed(new TreePath(at, sum.getLeftOperand()), seen)
                            && isFixed(new TreePath(at, sum.getRightOperand()), seen);
            case ConditionalExpressionTree choice ->
                    isFixed(new TreePath(at, choice.getTrueExpression()), seen)
                            && isFixed(new TreePath(at, choice.getFalseExpression()), seen);
            case MethodInvocationTree call -> isFixedCall(at, call, seen);
            case IdentifierTree _, MemberSelectTree _ -> {
                if (!(trees.getElement(at) instanceof VariableElement variable)) yield false;
                if (variable.getConstantValue() != null) yield true;
                var from =
                        variable.getKind() == ElementKind.PARAMETER
                                ? arguments.getOrDefault(variable, List.of())
                                : values.getOrDefault(variable, List.of());
                if (from.isEmpty()) yield false;
                yield !seen.add(variable) || from.stream().allMatch(one -> isFixed(one, seen));
            }
            case NewClassTree _ -> false;
            default -> at.getLeaf() instanceof com.sun.source.tree.LiteralTree;
        };
    }

    /// A method of String on what is fixed, given what is fixed.
    private boolean isFixedCall(TreePath at, MethodInvocationTree call, Set<Element> seen) {
        if (!(trees.getElement(at) instanceof ExecutableElement method)) return true;
        var owner = ((TypeElement) method.getEnclosingElement()).getQualifiedName().toString();
        boolean text =
                owner.equals("java.lang.String")
                        || owner.startsWith("java.lang.Abstract")
                        || owner.startsWith("java.lang.StringBu");
        // what another method made is judged where it is made
        if (!text) return true;
        if (!owner.equals("java.lang.String")) return false;
        var select = new TreePath(at, call.getMethodSelect());
        boolean receiver =
                !(call.getMethodSelect() instanceof MemberSelectTree member)
                        || method.getModifiers().contains(javax.lang.model.element.Modifier.STATIC)
                        || isFixed(new TreePath(select, member.getExpression()), seen);
        return receiver
                && call.getArguments().stream()
                        .allMatch(one -> isFixed(new TreePath(at, one), seen));
    }
}
