package opora.identity;

import java.util.List;
import java.util.Set;
import opora.Settings;
import opora.shell.Person;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/// The people of the demo. They join like everybody else; their passwords are no secret.
@Component
public class DemoPeople implements ApplicationRunner {
    /// Anna has money, Boris has next to none, Clara works here, Daria decides who may do what,
    /// Egor does the work of tickets, Faina answers the phone, Gleb sees to both.
    public static final List<DemoPerson> PEOPLE =
            List.of(
                    new DemoPerson(
                            "anna",
                            "anna@example.com",
                            "Green-Lantern-12",
                            Set.of(Person.CUSTOMER),
                            "ru"),
                    new DemoPerson(
                            "boris",
                            "boris@example.com",
                            "Paper-Boats-26",
                            Set.of(Person.CUSTOMER),
                            "en"),
                    new DemoPerson(
                            "clara",
                            "clara@example.com",
                            "Silver-Bridge-31",
                            Set.of(Person.CUSTOMER, "staff"),
                            "ru"),
                    new DemoPerson(
                            "daria",
                            "daria@example.com",
                            "Amber-Compass-47",
                            Set.of(Person.ADMINISTRATOR),
                            "ru"),
                    new DemoPerson(
                            "egor",
                            "egor@example.com",
                            "Copper-Kettle-58",
                            Set.of(Person.CUSTOMER, "expert"),
                            "ru"),
                    new DemoPerson(
                            "faina",
                            "faina@example.com",
                            "Velvet-Harbour-63",
                            Set.of(Person.CUSTOMER, "agent"),
                            "ru"),
                    new DemoPerson(
                            "gleb",
                            "gleb@example.com",
                            "Marble-Orchard-74",
                            Set.of(Person.CUSTOMER, "manager"),
                            "en"));

    private final Settings settings;
    private final Accounts accounts;
    private final RegisterAccount registrations;

    DemoPeople(Settings settings, Accounts accounts, RegisterAccount registrations) {
        this.settings = settings;
        this.accounts = accounts;
        this.registrations = registrations;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.demo()) {
            PEOPLE.stream()
                    .filter(person -> accounts.named(person.username()).isEmpty())
                    .forEach(this::join);
        }
    }

    private void join(DemoPerson person) {
        var registration = new Registration(person.username(), person.email(), person.password());
        var answer =
                registrations.register(registration, person.roles(), "demo", person.language());
        if (answer instanceof RegisterAnswer.Flawed(var flaws)) {
            throw new IllegalStateException(person.username() + " could not join: " + flaws);
        }
    }
}
