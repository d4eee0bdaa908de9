package opora.backbone;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.List;

/// A method annotated with [Handles] that takes every event as it came.
record RawHandler(String name, MethodHandle method) {
    static boolean is(Method method) {
        return method.getParameterCount() == 1
                && method.getGenericParameterTypes()[0] instanceof ParameterizedType type
                && type.getRawType() == List.class
                && type.getActualTypeArguments()[0] == RawEvent.class;
    }

    static RawHandler of(Object bean, Method method) {
        var name = bean.getClass().getSimpleName() + "." + method.getName();
        try {
            method.setAccessible(true);
            return new RawHandler(name, MethodHandles.lookup().unreflect(method).bindTo(bean));
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("cannot call " + name, e);
        }
    }

    void handle(List<RawEvent> batch) throws Exception {
        try {
            method.invoke(batch);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
