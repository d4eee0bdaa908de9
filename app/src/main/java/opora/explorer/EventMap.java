package opora.explorer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Signature;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import opora.backbone.Backbone;
import opora.backbone.Handles;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who publishes and who handles which event, read from the compiled code. So it knows contexts
/// that run elsewhere, and nobody has to keep a list.
/// - Whoever constructs an event, or has it made out of a row, publishes it.
/// - Whoever has a method with [Handles] that takes it, or reads it by [Backbone#tail], handles it.
///
/// @param producers contexts by event type
/// @param consumers contexts by event type
record EventMap(Map<String, Set<String>> producers, Map<String, Set<String>> consumers) {
    private static final String ROOT = "opora/";
    private static final String HANDLES = Handles.class.descriptorString();
    private static final String BACKBONE = internal(Backbone.class);
    private static final String STATEMENT = internal(JdbcClient.StatementSpec.class);

    /// @param events the full names of all events
    static EventMap of(Set<String> events) {
        var map = new EventMap(new TreeMap<>(), new TreeMap<>());
        try {
            var files = new PathMatchingResourcePatternResolver().getResources(pattern());
            for (var file : files) {
                map.read(ClassFile.of().parse(file.getContentAsByteArray()), events);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return map;
    }

    /// The classes that this one was delivered with.
    private static String pattern() {
        var own = internal(EventMap.class) + ".class";
        var here = String.valueOf(EventMap.class.getClassLoader().getResource(own));
        return here.substring(0, here.length() - own.length()) + ROOT + "*/*.class";
    }

    private void read(ClassModel type, Set<String> events) {
        var name = type.thisClass().asInternalName();
        var context = name.substring(ROOT.length(), name.indexOf('/', ROOT.length()));
        if (events.contains(dotted(name))) {
            return; // an event's own code, such as a copy with another value
        }
        for (var method : type.methods()) {
            handled(method).stream()
                    .filter(events::contains)
                    .forEach(e -> add(consumers, e, context));
            constructed(method).stream()
                    .filter(events::contains)
                    .forEach(e -> add(producers, e, context));
            namedBefore(method, BACKBONE, "tail").stream()
                    .filter(events::contains)
                    .forEach(e -> add(consumers, e, context));
        }
    }

    private static void add(Map<String, Set<String>> map, String event, String context) {
        map.computeIfAbsent(event, e -> new TreeSet<>()).add(context);
    }

    private static Set<String> handled(MethodModel method) {
        var handles =
                method.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                        .flatMap(found -> found.annotations().stream())
                        .anyMatch(one -> one.className().equalsString(HANDLES));
        var names = new HashSet<String>();
        if (handles) {
            method.methodTypeSymbol().parameterList().forEach(p -> names.add(nameOf(p)));
            method.findAttribute(Attributes.signature())
                    .ifPresent(
                            found ->
                                    found.asMethodSignature()
                                            .arguments()
                                            .forEach(argument -> collect(argument, names)));
        }
        return names;
    }

    private static void collect(Signature signature, Set<String> names) {
        if (signature instanceof Signature.ClassTypeSig type) {
            names.add(nameOf(type.classDesc()));
            for (var argument : type.typeArgs()) {
                if (argument instanceof Signature.TypeArg.Bounded bounded) {
                    collect(bounded.boundType(), names);
                }
            }
        }
    }

    /// By `new`, by a reference to the constructor, or by Spring out of a row.
    private static List<String> constructed(MethodModel method) {
        var names = namedBefore(method, STATEMENT, "query");
        method.code().stream()
                .flatMap(CodeModel::elementStream)
                .forEach(
                        element -> {
                            switch (element) {
                                case InvokeInstruction call
                                        when call.name().equalsString("<init>") ->
                                        names.add(dotted(call.owner().asInternalName()));
                                case InvokeDynamicInstruction made ->
                                        made.bootstrapArgs().stream()
                                                .flatMap(EventMap::constructor)
                                                .forEach(names::add);
                                default -> {}
                            }
                        });
        return names;
    }

    private static Stream<String> constructor(ConstantDesc argument) {
        return argument instanceof DirectMethodHandleDesc handle
                        && handle.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR
                ? Stream.of(nameOf(handle.owner()))
                : Stream.empty();
    }

    /// The classes that stand as constants right before a call of this method.
    private static List<String> namedBefore(MethodModel method, String owner, String called) {
        var names = new ArrayList<String>();
        var last = new String[] {""};
        method.code().stream()
                .flatMap(CodeModel::elementStream)
                .forEach(
                        element -> {
                            if (element instanceof ConstantInstruction constant
                                    && constant.constantValue() instanceof ClassDesc type) {
                                last[0] = nameOf(type);
                            } else if (element instanceof InvokeInstruction call
                                    && call.name().equalsString(called)
                                    && call.owner().asInternalName().equals(owner)) {
                                names.add(last[0]);
                            }
                        });
        return names;
    }

    private static String internal(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    private static String nameOf(ClassDesc type) {
        return type.isClassOrInterface()
                ? dotted(type.descriptorString().substring(1, type.descriptorString().length() - 1))
                : type.displayName();
    }

    /// As events are named: a nested record's name has a dot.
    private static String dotted(String internal) {
        return internal.replace('/', '.').replace('$', '.');
    }
}
