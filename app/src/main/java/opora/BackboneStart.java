package opora;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import opora.backbone.Backbone;
import opora.backbone.Handles;
import opora.backbone.Topic;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/// Sets the backbone going once all handlers exist, beside the web server's own start, and stops it
/// after the last request.
@Component
class BackboneStart implements SmartLifecycle {
    private final Backbone backbone;
    private final ConfigurableListableBeanFactory beans;
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private volatile boolean running;

    BackboneStart(Backbone backbone, ConfigurableListableBeanFactory beans) {
        this.backbone = backbone;
        this.beans = beans;
    }

    @Override
    public void start() {
        running = true;
        handlers().forEach(backbone::context);
        Thread.ofVirtual()
                .name("backbone-start")
                .start(
                        () -> {
                            try {
                                backbone.declare(events());
                                backbone.start();
                                started.complete(null);
                            } catch (RuntimeException | Error e) {
                                started.completeExceptionally(e);
                            }
                        });
    }

    /// Completes when events flow.
    CompletableFuture<Void> started() {
        return started;
    }

    private Map<String, List<Object>> handlers() {
        var handlers = new LinkedHashMap<String, List<Object>>();
        for (var name : beans.getBeanDefinitionNames()) {
            var type = beans.getType(name);
            if (type != null && type.getPackageName().startsWith("opora.") && handles(type)) {
                handlers.computeIfAbsent(Contexts.of(type), context -> new ArrayList<>())
                        .add(beans.getBean(name));
            }
        }
        return handlers;
    }

    private static boolean handles(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(method -> method.isAnnotationPresent(Handles.class));
    }

    /// Every event of every context, handled here or not: their topics have to exist, and whoever
    /// shows events shows those of other processes too.
    private static List<Class<?>> events() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Topic.class));
        return Stream.concat(Contexts.NAMES.stream(), Stream.of("shell"))
                .flatMap(context -> scanner.findCandidateComponents("opora." + context).stream())
                .<Class<?>>map(
                        found ->
                                ClassUtils.resolveClassName(
                                        String.valueOf(found.getBeanClassName()), null))
                .toList();
    }

    @Override
    public void stop() {
        running = false;
        // a start that is still under way would go on with what is closed below it
        started.exceptionally(failed -> null).completeOnTimeout(null, 5, TimeUnit.SECONDS).join();
        backbone.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Before the web server, whose phase is the last but one, and so after it when stopping.
    @Override
    public int getPhase() {
        return 0;
    }
}
