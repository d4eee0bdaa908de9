package opora.identity;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class IdentityWeb implements WebMvcConfigurer {
    private final LastSeen lastSeen;
    private final HandedOver handedOver;

    IdentityWeb(LastSeen lastSeen, HandedOver handedOver) {
        this.lastSeen = lastSeen;
        this.handedOver = handedOver;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(handedOver).excludePathPatterns("/assets/**");
        interceptors.addInterceptor(lastSeen).excludePathPatterns("/assets/**");
    }
}
