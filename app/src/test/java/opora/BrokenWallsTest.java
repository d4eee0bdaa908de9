package opora;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules of [WallsTest] refuse code that breaks them. The events come from the product, and the
/// code from packages called `broken`.
class BrokenWallsTest {
    private static final JavaClasses BROKEN =
            new ClassFileImporter()
                    .importPackages(
                            "opora.orders.broken",
                            "opora.shell.broken",
                            "opora.billing",
                            "opora.orders");

    @Test
    void refusesALookBehindTheWallButNotAtAnEvent() {
        assertThat(refused(new Walls(BROKEN).around("orders")))
                .contains("opora.orders.broken.LooksIntoTheWallet")
                .doesNotContain("opora.orders.broken.HearsOfPayments");
    }

    @Test
    void refusesASharedPartThatKnowsAContext() {
        assertThat(refused(Walls.aroundWhatAllShare()))
                .containsOnly("opora.shell.broken.KnowsOrders");
    }

    @Test
    void refusesAContextThatStartsTheProcess() {
        assertThat(refused(Walls.beforeTheStart()))
                .containsOnly("opora.orders.broken.StartsItself");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Service", "Impl", "Manager", "Helper", "Util", "Utils", "Dto", "DTO", "Entity"
            })
    void refusesANameThatSaysNothing(String ending) {
        assertThat(refused(Walls.ofNames())).contains("opora.orders.broken.Names$Order" + ending);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from billing.wallets",
                "select 1 from orders.orders o JOIN billing.transfers t on true",
                "insert into gateway.orders values (1)",
                "update billing.wallets set balance = 0",
                "alter table identity.accounts add x int",
                "x text references customers.profiles",
                "delete from only explorer.events",
                "drop table if exists notifications.wishes"
            })
    void refusesSqlThatNamesTablesOfOthers(String sql) {
        assertThat(Walls.trespasses("orders", sql)).hasSize(1);
    }

    @Test
    void letsAContextNameItsOwnTables() {
        var sql = "update orders.orders set status = 'PAID' where id in (select id from orders.o)";
        assertThat(Walls.trespasses("orders", sql)).isEmpty();
    }

    /// Which of the broken classes the rule complains about.
    private static List<String> refused(ArchRule rule) {
        var complaint = rule.evaluate(BROKEN).getFailureReport().toString();
        return BROKEN.stream()
                .map(JavaClass::getName)
                .filter(name -> name.contains(".broken."))
                .filter(
                        name ->
                                complaint.contains("<" + name + ">")
                                        || complaint.contains("<" + name + "."))
                .toList();
    }
}
