package opora.tickets;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Gathers what an agent should know of whoever they talk with, within what the agent may see.
@Component
class CustomerCards {
    private static final int SHOWN = 6;
    private static final int LOOKED_AT = 200;

    private final JdbcClient db;
    private final FindPeople people;

    CustomerCards(JdbcClient db, FindPeople people) {
        this.db = db;
        this.people = people;
    }

    CustomerCard of(Sight sight, Ticket ticket) {
        var customer = ticket.caller().username();
        var known = people.named(customer);
        var all = newest(sight, customer);
        var others = all.stream().filter(line -> line.number() != ticket.number()).toList();
        return new CustomerCard(
                ticket.caller(),
                known.map(FoundPerson::address).orElse(ticket.matter().address()),
                plans(customer),
                others.stream()
                        .map(Line::product)
                        .filter(product -> !product.isEmpty())
                        .distinct()
                        .limit(SHOWN)
                        .toList(),
                others.stream().limit(SHOWN).toList(),
                others.stream().filter(line -> line.phase().open()).count(),
                stars(sight, customer));
    }

    private List<Line> newest(Sight sight, String customer) {
        var sql =
                Line.SELECT
                        + " where customer = :customer"
                        + sight.limits()
                        + " order by number desc limit :limit";
        return Lists.parameters(db.sql(sql), sight)
                .param("customer", customer)
                .param("limit", LOOKED_AT)
                .query(Line::of)
                .list();
    }

    private List<CustomerCard.HeldPlan> plans(String customer) {
        var sql =
                """
                select h.plan, coalesce(p.russian, '') as russian, coalesce(p.english, '') as english, h.state
                from tickets.held_plans h left join tickets.plans p on p.plan = h.plan
                where h.username = ? and h.state <> 'ENDED' order by h.at desc limit 5
                """;
        return db.sql(sql).param(customer).query(CustomerCard.HeldPlan.class).list();
    }

    private int stars(Sight sight, String customer) {
        var sql =
                "select stars from tickets.tickets where customer = :customer and stars > 0"
                        + sight.limits()
                        + " order by number desc limit 1";
        return Lists.parameters(db.sql(sql), sight)
                .param("customer", customer)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }
}
