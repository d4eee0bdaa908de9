package opora.identity;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class IdentityWeb implements WebMvcConfigurer {
    private final LastSeen lastSeen;

    IdentityWeb(LastSeen lastSeen) {
        this.lastSeen = lastSeen;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(lastSeen).excludePathPatterns("/assets/**");
    }
}
