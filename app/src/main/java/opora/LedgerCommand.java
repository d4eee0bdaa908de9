package opora;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import opora.billing.LedgerAudit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The books, from the command line, whether or not the application runs.
@Command(
        name = "ledger",
        description = "Audit the ledger.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "verify",
        footerHeading = "%nExamples:%n",
        footer = {
            "  opora ledger verify                 the ledger in ./data",
            "  opora ledger verify --database jdbc:postgresql://db/billing"
        })
final class LedgerCommand {
    @Spec private CommandSpec spec;

    @Command(
            description =
                    "Hold all accounts, postings and holds against each other. What is wrong is named;"
                            + " the exit code is then 1.",
            mixinStandardHelpOptions = true)
    int verify(
            @Option(
                            names = {"-d", "--data"},
                            paramLabel = "DIR",
                            description =
                                    "Data folder of an Opora (default: ./data, else ./data/demo).")
                    @Nullable Path data,
            @Option(
                            names = "--database",
                            paramLabel = "URL",
                            description = "JDBC address of billing's database.")
                    @Nullable String database) {
        var findings =
                database == null
                        ? KeptData.read(KeptData.folder(data), LedgerCommand::at)
                        : at(database);
        var out = spec.commandLine().getOut();
        findings.forEach(out::println);
        out.println(findings.isEmpty() ? "The ledger is right." : wrong(findings.size()));
        out.flush();
        return findings.isEmpty() ? 0 : 1;
    }

    private static String wrong(int count) {
        return "The ledger is wrong in " + count + (count == 1 ? " place." : " places.");
    }

    private static List<LedgerAudit.Finding> at(String url) {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            LedgerAudit.freeze(connection);
            return LedgerAudit.of(connection);
        } catch (SQLException e) {
            throw new Misuse("cannot read the ledger at " + url + ": " + e.getMessage(), e);
        }
    }
}
