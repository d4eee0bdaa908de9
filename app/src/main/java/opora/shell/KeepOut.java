package opora.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Keeps staff who act in somebody's place out of what concerns that person alone.
class KeepOut implements HandlerInterceptor {
    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        var person = Person.asking(request);
        if (person != null
                && person.behind() != null
                && handler instanceof HandlerMethod method
                && method.getBeanType().getPackage().isAnnotationPresent(ForThemselves.class)
                && !method.hasMethodAnnotation(ForThemselves.InPlaceToo.class)) {
            throw new NotInTheirPlace(person.username());
        }
        return true;
    }
}
