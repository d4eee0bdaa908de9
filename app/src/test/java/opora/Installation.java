package opora;

import java.time.Instant;
import java.util.Set;
import opora.backbone.Database;
import opora.identity.UserRegistered;

/// The application as tests meet it: whole in one process, or its contexts apart.
public interface Installation {
    /// Where this context is reached.
    String address(String context);

    /// A part of the process that carries this context.
    <T> T partOf(String context, Class<T> type);

    Tokens tokens();

    /// Somebody nobody else has met, just joined; at the doors of the gateway.
    default Visitor person() {
        var name = Tokens.freshName();
        var database = partOf("identity", Database.class);
        database.transact(
                "identity",
                _ -> {
                    database.publish(
                            new UserRegistered(
                                    name, name + "@example.org", Instant.now(), "api", null));
                    return true;
                });
        var token = tokens().sign(name, Set.of("customer"));
        return new Visitor(address("gateway"), name, token);
    }

    /// The same person at the doors of another context.
    default Visitor at(String context, Visitor person) {
        return new Visitor(address(context), person.username(), person.token());
    }
}
