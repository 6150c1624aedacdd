import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.util.List;

/// A delivery of good lines: publishers in several spellings, authors that two people are called, twice in a line or nobody.
public final class TakesIn implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        long number = subject.random().nextLong(1_000_000);
        Object report =
                Desk.takeIn(
                        subject,
                        List.of(
                                Desk.HEADER,
                                Desk.isbn(number) + ";The Weight of Snow;Kari Ødegård;Harbour Press;2024;19.90",
                                "978-1-23456-783-5; Small Engines ;Tom Baker | Petra Lindqvist;Blue Door;2022;32",
                                "9781234567828;L'hiver des oiseaux;Zoë Lefèvre|Kari Ødegård|Zoë Lefèvre; éditions  du nord;2023;12,50",
                                "978 1 23456 780 4;Bread and Maps; Nguyễn Thị Mai ;Nowhere Books;n.d.;14.0",
                                ";Parish Accounts 1830–1870;;;1871;",
                                "9781234567774;Kızıl Nehir;Deniz Aydın | Zoë Lefèvre;NOWHERE  BOOKS;2027;",
                                ";Parish Accounts 1830–1870;;;;0.5",
                                Desk.isbn(number + 1) + ";\"Quoted\";Petra Lindqvist|Tom Baker|Inês Carvalho;;0987;999999"));
        return List.of(report, Desk.books(subject.database()));
    }
}
