package opora.privacy;

import java.util.List;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Journal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What people can agree to. A wording is never changed, only followed by another.
@Component
class Purposes {
    private final Database database;
    private final JdbcClient db;
    private final Journal journal;

    Purposes(Database database, JdbcClient db, Journal journal) {
        this.database = database;
        this.db = db;
        this.journal = journal;
    }

    /// The current wording of each, with how many agree to just that.
    List<PurposeRow> all() {
        var sql =
                """
                select p.*, (
                    select count(*) from (
                        select distinct on (username) version, given from privacy.decisions d
                        where d.purpose = p.name order by username, position desc) latest
                    where latest.given and latest.version = p.version) as agreed
                from (select distinct on (name) * from privacy.purposes order by name, version desc) p
                order by p.name
                """;
        return db.sql(sql).query(PurposeRow.class).list();
    }

    void publish(PurposeForm form) {
        database.transact(
                "privacy",
                _ -> {
                    db.sql("select pg_advisory_xact_lock(hashtextextended('privacy.purposes', 0))")
                            .query()
                            .singleRow();
                    var version = insert(form);
                    var deed = Deed.of("privacy.purpose.published", form.typedName());
                    journal.tell(
                            deed.to("version", version)
                                    .to("ru", form.typedWordsRu())
                                    .to("en", form.typedWordsEn()));
                    return version;
                });
    }

    private int insert(PurposeForm form) {
        var sql =
                """
                insert into privacy.purposes (name, version, title_ru, title_en, words_ru, words_en)
                select :name, coalesce(max(version), 0) + 1, :titleRu, :titleEn, :wordsRu, :wordsEn
                from privacy.purposes where name = :name returning version
                """;
        return db.sql(sql)
                .param("name", form.typedName())
                .param("titleRu", form.typedTitleRu())
                .param("titleEn", form.typedTitleEn())
                .param("wordsRu", form.typedWordsRu())
                .param("wordsEn", form.typedWordsEn())
                .query(Integer.class)
                .single();
    }
}
