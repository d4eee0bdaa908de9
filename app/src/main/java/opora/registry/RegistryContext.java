package opora.registry;

import opora.backbone.KafkaSchemaRegistry;
import opora.backbone.RegistryApi;
import opora.backbone.SchemaRegistry;
import opora.shell.Door;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Every process shows the registry it has. One that lives elsewhere has an address of its own.
@Configuration(proxyBeanMethods = false)
@Import(RegistryController.class)
public class RegistryContext {
    /// The controller itself tells readers from writers.
    @Bean
    Door registryDoor() {
        return Door.everybody("/registry/**");
    }

    @Bean
    Registry registry(SchemaRegistry schemas) {
        return schemas instanceof KafkaSchemaRegistry ours
                ? new RegistryApi(ours)::answer
                : _ -> RegistryController.refusal(404, "the schema registry in use is another one");
    }

    /// What answers a request about schemas.
    interface Registry {
        RegistryApi.Answer answer(RegistryApi.Request request);
    }
}
